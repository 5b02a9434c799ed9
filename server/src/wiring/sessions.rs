//! Browser sessions checked from memory, as tokens are.
//!
//! When a session was last used is not part of the memory: the store knows it, so that no node forgets it while it is being written.

use lethe_proto::{cbor::sha256, ids::Time};

use super::remembered::Remembered;
use crate::store::Voice;
use crate::usecase::{
    House,
    authenticate_session::{AuthenticateSessionError, LiveSession, authenticate_session},
};

/// Known sessions.
#[derive(Default)]
pub struct Sessions {
    sessions: Remembered<LiveSession>,
}

impl Sessions {
    /// The session of this cookie, if it lasts. `active`: somebody is doing something in it, which keeps it alive.
    pub async fn find(
        &self,
        house: &House,
        secret: &str,
        active: bool,
    ) -> Result<LiveSession, AuthenticateSessionError> {
        let (hash, now) = (sha256(secret.as_bytes()), house.store.clock().now());
        let mut session =
            self.sessions.find(hash, now, house.store.news().revocations(), authenticate_session(house, &hash)).await?;
        let voice = Voice::Browser { session_no: session.no, admin_no: session.admin_no };
        let life = &mut session.lifetime;
        life.active_at = life.active_at.max(house.store.newest_activity(voice).unwrap_or(Time(0)));
        if life.is_over(now) {
            return Err(AuthenticateSessionError::Expired);
        }
        if active {
            life.active_at = now;
            house.store.note_activity(voice);
        }
        Ok(session)
    }
}
