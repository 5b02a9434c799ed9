//! What the control plane thinks: pure and synchronous.
//!
//! No I/O, no clock, no randomness: both come in through [`clock::Clock`] and [`entropy::Entropy`]. Nothing here may
//! depend on a database, a socket or a file; the manifest keeps it so.

pub mod access;
pub mod actor;
pub mod admin;
pub mod audit;
pub mod caller;
pub mod clock;
pub mod command;
pub mod draft;
pub mod employee_session;
pub mod entropy;
pub mod ids;
pub mod language;
pub mod mode;
pub mod oidc;
pub mod permission;
pub mod protection;
pub mod session;
pub mod sign_in;
pub mod ticket;
pub mod topic;
