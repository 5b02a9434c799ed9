//! Browser sessions checked from memory, as tokens are: an entry lives a few seconds, and never longer than the epoch it was read in.
//!
//! When a session was last used is not part of the entry: the store knows it, so that no node forgets it while it is being written.

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

use crate::usecase::{
    House,
    authenticate_session::{AuthenticateSessionError, LiveSession, authenticate_session},
};

/// Longest life of an entry.
const FRESH_MS: u64 = 2_000;
/// More entries than this, and all are read anew.
const MOST: usize = 10_000;

struct Entry {
    session: LiveSession,
    stale_at: Time,
    epoch: u64,
}

/// Known sessions.
#[derive(Default)]
pub struct Sessions {
    entries: RwLock<HashMap<Digest, Entry>>,
    epoch: AtomicU64,
}

impl Sessions {
    /// The session of this cookie, if it lasts. `active`: somebody is doing something in it, which keeps it alive.
    pub async fn find(
        &self,
        house: &House,
        secret: &str,
        active: bool,
    ) -> Result<LiveSession, AuthenticateSessionError> {
        let hash = sha256(secret.as_bytes());
        let now = house.store.clock().now();
        let epoch = self.epoch.load(Ordering::Acquire);
        let mut session = match self.remembered(&hash, now, epoch) {
            Some(session) => session,
            None => self.read(house, hash, now, epoch).await?,
        };
        let life = &mut session.lifetime;
        life.active_at = life.active_at.max(house.store.newest_activity(session.no).unwrap_or(Time(0)));
        if life.is_over(now) {
            return Err(AuthenticateSessionError::Expired);
        }
        if active {
            life.active_at = now;
            house.store.note_activity(session.no, session.admin_no);
        }
        Ok(session)
    }

    /// Something was revoked: nobody is remembered any more.
    pub fn forget(&self) {
        self.epoch.fetch_add(1, Ordering::AcqRel);
    }

    async fn read(
        &self,
        house: &House,
        hash: Digest,
        now: Time,
        epoch: u64,
    ) -> Result<LiveSession, AuthenticateSessionError> {
        let session = authenticate_session(house, &hash).await?;
        let entry = Entry { session: session.clone(), stale_at: now.plus(FRESH_MS), epoch };
        let mut entries = self.entries.write().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= MOST {
            entries.clear();
        }
        entries.insert(hash, entry);
        Ok(session)
    }

    fn remembered(&self, hash: &Digest, now: Time, epoch: u64) -> Option<LiveSession> {
        let entries = self.entries.read().unwrap_or_else(PoisonError::into_inner);
        let entry = entries.get(hash)?;
        (entry.epoch == epoch && now < entry.stale_at).then(|| entry.session.clone())
    }
}
