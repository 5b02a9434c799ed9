//! The store and the use cases on real databases: SQLite in a temporary file, `PostgreSQL` in a temporary cluster.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub, reason = "tests")]

mod access;
mod backend;
mod console;
mod factors;
#[path = "../fleet/mod.rs"]
mod fleet;
mod keys;
mod lists;
mod memory;
mod scene;
mod sign_in;
mod stops;
mod store;
mod verify;
mod wipe;
