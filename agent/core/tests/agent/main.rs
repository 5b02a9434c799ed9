//! The agent's core: honest life, power cuts, and every attack of the hostile server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "tests"
)]

mod clocks;
mod device;
mod disorder;
mod enrollments;
mod floods;
mod hostile;
mod life;
mod power_cuts;
mod refusals;
mod releases;
mod remedies;
mod suspensions;
mod vetoes;
