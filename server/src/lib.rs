//! The control plane of Lethe: the shell around `lethe-server-core`.
//!
//! `usecase` holds one file for each verb of the house; `store` is the only room that knows a database; `keys` the only one
//! that holds private keys; `passkey` the only one that judges passkeys; `geo` knows where addresses are; `directory` proves people by a
//! service of the company, and `outbound` knows how such services are spoken to; `system` the only one that asks the operating system for time and randomness.

pub mod channel;
pub mod cli;
pub mod config;
pub mod directory;
pub mod geo;
pub mod http;
pub mod jobs;
pub mod keys;
pub mod outbound;
pub mod passkey;
pub mod store;
pub mod system;
pub mod usecase;
pub mod wiring;
