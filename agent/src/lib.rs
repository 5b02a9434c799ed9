//! The Linux shell around the agent's core: files, kernel, network, clocks and the people at the keyboard.
//!
//! Nothing here decides whether an order counts. The loop in [`run`] turns what happens into inputs of the core and carries out the effects
//! that the core asks for.

pub mod cli;
pub mod clock;
pub mod config;
pub mod container;
pub mod enroll;
pub mod enroll_steps;
pub mod entropy;
pub mod hooks;
pub mod identity;
pub mod posture;
pub mod run;
pub mod socket;
pub mod storage;
pub mod transport;
pub mod vault;
