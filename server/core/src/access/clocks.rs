//! What policies ask of the time: equal hours are looked up once for all of them.

use lethe_proto::ids::Time;

use super::{findings::Findings, hours::Hours, policy::Policy, rules::Rules, week::Week};

/// Which policies ask for which hours.
#[derive(Debug, Clone)]
pub(crate) struct Clocks(Box<[(Week, Rules)]>);

impl Clocks {
    pub(crate) fn new(policies: &[Policy]) -> Self {
        let mut weeks: Vec<(&Hours, Rules)> = Vec::new();
        for (rule, policy) in policies.iter().enumerate() {
            let Some(hours) = &policy.within else { continue };
            if let Some((_, rules)) = weeks.iter_mut().find(|(known, _)| *known == hours) {
                rules.insert(rule);
            } else {
                let mut rules = Rules::NONE;
                rules.insert(rule);
                weeks.push((hours, rules));
            }
        }
        Self(weeks.into_iter().map(|(hours, rules)| (Week::new(hours), rules)).collect())
    }

    /// The hours of one policy.
    pub(crate) fn of(&self, rule: usize) -> Option<&Week> {
        self.0.iter().find(|(_, rules)| rules.contains(rule)).map(|(week, _)| week)
    }

    pub(crate) fn judge(&self, at: Time, findings: &mut Findings) {
        for (week, rules) in &self.0 {
            if findings.ask(*rules) {
                findings.note(&week.judge(at), *rules);
            }
        }
    }
}
