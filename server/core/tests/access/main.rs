//! The sign-in decision: as a table, against an oracle, and against itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "tests say what they expect"
)]

mod agreement;
mod allocation;
mod any;
mod big;
mod documents;
mod faults;
mod guard;
mod oracle;
mod scene;
mod table;
