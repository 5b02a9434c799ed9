//! Tokens checked from memory. A token is looked up by its SHA-256 only, so that comparing takes the same time for all of them.
//!
//! An entry lives a few seconds and never longer than the epoch it was read in: whoever revokes something on this node moves the
//! epoch on; another node, and the host's own command line, are noticed when the entry has aged.

use std::{
    collections::HashMap,
    sync::{
        PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use lethe_proto::{
    cbor::sha256,
    ids::{Digest, Time},
};
use lethe_server_core::caller::Caller;

use crate::usecase::{
    House,
    authenticate::{AuthenticateError, authenticate},
};

/// Longest life of an entry.
const FRESH_MS: u64 = 2_000;
/// More entries than this, and all are read anew.
const MOST: usize = 10_000;

struct Entry {
    caller: Caller,
    stale_at: Time,
    epoch: u64,
}

/// Known tokens.
#[derive(Default)]
pub struct Tokens {
    entries: RwLock<HashMap<Digest, Entry>>,
    epoch: AtomicU64,
}

impl Tokens {
    /// Who speaks with this token.
    pub async fn caller(&self, house: &House, token: &str) -> Result<Caller, AuthenticateError> {
        let hash = sha256(token.as_bytes());
        let now = house.store.clock().now();
        let epoch = self.epoch.load(Ordering::Acquire);
        if let Some(caller) = self.remembered(&hash, now, epoch) {
            return Ok(caller);
        }
        let caller = authenticate(house, token).await?;
        let entry = Entry { caller: caller.clone(), stale_at: now.plus(FRESH_MS), epoch };
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= MOST {
            entries.clear();
        }
        entries.insert(hash, entry);
        Ok(caller)
    }

    /// Something was revoked: nobody is remembered any more.
    pub fn forget(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
    }

    fn remembered(&self, hash: &Digest, now: Time, epoch: u64) -> Option<Caller> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(hash)?;
        (entry.epoch == epoch && now < entry.stale_at).then(|| entry.caller.clone())
    }
}
