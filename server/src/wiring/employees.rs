//! Employees' sessions checked from memory, as administrators' are.
//!
//! When a session was last used is not part of the memory: the store knows it, so that no node forgets it while it is being written.

use lethe_proto::{cbor::sha256, ids::Time};

use super::remembered::Remembered;
use crate::{
    store::Voice,
    usecase::{
        House,
        authenticate_employee::{AuthenticateEmployeeError, LiveEmployee, authenticate_employee},
    },
};

/// Known sessions.
#[derive(Default)]
pub struct Employees {
    sessions: Remembered<LiveEmployee>,
}

impl Employees {
    /// The session of this secret, if it lasts and its employee has proved who they are. `active`: somebody is doing something in it, which
    /// keeps it alive.
    pub async fn find(
        &self,
        house: &House,
        secret: &str,
        active: bool,
    ) -> Result<LiveEmployee, AuthenticateEmployeeError> {
        let found = self.find_unproved(house, secret, active).await?;
        if found.factors.is_empty() { Err(AuthenticateEmployeeError::Expired) } else { Ok(found) }
    }

    /// The same, also of somebody who came with a link and has proved nothing yet.
    pub async fn find_unproved(
        &self,
        house: &House,
        secret: &str,
        active: bool,
    ) -> Result<LiveEmployee, AuthenticateEmployeeError> {
        let (hash, now) = (sha256(secret.as_bytes()), house.store.clock().now());
        let epoch = house.store.news().revocations();
        let mut session = self.sessions.find(hash, now, epoch, authenticate_employee(house, &hash)).await?;
        let (life, voice) = (&mut session.lifetime, Voice::Employee(session.no));
        life.active_at = life.active_at.max(house.store.newest_activity(voice).unwrap_or(Time(0)));
        if life.is_over(now) {
            return Err(AuthenticateEmployeeError::Expired);
        }
        if active {
            life.active_at = now;
            house.store.note_activity(voice);
        }
        Ok(session)
    }
}
