//! How long a sign-in with a browser lasts. The longer nobody touches it, and the more its admin may do, the sooner it ends.

use lethe_proto::ids::Time;

use crate::permission::AdminRole;

const MINUTE_MS: u64 = 60_000;
const HOUR_MS: u64 = 60 * MINUTE_MS;

/// No session lives longer than this, whatever is done in it.
pub const LONGEST_MS: u64 = 12 * HOUR_MS;

/// After how much idleness an admin with these roles must sign in again: soon where something could be ordered.
pub fn idle_ms(roles: &[AdminRole]) -> u64 {
    if roles.iter().all(|role| matches!(role, AdminRole::Auditor)) { 8 * HOUR_MS } else { 15 * MINUTE_MS }
}

/// The end of a session, as far as it is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// When its admin last did something.
    pub active_at: Time,
    /// Allowed idleness.
    pub idle_ms: u64,
    /// When it ends in any case.
    pub ends_at: Time,
}

impl Lifetime {
    /// When it ends if nothing more is done.
    pub fn idle_ends(&self) -> Time {
        self.active_at.plus(self.idle_ms).min(self.ends_at)
    }

    /// Whether it is over.
    pub fn is_over(&self, now: Time) -> bool {
        now >= self.idle_ends()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_role_that_can_order_makes_the_session_short() {
        assert_eq!(idle_ms(&[AdminRole::Auditor]), 8 * HOUR_MS);
        for role in [AdminRole::Owner, AdminRole::It, AdminRole::Hr] {
            assert_eq!(idle_ms(&[AdminRole::Auditor, role]), 15 * MINUTE_MS);
        }
    }

    #[test]
    fn activity_never_prolongs_a_session_beyond_its_end() {
        let life = Lifetime { active_at: Time(1_000), idle_ms: 500, ends_at: Time(1_200) };
        assert_eq!(life.idle_ends(), Time(1_200));
        assert!(!life.is_over(Time(1_199)) && life.is_over(Time(1_200)));
        let idle = Lifetime { ends_at: Time(9_000), ..life };
        assert!(!idle.is_over(Time(1_499)) && idle.is_over(Time(1_500)));
    }
}
