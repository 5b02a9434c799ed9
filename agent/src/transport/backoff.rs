//! When to try again: full jitter over a doubling ceiling, so that a fleet that lost its server at one moment does not come back at one moment.

use std::time::Duration;

use crate::entropy::{self, NoEntropy};

const FIRST_MS: u64 = 1_000;
const CEILING_MS: u64 = 300_000;
/// A server that asks for more than an hour is not obeyed further.
const LONGEST_ASKED_MS: u64 = 3_600_000;

/// Counts failures in a row.
#[derive(Debug, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// A connection stood.
    pub fn succeeded(&mut self) {
        self.failures = 0;
    }

    /// Uniform between nothing and the ceiling of this failure: 1 s, 2 s, 4 s … 5 min.
    pub fn after_failure(&mut self) -> Result<Duration, NoEntropy> {
        let ceiling = FIRST_MS.saturating_mul(1 << self.failures.min(16)).min(CEILING_MS);
        self.failures = self.failures.saturating_add(1);
        Ok(Duration::from_millis(below(ceiling)?))
    }

    /// As the server asked, and up to a tenth more.
    pub fn as_asked(asked_ms: u64) -> Result<Duration, NoEntropy> {
        let asked = asked_ms.min(LONGEST_ASKED_MS);
        Ok(Duration::from_millis(asked + below(asked / 10)?))
    }
}

/// Uniform in `0..=most`; the bias of the remainder is below 2⁻⁴⁰ for every `most` used here.
fn below(most: u64) -> Result<u64, NoEntropy> {
    let mut bytes = [0; 8];
    entropy::fill(&mut bytes)?;
    Ok(u64::from_ne_bytes(bytes) % (most + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_stay_below_a_ceiling_that_doubles_up_to_five_minutes() {
        let mut backoff = Backoff::default();
        for failure in 0..40 {
            let ceiling = (1_000u64 << failure.min(9)).min(300_000);
            assert!(backoff.after_failure().unwrap() <= Duration::from_millis(ceiling), "failure {failure}");
        }
        backoff.succeeded();
        assert!(backoff.after_failure().unwrap() <= Duration::from_secs(1));
    }

    #[test]
    fn the_server_is_obeyed_within_reason() {
        let asked = Backoff::as_asked(10_000).unwrap();
        assert!(asked >= Duration::from_secs(10) && asked <= Duration::from_secs(11));
        assert!(Backoff::as_asked(u64::MAX).unwrap() <= Duration::from_mins(66));
    }
}
