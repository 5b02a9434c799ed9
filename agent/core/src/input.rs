//! Everything that can happen to an agent.

use lethe_proto::{
    cbor::Exact,
    ids::{Challenge, Digest},
    recovery::{RecoveryBlob, RecoveryGrant},
    release::SignedRelease,
    wire::Down,
};

use crate::plan::Step;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The process started with this record.
    Start,
    /// A connection stands and the server sent its challenge; for a plain HTTPS check-in, zeros.
    Hello(Challenge),
    /// A message came through the decoder gate.
    Frame(Down),
    /// A message did not: SHA-256 of its bytes.
    Malformed(Digest),
    /// Keys were made for a container that is not there yet.
    KeysMade {
        /// Epoch of the share used.
        epoch: u64,
        /// Wrapped under device half and share.
        by_share: Vec<u8>,
        /// Wrapped under device half and recovery share.
        by_recovery: Vec<u8>,
        /// For safe keeping.
        blob: Exact<RecoveryBlob>,
        /// The share again, to open with.
        share: lethe_proto::share::ShareBox,
    },
    /// The container opened, or why not.
    Opened(Result<(), OpenFailure>),
    /// The key is wrapped under the share of a new epoch.
    Rewrapped {
        /// The epoch.
        epoch: u64,
        /// Under device half and the new share.
        by_share: Vec<u8>,
    },
    /// The container's key is evicted; so many files are still held open.
    Closed {
        /// 0 when everything is clean.
        busy: u32,
    },
    /// A step of a wipe ended. A step that failed is begun again at the next tick; only an eviction that failed does not hold up the
    /// destruction of keys.
    StepDone {
        /// Which.
        step: Step,
        /// Whether it did what it should.
        ok: bool,
    },
    /// Somebody brought a release, with grants from the recovery keys.
    Release(SignedRelease, Vec<RecoveryGrant>),
    /// Time passed.
    Tick,
}

/// Why a container did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenFailure {
    /// Share or wrap do not fit: wrong epoch, or tampered with.
    Key,
    /// The file system or the image.
    Storage,
}
