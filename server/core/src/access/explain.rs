//! The explanation: every policy that applies, one after the other, with the reason of every condition.

use std::collections::BTreeSet;

use lethe_proto::ids::Time;

use super::{
    compiled::Compiled,
    country::Country,
    devices,
    factor::Factors,
    facts::Facts,
    findings::earlier,
    journeys::Arrival,
    origin::Asn,
    places::Whereabouts,
    policy::{Mode, Policy},
    reason::{PlaceUnknown, Reason, State},
    verdict::Verdict,
    zone::{Membership, Zone},
};
use crate::ids::{PolicyId, SegmentId, ZoneId};

/// A decision with all its reasons.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// By the policies that are on.
    pub verdict: Verdict,
    /// What those that only report would have said.
    pub reported: Verdict,
    /// The earliest moment at which the verdict could change by itself.
    pub valid_until: Option<Time>,
    /// Of the snapshot.
    pub version: u64,
    /// The country, or why none is known.
    pub country: Result<Country, PlaceUnknown>,
    /// The operator, or why none is known.
    pub asn: Result<Asn, PlaceUnknown>,
    /// Every segment that holds the address.
    pub segments: Vec<SegmentId>,
    /// Every zone that the sign-in certainly comes from, and by what.
    pub zones: Vec<(ZoneId, Membership)>,
    /// Every policy that applies.
    pub policies: Vec<Judged>,
}

/// What one policy says.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Which.
    pub policy: PolicyId,
    /// Whether it decides; otherwise it only reports.
    pub binding: bool,
    /// What it demands.
    pub verdict: Verdict,
    /// Why it demands that.
    pub because: Because,
    /// Every condition of it.
    pub reasons: Vec<Reason>,
}

/// Which clause of a policy decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// All conditions hold.
    AllHold,
    /// A condition fails: what the policy says otherwise.
    Otherwise,
    /// Nobody can say whether a condition holds: what the policy says for that case.
    WhenUnknown,
    /// Both clauses were asked, and the stricter one counts.
    Both,
}

impl Because {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AllHold => "policy.all_hold",
            Self::Otherwise => "policy.otherwise",
            Self::WhenUnknown => "policy.when_unknown",
            Self::Both => "policy.both_clauses",
        }
    }
}

impl Explanation {
    /// Whether no policy that is on applies: then everybody is let in.
    pub fn no_policy_applies(&self) -> bool {
        !self.policies.iter().any(|judged| judged.binding)
    }

    /// The stable code of why the verdict is what it is, beside the policies' own.
    pub fn code(&self) -> &'static str {
        match self.verdict {
            Verdict::Allow if self.no_policy_applies() => "decision.no_policy_applies",
            Verdict::Allow => "decision.allowed",
            Verdict::StepUp(_) => "decision.stepped_up",
            Verdict::Deny => "decision.denied",
        }
    }
}

impl Compiled {
    /// Judges a sign-in as [`Compiled::decide`] does, and says why.
    pub fn explain(&self, facts: &Facts<'_>) -> Explanation {
        let here = self.places.locate(&facts.origin);
        let arrival = Arrival::of(&self.places, &here, facts);
        let asked = |(_, policy): &(usize, &Policy)| policy.mode != Mode::Draft && policy.applies_to(facts);
        let policies = self.policies.iter().enumerate().filter(asked);
        let hours = |rule| self.clocks.of(rule).map(|week| week.judge(facts.at));
        let judge = |(rule, policy)| self.judge(policy, facts, &here, hours(rule), &arrival);
        let policies: Vec<Judged> = policies.map(judge).collect();
        let together = |binding: bool| {
            let said = policies.iter().filter(|judged| judged.binding == binding);
            said.fold(Verdict::Allow, |verdict, judged| verdict.and(judged.verdict))
        };
        let reasons = policies.iter().filter(|judged| judged.binding).flat_map(|judged| &judged.reasons);
        Explanation {
            verdict: together(true),
            reported: together(false),
            valid_until: reasons.fold(None, |until, reason| earlier(until, reason.until())),
            version: self.version,
            country: here.country,
            asn: here.asn,
            segments: here.spot.map(|spot| self.places.segments(spot).to_vec()).unwrap_or_default(),
            zones: self.zones.values().filter_map(|zone| Some((zone.id, self.is_in(zone, &here).ok()??))).collect(),
            policies,
        }
    }

    fn judge(
        &self,
        policy: &Policy,
        facts: &Facts<'_>,
        here: &Whereabouts,
        hours: Option<Reason>,
        arrival: &Arrival,
    ) -> Judged {
        let from = (!policy.from.is_empty()).then(|| self.from(&policy.from, here));
        let not_from = (!policy.not_from.is_empty()).then(|| self.not_from(&policy.not_from, here));
        let device = policy.device.iter().map(|need| devices::judge(*need, facts.device, facts.at));
        let travel = policy.max_km_per_hour.map(|limit| arrival.judge(limit));
        let reasons: Vec<Reason> = from.into_iter().chain(not_from).chain(device).chain(hours).chain(travel).collect();
        let (verdict, because) = conclude(policy, &reasons, facts.factors);
        Judged { policy: policy.id, binding: policy.mode == Mode::On, verdict, because, reasons }
    }

    fn from(&self, zones: &BTreeSet<ZoneId>, here: &Whereabouts) -> Reason {
        match self.first(zones, here) {
            Ok(Some((zone, by))) => Reason::FromZone(zone, by),
            Ok(None) => Reason::FromElsewhere { country: here.country.ok(), asn: here.asn.ok() },
            Err(why) => Reason::FromUnknown(why),
        }
    }

    fn not_from(&self, zones: &BTreeSet<ZoneId>, here: &Whereabouts) -> Reason {
        match self.first(zones, here) {
            Ok(Some((zone, by))) => Reason::NotFromZone(zone, by),
            Ok(None) => Reason::NotFromOutside,
            Err(why) => Reason::NotFromUnknown(why),
        }
    }

    /// The first of some zones in which an origin is; `None` only if it is certainly in none of them.
    fn first(
        &self,
        zones: &BTreeSet<ZoneId>,
        here: &Whereabouts,
    ) -> Result<Option<(ZoneId, Membership)>, PlaceUnknown> {
        let mut doubt = None;
        for zone in zones.iter().filter_map(|id| self.zones.get(id)) {
            match self.is_in(zone, here) {
                Ok(Some(by)) => return Ok(Some((zone.id, by))),
                Ok(None) => {}
                Err(why) => doubt = doubt.or(Some(why)),
            }
        }
        doubt.map_or(Ok(None), Err)
    }

    /// By what an origin is in a zone; `None` only if it certainly is not. Segments come before geography.
    fn is_in(&self, zone: &Zone, here: &Whereabouts) -> Result<Option<Membership>, PlaceUnknown> {
        let segments = here.spot.map(|spot| self.places.segments(spot)).map_err(PlaceUnknown::Address)?;
        if let Some(segment) = segments.iter().find(|segment| zone.segments.contains(segment)) {
            return Ok(Some(Membership::Segment(*segment)));
        }
        let mut doubt = None;
        match here.country {
            Ok(country) if zone.countries.contains(&country) => return Ok(Some(Membership::Country(country))),
            Err(why) if !zone.countries.is_empty() => doubt = Some(why),
            Ok(_) | Err(_) => {}
        }
        match here.asn {
            Ok(asn) if zone.asns.contains(&asn) => return Ok(Some(Membership::Asn(asn))),
            Err(why) if !zone.asns.is_empty() => doubt = doubt.or(Some(why)),
            Ok(_) | Err(_) => {}
        }
        doubt.map_or(Ok(None), Err)
    }
}

/// What a policy demands. A condition that fails never hides one that is unknown: the stricter clause counts, so that knowing less
/// about a sign-in never makes it easier.
fn conclude(policy: &Policy, reasons: &[Reason], proved: Factors) -> (Verdict, Because) {
    let some = |state: State| reasons.iter().any(|reason| reason.state() == state);
    let (otherwise, when_unknown) = (policy.otherwise.verdict(proved), policy.when_unknown.verdict(proved));
    match (some(State::Fails), some(State::Unknown)) {
        (false, false) => (Verdict::Allow, Because::AllHold),
        (true, false) => (otherwise, Because::Otherwise),
        (false, true) => (when_unknown, Because::WhenUnknown),
        (true, true) => (otherwise.and(when_unknown), Because::Both),
    }
}
