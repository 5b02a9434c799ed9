//! What a draft would have done to sign-ins of the past.

use super::{compiled::Compiled, decide::Decision, facts::Facts, verdict::Verdict};

/// One sign-in as it was recorded.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastSignIn<'a> {
    /// What was known then.
    pub facts: Facts<'a>,
    /// What became of it.
    pub verdict: Verdict,
}

/// What would become of sign-ins under a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replayed {
    /// How many would be let in.
    pub allowed: usize,
    /// How many would have to prove more.
    pub stepped_up: usize,
    /// How many would be refused.
    pub refused: usize,
    /// Those whose verdict would be another one, in the order in which they were given.
    pub changed: Vec<Changed>,
}

/// One sign-in whose verdict would be another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Its place in the list that was replayed.
    pub at: usize,
    /// What became of it.
    pub before: Verdict,
    /// What would become of it.
    pub now: Decision,
}

/// Decides sign-ins of the past anew, each with what was known at its own time.
pub fn replay(draft: &Compiled, past: &[PastSignIn<'_>]) -> Replayed {
    let mut replayed = Replayed::default();
    for (at, sign_in) in past.iter().enumerate() {
        let now = draft.decide(&sign_in.facts);
        match now.verdict {
            Verdict::Allow => replayed.allowed += 1,
            Verdict::StepUp(_) => replayed.stepped_up += 1,
            Verdict::Deny => replayed.refused += 1,
        }
        if now.verdict != sign_in.verdict {
            replayed.changed.push(Changed { at, before: sign_in.verdict, now });
        }
    }
    replayed
}
