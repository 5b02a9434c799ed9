//! What was looked up by the SHA-256 of a secret, kept for a moment. Nothing else is compared, so that it takes the same time for
//! every secret.
//!
//! An entry lives a few seconds, and never longer than the epoch that it was read in: the store's count of revocations, which moves on with
//! each commit of this node and with what other nodes tell. The host's own command line is noticed when the entry has aged.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock},
};

use lethe_proto::ids::{Digest, Time};

/// Longest life of an entry.
const FRESH_MS: u64 = 2_000;
/// More entries than this, and all are read anew.
const MOST: usize = 10_000;

struct Entry<T> {
    found: T,
    stale_at: Time,
    epoch: u64,
}

/// What is known by its secret's hash.
pub(super) struct Remembered<T> {
    entries: RwLock<HashMap<Digest, Entry<T>>>,
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self { entries: RwLock::default() }
    }
}

impl<T: Clone> Remembered<T> {
    /// What stands under this hash, from memory or else by `read`, which is not even begun otherwise.
    pub(super) async fn find<E>(
        &self,
        hash: Digest,
        now: Time,
        epoch: u64,
        read: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        if let Some(found) = self.known(&hash, now, epoch) {
            return Ok(found);
        }
        let found = read.await?;
        let entry = Entry { found: found.clone(), stale_at: now.plus(FRESH_MS), epoch };
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= MOST {
            entries.clear();
        }
        entries.insert(hash, entry);
        Ok(found)
    }

    fn known(&self, hash: &Digest, now: Time, epoch: u64) -> Option<T> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(hash)?;
        (entry.epoch == epoch && now < entry.stale_at).then(|| entry.found.clone())
    }
}
