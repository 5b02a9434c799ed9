//! The two clocks of the kernel. The only place of the agent that reads them.

use rustix::time::{ClockId, Timespec, clock_gettime};

/// Milliseconds since boot, counting sleep; never set back.
pub fn boot_ms() -> u64 {
    milliseconds(clock_gettime(ClockId::Boottime))
}

/// Milliseconds since 1970-01-01T00:00:00Z as the device believes; anybody with root may set it.
pub fn wall_ms() -> u64 {
    milliseconds(clock_gettime(ClockId::Realtime))
}

fn milliseconds(at: Timespec) -> u64 {
    let seconds = u64::try_from(at.tv_sec).unwrap_or_default();
    let nanoseconds = u64::try_from(at.tv_nsec).unwrap_or_default();
    seconds.saturating_mul(1000).saturating_add(nanoseconds / 1_000_000)
}
