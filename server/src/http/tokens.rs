//! Tokens checked from memory. A token is looked up by its SHA-256 only, so that comparing takes the same time for all of them.
//!
//! An entry lives a few seconds and never longer than the epoch it was read in: whoever revokes something on this node moves the
//! epoch on; another node notices when the entry has aged.

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

use crate::store::{Store, StoreError};

/// Longest life of an entry.
const FRESH_MS: u64 = 5_000;
/// More entries than this, and all are read anew.
const MOST: usize = 10_000;

struct Entry {
    caller: Caller,
    token_expires: Time,
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
    /// Who speaks with this token; `None` for nobody.
    pub async fn caller(&self, store: &Store, token: &str) -> Result<Option<(Caller, Time)>, StoreError> {
        let hash = sha256(token.as_bytes());
        let now = store.clock().now();
        let epoch = self.epoch.load(Ordering::Acquire);
        if let Some(found) = self.remembered(&hash, now, epoch) {
            return Ok(Some(found));
        }
        let Some(stored) = store.read().tokens().find_hash(&hash).await? else { return Ok(None) };
        if stored.revoked_at.is_some() || stored.expires_at <= now {
            return Ok(None);
        }
        let Some(admin) = store.read().admins().find_no(stored.admin_no).await? else { return Ok(None) };
        if !admin.admin.active {
            return Ok(None);
        }
        let caller = Caller { admin: admin.admin, token: stored.id, scopes: stored.scopes };
        let entry = Entry {
            caller: caller.clone(),
            token_expires: stored.expires_at,
            stale_at: now.plus(FRESH_MS),
            epoch,
        };
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= MOST {
            entries.clear();
        }
        entries.insert(hash, entry);
        Ok(Some((caller, stored.expires_at)))
    }

    /// Something was revoked: nobody is remembered any more.
    pub fn forget(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
    }

    fn remembered(&self, hash: &Digest, now: Time, epoch: u64) -> Option<(Caller, Time)> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(hash)?;
        let fresh = entry.epoch == epoch && now < entry.stale_at && now < entry.token_expires;
        fresh.then(|| (entry.caller.clone(), entry.token_expires))
    }
}
