//! The only place that asks this machine for the time.

use std::time::{SystemTime, UNIX_EPOCH};

use lethe_proto::ids::Time;

/// Now, by this machine's clock; the beginning of 1970 when the clock stands before it.
#[expect(clippy::disallowed_methods, reason = "this is the program's clock")]
pub(crate) fn now() -> Time {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Time(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}
