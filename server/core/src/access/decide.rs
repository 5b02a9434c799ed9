//! The decision: all policies at once, without allocating.

use lethe_proto::ids::Time;

use super::{compiled::Compiled, facts::Facts, findings::Findings, verdict::Verdict};
use crate::ids::ZoneId;

/// What becomes of a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// By the policies that are on.
    pub verdict: Verdict,
    /// What those that only report would have said; it binds nobody.
    pub reported: Verdict,
    /// How many policies that are on are about this sign-in. None: let in, because no policy applies.
    pub policies: usize,
    /// The zone that the sign-in comes from: by segment before country, by country before operator.
    pub zone: Option<ZoneId>,
    /// The earliest moment at which the verdict could change by itself; `None` if none is in sight. Facts that change are another matter.
    pub valid_until: Option<Time>,
    /// Of the snapshot.
    pub version: u64,
}

impl Compiled {
    /// Judges a sign-in. Allocates nothing.
    pub fn decide(&self, facts: &Facts<'_>) -> Decision {
        let applying = self.subjects.applying(facts);
        let binding = applying & self.subjects.binding();
        let here = self.places.locate(&facts.origin);
        let mut findings = Findings::about(applying, binding);
        let inside = self.places.reach(&here);
        self.places.judge(&here, &inside, &mut findings);
        self.devices.judge(facts.device, facts.at, &mut findings);
        self.clocks.judge(facts.at, &mut findings);
        self.journeys.judge(&self.places, &here, facts, &mut findings);
        Decision {
            verdict: self.answers.verdict(binding, &findings, facts.factors),
            reported: self.answers.verdict(applying - binding, &findings, facts.factors),
            policies: binding.len(),
            zone: inside.zone,
            valid_until: findings.valid_until(),
            version: self.version,
        }
    }
}
