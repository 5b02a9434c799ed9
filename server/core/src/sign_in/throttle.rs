//! How often something may be guessed: so many times at once, then once in a while (the generic cell rate algorithm). What is kept is
//! one moment.

use lethe_proto::ids::Time;

/// An allowance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// At once.
    pub burst: u64,
    /// How long it takes until one more is allowed.
    pub every_ms: u64,
}

/// Of everybody who wants to be let in as one person, from browsers in which that person never was.
pub const STRANGE_BROWSERS: Allowance = Allowance { burst: 10, every_ms: 3 * 60_000 };
/// Of one browser in which that person has been let in before.
pub const KNOWN_BROWSER: Allowance = Allowance { burst: 20, every_ms: 60_000 };
/// Codes that are sent to one person.
pub const SENT_CODES: Allowance = Allowance { burst: 5, every_ms: 5 * 60_000 };

impl Allowance {
    /// Uses one up. `full_at` is what was kept: when the whole allowance is there again. Gives what to keep instead, or how long to wait.
    pub fn take(self, full_at: Option<Time>, now: Time) -> Result<Time, u64> {
        let from = full_at.map_or(now.0, |at| at.0.max(now.0));
        let next = from.saturating_add(self.every_ms);
        let latest = now.0.saturating_add(self.burst.saturating_mul(self.every_ms));
        if next > latest { Err(next - latest) } else { Ok(Time(next)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: Allowance = Allowance { burst: 2, every_ms: 1_000 };

    #[test]
    fn what_is_used_up_comes_back_with_time() {
        let now = Time(10_000);
        let one = TWO.take(None, now).unwrap();
        let two = TWO.take(Some(one), now).unwrap();
        assert_eq!(TWO.take(Some(two), now), Err(1_000));
        assert_eq!(TWO.take(Some(two), Time(10_400)), Err(600));
        assert!(TWO.take(Some(two), Time(11_000)).is_ok());
        assert_eq!(TWO.take(Some(two), Time(99_000)), Ok(Time(100_000)), "never more than the whole allowance");
    }
}
