//! The devices' side of the server: a WebSocket that stays, or single requests; both speak `up` and `down` of the protocol.
//!
//! Carries messages and decides nothing about them: what a device says goes to use cases, what it lacks comes from the store.

pub mod post;
mod session;
pub mod socket;
pub mod vouch;
