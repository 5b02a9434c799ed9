//! The sign-in decision: who may sign in to what, from where, on what, when, and why.
//!
//! Pure: what is known comes in as facts, and the moment is one of them. Nothing here asks a database, a clock or a network.

pub mod country;
pub mod origin;
