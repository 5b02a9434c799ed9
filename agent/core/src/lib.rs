//! What the agent decides: input in, effects out.
//!
//! Pure and synchronous: no I/O, no clock, no randomness. The shell (`lethe-agent`) feeds inputs with the time and the
//! device key, and carries out the effects in their order. Whatever must survive a power cut is in [`record::Record`],
//! written by [`effect::Effect::Persist`] before the effects that depend on it.

pub mod agent;
pub mod authorize;
pub mod clock;
mod container;
pub mod effect;
pub mod enroll;
pub mod input;
pub mod keep;
mod obey;
pub mod plan;
pub mod record;
pub mod report;
pub mod states;
mod t1;
