//! The whole house together: real processes, real databases, real keys and files.
//!
//! What tests, benchmarks and the demo share. Programs are the built ones; of their libraries only `impostor` and `thief`
//! use anything: what reads stolen keys and copies of disks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "test support")]

pub mod agent;
pub mod bench;
pub mod browser;
pub mod certificates;
pub mod client;
pub mod company;
pub mod impostor;
pub mod ledger;
pub mod link;
pub mod programs;
pub mod thief;
