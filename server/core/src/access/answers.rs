//! What policies demand when a condition fails or is unknown: the strictest of all demands wins.

use super::{
    factor::{Factor, Factors},
    findings::Findings,
    policy::{Otherwise, Policy, WhenUnknown},
    rules::Rules,
    verdict::Verdict,
};

/// Demands for both cases.
#[derive(Debug, Clone)]
pub(crate) struct Answers {
    failed: Demands,
    unknown: Demands,
}

/// Which policies demand what. Those that let in anyway are in none of the sets.
#[derive(Debug, Clone)]
struct Demands {
    deny: Rules,
    step_up: Rules,
    by_factor: [(Factor, Rules); 8],
}

impl Answers {
    pub(crate) fn new(policies: &[Policy]) -> Self {
        let mut answers = Self { failed: Demands::none(), unknown: Demands::none() };
        for (rule, policy) in policies.iter().enumerate() {
            match policy.otherwise {
                Otherwise::Deny => answers.failed.deny.insert(rule),
                Otherwise::StepUp(factor) => answers.failed.insert_step_up(factor, rule),
            }
            match policy.when_unknown {
                WhenUnknown::Deny => answers.unknown.deny.insert(rule),
                WhenUnknown::StepUp(factor) => answers.unknown.insert_step_up(factor, rule),
                WhenUnknown::Allow => {}
            }
        }
        answers
    }

    /// What some of the policies demand together of somebody who has proved these factors.
    pub(crate) fn verdict(&self, policies: Rules, findings: &Findings, proved: Factors) -> Verdict {
        let (failed, unknown) = (findings.failed() & policies, findings.unknown() & policies);
        self.failed.verdict(failed, proved).and(self.unknown.verdict(unknown, proved))
    }
}

impl Demands {
    fn none() -> Self {
        let by_factor = Factor::ALL.map(|factor| (factor, Rules::NONE));
        Self { deny: Rules::NONE, step_up: Rules::NONE, by_factor }
    }

    fn insert_step_up(&mut self, factor: Factor, rule: usize) {
        self.step_up.insert(rule);
        let of_factor = self.by_factor.iter_mut().filter(|(known, _)| *known == factor);
        of_factor.for_each(|(_, rules)| rules.insert(rule));
    }

    fn verdict(&self, policies: Rules, proved: Factors) -> Verdict {
        if self.deny.intersects(policies) {
            return Verdict::Deny;
        }
        if !self.step_up.intersects(policies) {
            return Verdict::Allow;
        }
        let demanded = self.by_factor.iter().filter(|(_, rules)| rules.intersects(policies));
        demanded.fold(Verdict::Allow, |verdict, (factor, _)| verdict.and(Verdict::step_up(*factor, proved)))
    }
}
