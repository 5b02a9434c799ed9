//! The server over real sockets with TLS: people by HTTP, devices by the agent's own core.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests fail like tests")]

mod access;
mod access_rules;
mod acme;
mod behind;
mod browser;
mod cli_logins;
mod company;
mod db;
mod device;
mod devices;
mod events;
#[path = "../fleet/mod.rs"]
mod fleet;
mod fresh;
mod geo;
mod guesses;
mod host;
mod impostors;
mod lasting;
mod limits;
mod lists;
mod nonsense;
mod oidc;
mod openapi;
mod orders;
mod outbound;
mod pages;
mod paper;
mod portal;
mod portal_company;
mod portal_device;
mod portal_ends;
mod portal_factors;
mod portal_sessions;
mod portal_sign_in;
mod refusals;
mod sessions;
mod sign_in;
mod wire;
