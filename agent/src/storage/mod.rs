//! What survives a power cut: the state directory, the secrets in it and the journal.
//!
//! Knows bytes and names, never what they mean.

pub mod folder;
pub mod journal;
pub mod secrets;
