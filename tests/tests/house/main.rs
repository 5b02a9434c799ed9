//! The whole house together. Programs must be built: `cargo xtask check` does it, or `cargo build --workspace --bins`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod crash_ledger;
mod device_sign_in;
mod hostile;
mod old_backup;
mod postgres_story;
mod power_cuts;
mod whole_story;
