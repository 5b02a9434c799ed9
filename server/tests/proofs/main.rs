//! What proves an employee by a service of somebody else, against the real services.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests fail like tests")]

mod company;
mod directory;
mod mail;
mod place;
mod provider;
mod slapd;
mod sms;
mod spoken;
