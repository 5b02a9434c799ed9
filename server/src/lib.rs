//! The control plane of Lethe: the shell around `lethe-server-core`.
//!
//! `usecase` holds one file for each verb of the house; `store` is the only room that knows a database; `keys` the only one
//! that holds private keys; `passkey` the only one that judges passkeys; `geo` knows where addresses are; `system` the only one that asks the operating system for time and randomness.

pub mod callback;
pub mod channel;
pub mod cli;
pub mod config;
pub mod geo;
pub mod http;
pub mod jobs;
pub mod jose;
pub mod keys;
pub mod passkey;
pub mod password;
pub mod store;
pub mod system;
pub mod usecase;
pub mod wiring;
