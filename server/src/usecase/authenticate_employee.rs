//! From a session's secret to an employee. Changes nothing.

use lethe_proto::ids::{Digest, EnrollmentId, Time};
use lethe_server_core::{
    access::{factor::Factors, facts::Device},
    actor::Actor,
    employee_session::lifetime,
    ids::SessionId,
    session::Lifetime,
};

use super::{House, failure::failures, sign_in::posture};
use crate::store::{
    Reader, StoreError,
    repo::{
        employee_sessions::StoredEmployeeSession,
        people::{Person, PersonStatus},
    },
};

failures!(
    /// Why the session is not believed.
    AuthenticateEmployeeError {
        /// Unknown, ended, expired, its employee is not active or its device is not enrolled any more: the caller is not told which.
        Expired = Denied "session.expired" "your session has ended; sign in again",
    }
);

/// An employee's session that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveEmployee {
    /// Running number of the session.
    pub no: i64,
    /// The session.
    pub id: SessionId,
    /// Whose.
    pub person: Person,
    /// On which enrolled device, where it is bound to one.
    pub enrollment: Option<EnrollmentId>,
    /// The same as rules ask.
    pub device: Device,
    /// With which factors it began.
    pub factors: Factors,
    /// When its employee last proved who they are.
    pub proved_at: Time,
    /// When it began.
    pub begun_at: Time,
    /// How long it lasts.
    pub lifetime: Lifetime,
}

impl LiveEmployee {
    /// As the author of an audit event.
    pub const fn actor(&self) -> Actor {
        Actor::Employee(self.person.id)
    }
}

/// Whose session it is, by SHA-256 of its secret, as far as rows tell. Whether idleness has ended it is judged by
/// [`LiveEmployee::lifetime`], which the newest activity prolongs.
pub async fn authenticate_employee(house: &House, hash: &Digest) -> Result<LiveEmployee, AuthenticateEmployeeError> {
    let read = house.store.read();
    let session = read.employee_sessions().find_hash(hash).await?.ok_or(AuthenticateEmployeeError::Expired)?;
    living(&read, session).await?.ok_or(AuthenticateEmployeeError::Expired)
}

/// A stored session with its employee, unless something has ended it.
pub(crate) async fn living(
    read: &Reader<'_>,
    session: StoredEmployeeSession,
) -> Result<Option<LiveEmployee>, StoreError> {
    if session.ended.is_some() {
        return Ok(None);
    }
    let person = read.people().find_no(session.person_no).await?.filter(|who| who.status == PersonStatus::Active);
    let Some(person) = person else { return Ok(None) };
    let (enrollment, device) = match session.enrollment_no {
        None => (None, Device::None),
        Some(no) => match read.enrollments().find_no(no).await?.filter(|bound| bound.status.is_alive()) {
            // The session began with the device's proof, so the person is known on it.
            Some(bound) => (Some(bound.id), Device::Enrolled { posture: posture(read, no).await?, known: true }),
            None => return Ok(None),
        },
    };
    Ok(Some(LiveEmployee {
        no: session.no,
        id: session.id,
        person,
        enrollment,
        device,
        factors: session.factors,
        proved_at: session.proved_at,
        begun_at: session.begun_at,
        lifetime: lifetime(session.active_at, session.ends_at),
    }))
}
