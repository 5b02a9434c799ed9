//! The operating system's clock and randomness. Nobody else asks for either; `clippy.toml` sees to it.

use std::time::{SystemTime, UNIX_EPOCH};

use lethe_proto::ids::Time;
use lethe_server_core::{clock::Clock, entropy::Entropy};

/// The wall clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the one place that may ask")]
    fn now(&self) -> Time {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Time(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
    }
}

/// The kernel's generator.
#[derive(Debug, Clone, Copy)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[allow(clippy::disallowed_methods, reason = "this is the one place that may ask")]
    fn fill(&self, bytes: &mut [u8]) {
        if getrandom::fill(bytes).is_err() {
            // Going on with predictable bytes would be worse than any outage.
            tracing::error!("the kernel gives no random bytes");
            std::process::abort();
        }
    }
}
