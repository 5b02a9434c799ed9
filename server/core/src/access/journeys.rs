//! What policies ask of a journey: it is measured once, and judged by each of their limits.

use std::{collections::BTreeMap, num::NonZeroU32};

use super::{
    facts::{Facts, Previous},
    findings::Findings,
    places::{Places, Whereabouts},
    policy::Policy,
    reason::Reason,
    rules::Rules,
    travel::{Point, Way},
};

/// Which policies have which limit.
#[derive(Debug, Clone)]
pub(crate) struct Journeys {
    limits: Box<[(NonZeroU32, Rules)]>,
    any: Rules,
}

impl Journeys {
    pub(crate) fn new(policies: &[Policy]) -> Self {
        let mut limits: BTreeMap<NonZeroU32, Rules> = BTreeMap::new();
        let mut any = Rules::NONE;
        for (rule, policy) in policies.iter().enumerate() {
            let Some(limit) = policy.max_km_per_hour else { continue };
            limits.entry(limit).or_default().insert(rule);
            any.insert(rule);
        }
        Self { limits: limits.into_iter().collect(), any }
    }

    pub(crate) fn judge(&self, places: &Places, here: &Whereabouts, facts: &Facts<'_>, findings: &mut Findings) {
        if !findings.ask(self.any) {
            return;
        }
        let arrival = Arrival::of(places, here, facts);
        for (limit, rules) in &self.limits {
            if findings.ask(*rules) {
                findings.note(&arrival.judge(*limit), *rules);
            }
        }
    }
}

/// How somebody came here from where they signed in last: measured, or the reason why any limit stands as it does.
pub(crate) struct Arrival(Result<Way, Reason>);

impl Arrival {
    pub(crate) fn of(places: &Places, here: &Whereabouts, facts: &Facts<'_>) -> Self {
        Self(facts.previous.map_or(Err(Reason::TravelFirst), |Previous { at, origin }| {
            let before = places.locate(&origin);
            let point =
                |at, w: &Whereabouts| Point { coordinates: w.coordinates, at, database_built: w.database_built };
            Way::between(point(at, &before), point(facts.at, here)).map_err(Reason::TravelNotJudged)
        }))
    }

    pub(crate) fn judge(&self, max_km_per_hour: NonZeroU32) -> Reason {
        match &self.0 {
            Ok(way) => way.judge(max_km_per_hour),
            Err(reason) => *reason,
        }
    }
}
