//! What becomes of a sign-in.

use super::factor::{Factor, Factors};

/// What becomes of a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Let in.
    Allow,
    /// Let in once every one of these has been proved as well; never none.
    StepUp(Factors),
    /// Refused.
    Deny,
}

impl Verdict {
    /// The word in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::StepUp(_) => "step_up",
            Self::Deny => "deny",
        }
    }

    /// A demand for one factor: met if it has been proved already.
    pub(crate) fn step_up(factor: Factor, proved: Factors) -> Self {
        if proved.contains(factor) { Self::Allow } else { Self::StepUp(Factors::NONE.and(factor)) }
    }

    /// Both demands at once: refusal beats step-up, step-up beats leave, and factors add up.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Deny, _) | (_, Self::Deny) => Self::Deny,
            (Self::StepUp(one), Self::StepUp(two)) => Self::StepUp(one.union(two)),
            (Self::StepUp(factors), Self::Allow) | (Self::Allow, Self::StepUp(factors)) => Self::StepUp(factors),
            (Self::Allow, Self::Allow) => Self::Allow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strictest_of_two_verdicts_wins_whichever_is_first() {
        let totp = Verdict::step_up(Factor::Totp, Factors::NONE);
        let sms = Verdict::step_up(Factor::Sms, Factors::NONE);
        let both = Verdict::StepUp(Factors::from_iter([Factor::Totp, Factor::Sms]));
        for (one, two, result) in [
            (Verdict::Allow, Verdict::Allow, Verdict::Allow),
            (Verdict::Allow, totp, totp),
            (totp, sms, both),
            (both, totp, both),
            (Verdict::Deny, Verdict::Allow, Verdict::Deny),
            (Verdict::Deny, both, Verdict::Deny),
        ] {
            assert_eq!((one.and(two), two.and(one)), (result, result));
        }
    }

    #[test]
    fn only_the_very_factor_that_is_asked_for_meets_a_step_up() {
        let proved = Factors::from_iter([Factor::Password, Factor::Totp]);
        assert_eq!(Verdict::step_up(Factor::Totp, proved), Verdict::Allow);
        assert_eq!(Verdict::step_up(Factor::Passkey, proved), Verdict::StepUp(Factors::NONE.and(Factor::Passkey)));
    }
}
