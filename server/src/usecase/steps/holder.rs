//! Whoever holds an app's tokens: the grant, and the session that it lives in.

use lethe_proto::ids::Time;
use lethe_server_core::access::origin::{AddressUnknown, Origin, Place};

use crate::{
    store::{StoreError, Voice, repo::grants::StoredGrant},
    usecase::{
        House,
        authenticate_employee::{LiveEmployee, living},
    },
};

/// A grant that has not ended, in a session that has not ended.
#[derive(Debug, Clone)]
pub struct Holder {
    /// The grant.
    pub grant: StoredGrant,
    /// The session.
    pub session: LiveEmployee,
    /// Where its browser was when it was last let in. An app calls from elsewhere, and that says nothing about anybody.
    pub origin: Origin,
}

impl Holder {
    /// Whether the session is still alive, idleness included.
    pub fn lives(&self, house: &House, now: Time) -> bool {
        let mut life = self.session.lifetime;
        let newest = house.store.newest_activity(Voice::Employee(self.session.no)).unwrap_or(Time(0));
        life.active_at = life.active_at.max(newest);
        !life.is_over(now)
    }
}

/// The holder of a grant; nothing where something has ended it.
pub(crate) async fn holder_of(house: &House, grant: Option<StoredGrant>) -> Result<Option<Holder>, StoreError> {
    let Some(grant) = grant.filter(|grant| grant.ended.is_none()) else { return Ok(None) };
    let read = house.store.read();
    let Some(session) = read.employee_sessions().find_no(grant.session_no).await? else { return Ok(None) };
    let Some(session) = living(&read, session).await? else { return Ok(None) };
    let came = read.sign_ins().last_admitted_via(*session.id.as_bytes()).await?;
    let nowhere = Origin { address: Err(AddressUnknown::NotSaid), place: Place::default() };
    let holder = Holder { grant, session, origin: came.map_or(nowhere, |came| came.sign_in.from.origin()) };
    Ok(Some(holder).filter(|holder| holder.lives(house, house.store.clock().now())))
}
