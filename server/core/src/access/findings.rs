//! What was found about all policies at once.

use lethe_proto::ids::Time;

use super::{
    reason::{Reason, State},
    rules::Rules,
};

/// Which policies have a condition that fails or is unknown, and until when that is so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Findings {
    /// Policies that are asked.
    asked: Rules,
    /// Those whose end matters.
    binding: Rules,
    failed: Rules,
    unknown: Rules,
    valid_until: Option<Time>,
}

impl Findings {
    pub(crate) fn about(asked: Rules, binding: Rules) -> Self {
        Self { asked, binding: asked & binding, failed: Rules::NONE, unknown: Rules::NONE, valid_until: None }
    }

    /// Whether anybody asks about one of these policies.
    pub(crate) fn ask(&self, rules: Rules) -> bool {
        self.asked.intersects(rules)
    }

    /// One condition of all these policies.
    pub(crate) fn note(&mut self, reason: &Reason, rules: Rules) {
        match reason.state() {
            State::Holds => {}
            State::Fails => self.note_failed(rules),
            State::Unknown => self.note_unknown(rules),
        }
        if self.binding.intersects(rules) {
            self.valid_until = earlier(self.valid_until, reason.until());
        }
    }

    pub(crate) fn note_failed(&mut self, rules: Rules) {
        self.failed |= rules;
    }

    pub(crate) fn note_unknown(&mut self, rules: Rules) {
        self.unknown |= rules;
    }

    pub(crate) const fn failed(&self) -> Rules {
        self.failed
    }

    pub(crate) const fn unknown(&self) -> Rules {
        self.unknown
    }

    pub(crate) const fn valid_until(&self) -> Option<Time> {
        self.valid_until
    }
}

/// The earlier of two moments that may never come.
pub(crate) fn earlier(one: Option<Time>, other: Option<Time>) -> Option<Time> {
    one.into_iter().chain(other).min()
}
