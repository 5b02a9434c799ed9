//! From a decision to what is told of it.

use lethe_server_core::{
    access::{
        explain::{Explanation, Judged},
        factor::Factors,
        reason::{Reason, State},
        travel::{End, Journey, NotJudged, Point},
        verdict::Verdict,
        zone::Membership,
    },
    ids::{SegmentId, ZoneId},
};

use super::{Rules, Told, ToldJourney, ToldPlace, ToldPoint, ToldPolicy, ToldReason};

fn words(factors: Factors) -> Vec<String> {
    factors.iter().map(|factor| factor.as_str().to_owned()).collect()
}

fn demanded(verdict: Verdict) -> Vec<String> {
    match verdict {
        Verdict::StepUp(factors) => words(factors),
        Verdict::Allow | Verdict::Deny => Vec::new(),
    }
}

impl Told {
    /// Everything that an explanation holds, with the names of its rules.
    pub fn of(explanation: &Explanation, rules: &Rules) -> Self {
        let segment = |id: &SegmentId| ToldPlace {
            id: id.to_string(),
            name: rules.segment_name(*id),
            by_segment: None,
            by_country: None,
            by_asn: None,
        };
        Self {
            verdict: explanation.verdict.as_str().to_owned(),
            step_up: demanded(explanation.verdict),
            code: explanation.code().to_owned(),
            reported: explanation.reported.as_str().to_owned(),
            valid_until: explanation.valid_until.map(|until| until.0),
            rules_version: explanation.version,
            country: explanation.country.ok().map(|country| country.to_string()),
            country_unknown: explanation.country.err().map(|why| why.code().to_owned()),
            asn: explanation.asn.ok().map(|asn| asn.0),
            asn_unknown: explanation.asn.err().map(|why| why.code().to_owned()),
            segments: explanation.segments.iter().map(segment).collect(),
            zones: explanation.zones.iter().map(|(id, by)| zone(*id, *by, rules)).collect(),
            policies: explanation.policies.iter().map(|judged| policy(judged, rules)).collect(),
        }
    }
}

fn zone(id: ZoneId, by: Membership, rules: &Rules) -> ToldPlace {
    let mut place =
        ToldPlace { id: id.to_string(), name: rules.zone_name(id), by_segment: None, by_country: None, by_asn: None };
    match by {
        Membership::Segment(segment) => place.by_segment = Some(rules.segment_name(segment)),
        Membership::Country(country) => place.by_country = Some(country.to_string()),
        Membership::Asn(asn) => place.by_asn = Some(asn.0),
    }
    place
}

fn policy(judged: &Judged, rules: &Rules) -> ToldPolicy {
    ToldPolicy {
        id: judged.policy.to_string(),
        name: rules.policy_name(judged.policy),
        binding: judged.binding,
        verdict: judged.verdict.as_str().to_owned(),
        step_up: demanded(judged.verdict),
        because: judged.because.code().to_owned(),
        reasons: judged.reasons.iter().map(|told| reason(told, rules)).collect(),
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Holds => "holds",
        State::Fails => "fails",
        State::Unknown => "unknown",
    }
}

fn reason(reason: &Reason, rules: &Rules) -> ToldReason {
    let mut told = ToldReason {
        code: reason.code().to_owned(),
        state: state(reason.state()).to_owned(),
        until: reason.until().map(|until| until.0),
        ..ToldReason::default()
    };
    match reason {
        Reason::FromZone(id, by) | Reason::NotFromZone(id, by) => told.zone = Some(zone(*id, *by, rules)),
        Reason::FromElsewhere { country, asn } => {
            told.country = country.map(|country| country.to_string());
            told.asn = asn.map(|asn| asn.0);
        }
        Reason::FromUnknown(why) | Reason::NotFromUnknown(why) => told.unknown = Some(why.code().to_owned()),
        Reason::DevicePostureOld(since) => told.since = Some(since.0),
        Reason::TravelPossible(way) | Reason::TravelImpossible(way) => told.journey = Some(journey(way)),
        Reason::TravelNotJudged(why) => not_judged(why, &mut told),
        Reason::NotFromOutside
        | Reason::DeviceEnrolled
        | Reason::DeviceNotEnrolled
        | Reason::DeviceCompliant(_)
        | Reason::DeviceNotCompliant(_)
        | Reason::DevicePostureUnknown
        | Reason::DeviceKnown
        | Reason::DeviceNew
        | Reason::HoursWithin(_)
        | Reason::HoursOutside(_)
        | Reason::TravelFirst => {}
    }
    told
}

fn not_judged(why: &NotJudged, told: &mut ToldReason) {
    let word = |end: End| match end {
        End::Before => "before".to_owned(),
        End::Here => "here".to_owned(),
    };
    told.unknown = Some(why.code().to_owned());
    match why {
        NotJudged::Unlocated(end, place) => {
            told.end = Some(word(*end));
            told.unknown = Some(place.code().to_owned());
        }
        NotJudged::NoAccuracy(end) => told.end = Some(word(*end)),
        NotJudged::TooCoarse(end, radius) => {
            told.end = Some(word(*end));
            told.radius_km = Some(*radius);
        }
        NotJudged::Within(way) => told.journey = Some(journey(way)),
        NotJudged::Clock(_) => {}
    }
}

fn journey(journey: &Journey) -> ToldJourney {
    ToldJourney {
        before: point(&journey.before),
        here: point(&journey.here),
        km: journey.km,
        least_km: journey.least_km,
        elapsed_ms: journey.elapsed_ms(),
        km_per_hour: journey.km_per_hour(),
        max_km_per_hour: journey.max_km_per_hour.get(),
    }
}

fn point(point: &Point) -> ToldPoint {
    let coordinates = point.coordinates.ok();
    ToldPoint {
        latitude: coordinates.map(|place| place.latitude()),
        longitude: coordinates.map(|place| place.longitude()),
        accuracy_km: coordinates.and_then(|place| place.accuracy_km()),
        at: point.at.0,
        database_built: point.database_built.map(|built| built.0),
    }
}
