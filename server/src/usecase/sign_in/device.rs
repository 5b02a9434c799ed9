//! The enrolled device on which somebody signs in: whether it may still vouch for them, and what rules are told of it.

use lethe_proto::{
    cbor::{Exact, Malformed},
    checkin::Checkin,
};
use lethe_server_core::access::{
    compliance,
    facts::{Device, Posture},
};
use sea_orm::ConnectionTrait;

use crate::store::{
    Reader, StoreError,
    repo::{
        Enrollments, States,
        enrollments::{Enrollment, EnrollmentStatus},
    },
};

/// Why a device vouches for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Silent {
    /// It was erased or unenrolled, or has never checked in.
    Ended,
    /// It is locked, or is to be.
    Locked,
}

/// Whether a device may vouch for whoever signs in on it.
pub(crate) async fn may_vouch<C: ConnectionTrait>(
    enrollment: &Enrollment,
    states: &States<'_, C>,
) -> Result<Result<(), Silent>, StoreError> {
    if enrollment.status != EnrollmentStatus::Active {
        return Ok(Err(Silent::Ended));
    }
    let locked = states.find(enrollment.no).await?.is_some_and(|stored| stored.state.locked_since > 0);
    Ok(if locked { Err(Silent::Locked) } else { Ok(()) })
}

/// The device of a sign-in under way, by its running number, while it may vouch for this person.
pub(crate) async fn still_vouches<C: ConnectionTrait>(
    (enrollments, states): (&Enrollments<'_, C>, &States<'_, C>),
    no: i64,
    person_no: i64,
) -> Result<Option<Enrollment>, StoreError> {
    let bound = enrollments.find_no(no).await?.filter(|bound| bound.person_no == person_no);
    let Some(bound) = bound else { return Ok(None) };
    Ok(may_vouch(&bound, states).await?.ok().map(|()| bound))
}

/// How a device said itself that it is, as rules ask.
pub(crate) async fn posture(read: &Reader<'_>, enrollment_no: i64) -> Result<Posture, StoreError> {
    let Some(report) = read.report(enrollment_no).await? else { return Ok(Posture::Unknown) };
    let said: Result<Exact<Checkin>, Malformed> = Exact::parse(&report.body);
    Ok(compliance::posture(said.ok().as_ref().map(|said| (&said.posture, report.reported_at))))
}

/// What rules are told of the device of a sign-in.
pub(crate) async fn facts(read: &Reader<'_>, enrollment_no: i64, person_no: i64) -> Result<Device, StoreError> {
    let known = read.employee_sessions().was_on(person_no, enrollment_no).await?;
    Ok(Device::Enrolled { posture: posture(read, enrollment_no).await?, known })
}
