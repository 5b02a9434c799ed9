//! How employees prove who they are, as the verbs of signing in share it: an attempt with whoever is behind it, what they may prove next,
//! and whether what they bring is a proof. Nothing here ends a transaction.
//!
//! Nobody may learn here whether an account exists. So an account that does not exist goes every way that others go: the same rows are
//! written, the same secrets are hashed and compared, the same answers are given.

mod account;
mod change;
mod device;
mod means;
mod offers;
mod proof;
mod refusal;

pub(crate) use account::{KnownBrowser, Open, account_of, browser_of};
pub use change::ChangeError;
pub(crate) use change::{may_begin_change, may_change, tell};
pub(crate) use device::{Silent, facts as device_facts, may_vouch, posture, still_vouches};
pub use means::{Courier, Couriers, DirectoryPort, Means, Undelivered, Unreachable};
pub use offers::Step;
pub(crate) use offers::{enrolled, for_person, next_offers};
pub use proof::{CompanyName, Proof};
pub(crate) use proof::{NoVerdict, Proven, code_hash, password_cell, totp_cell, verify};
pub(crate) use refusal::record_refusal;

/// How long an attempt lasts.
pub const ATTEMPT_MS: u64 = 10 * 60_000;
/// How often something may be tried in one attempt.
pub const MOST_TRIES: u64 = 5;
