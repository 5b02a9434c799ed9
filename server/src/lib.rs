//! The control plane of Lethe: the shell around `lethe-server-core`.
//!
//! `usecase` holds one file for each verb of the house; `store` is the only room that knows a database; `keys` the only one
//! that holds private keys; `passkey` the only one that judges passkeys; `geo` knows where addresses are; `directory` and `company` prove people by
//! services of the company, `mail` and `sms` carry codes to them, and `outbound` knows how such services are spoken to; `system` the only one that asks the operating system for time and randomness.

pub mod callback;
pub mod channel;
pub mod cli;
pub mod company;
pub mod config;
pub mod directory;
pub mod geo;
pub mod http;
pub mod jobs;
pub mod jose;
pub mod keys;
pub mod mail;
pub mod outbound;
pub mod passkey;
pub mod password;
pub mod sms;
pub mod store;
pub mod system;
pub mod usecase;
pub mod wiring;
