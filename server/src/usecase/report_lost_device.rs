//! An employee has lost a device: it is locked at once (T1), and what is signed in on it ends. Only people unlock it again.

use lethe_proto::ids::EnrollmentId;
use lethe_server_core::{audit::AuditEvent, employee_session::Ending, protection::Change};

use super::{
    House,
    authenticate_employee::LiveEmployee,
    failure::failures,
    steps::{end_sessions::end_sessions, state_change::change_state},
};
use crate::store::repo::employee_sessions::Which;

failures!(
    /// Why the device was not locked.
    ReportLostDeviceError {
        /// No such device of the caller's.
        Unknown = NotFound "enrollment.unknown" "you have no such device; the list shows yours",
        /// Erased or unenrolled.
        Ended = Conflict "enrollment.ended" "this enrollment has ended; there is nothing left to protect",
    }
);

/// Locks it. Losing it twice is no change.
pub async fn report_lost_device(
    house: &House,
    own: LiveEmployee,
    id: EnrollmentId,
) -> Result<(), ReportLostDeviceError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let lost = tx.enrollments().find(id).await?.filter(|lost| lost.person_no == own.person.no);
            let lost = lost.ok_or(ReportLostDeviceError::Unknown)?;
            if !lost.status.is_alive() {
                return Err(ReportLostDeviceError::Ended);
            }
            let Some(counter) = change_state(&house_in, &mut tx, &lost, &Change::Lock).await? else {
                return Ok(tx.unchanged(()).await?);
            };
            end_sessions(&house_in, &mut tx, own.actor(), Which::Enrollment(lost.no), Ending::Device).await?;
            tx.notes().put(tx.next_leaf(), "").await?;
            let event = AuditEvent::StateChanged { enrollment: id, counter, what: Change::Lock.as_str() };
            Ok(tx.commit(own.actor(), event, ()))
        })
        .await
}
