//! The protocol against itself, against adversaries, and against programs and vectors made by others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests say what they expect")]

mod authenticators;
#[path = "../../examples/vectors/book/mod.rs"]
mod book;
mod cddl;
mod chain;
mod contents;
mod cose;
mod every_byte;
mod foreign;
mod key_hierarchy;
mod log;
mod quorum_counts;
mod quorum_floors;
mod quorum_moves;
mod round_trips;
mod scene;
mod ssh_keygen;
mod sshsig;
mod vectors;
mod veto;
mod wycheproof;
