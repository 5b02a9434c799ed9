//! What the server does once a device has signed that it is done: its half of the erasure.

use lethe_proto::kinds::Action;
use lethe_server_core::{actor::Actor, audit::AuditEvent};

use crate::store::{
    StoreError, Tx,
    repo::enrollments::{Enrollment, EnrollmentStatus},
};

/// Destroys share secret and recovery blob, ends the enrollment and empties its mailbox.
pub(crate) async fn erase(tx: &mut Tx, enrollment: &Enrollment, action: Action) -> Result<(), StoreError> {
    let status = match action {
        Action::Unenroll => EnrollmentStatus::Unenrolled,
        Action::WipeContainer | Action::WipeDevice | Action::Unlock | Action::UnblockScreen | Action::ReleaseHold => {
            EnrollmentStatus::Erased
        }
    };
    tx.enrollments().set_status(enrollment.no, status).await?;
    tx.clear_mailbox(enrollment.no).await?;
    if tx.destroy_share(enrollment.no).await? {
        let actor = Actor::Device(enrollment.id);
        tx.record(actor, &AuditEvent::ShareDestroyed { enrollment: enrollment.id });
    }
    Ok(())
}
