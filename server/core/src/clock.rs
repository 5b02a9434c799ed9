//! The only place from which a moment comes.

use lethe_proto::ids::Time;

/// Tells what time it is. The shell has one that asks the system; tests have one that they move by hand.
pub trait Clock: Send + Sync {
    /// This moment, in milliseconds since 1970.
    fn now(&self) -> Time;
}
