//! A server that cheats with its own real keys.
//!
//! A [`Row`] is one attack: frames that follow an honest enrollment, and what a device must answer. The rows are run
//! twice: against the agent's core in milliseconds, and against a real agent process over a real connection. The keys
//! and messages are the real server's; only its intentions differ. Times are relative to [`Hostile::now`], so that a
//! process with a real clock can be attacked too.
#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "everything here is known beforehand")]

mod every_row;
mod rows;
mod server;

pub use rows::{Row, rows};
pub use server::{FRIDA, Hostile, LABEL};

use lethe_proto::refusal::Refusal;

/// What the device must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// A signed refusal for this reason, and an alarm.
    Refused(Refusal),
    /// A signed "not yet" for this reason.
    Retried(Refusal),
    /// Nothing happens; what was locked stays locked.
    StaysLocked,
    /// Nothing happens and nothing is answered.
    Silent,
    /// The frame does not come through the decoder gate.
    Malformed,
    /// The control: the honest order beside the attack is carried out.
    Erased,
}
