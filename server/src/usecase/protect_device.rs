//! T1: what protects takes effect at once on the server's word. Lock, log out, block screenshots, hold, message.

use lethe_proto::{
    ids::EnrollmentId,
    text::{Line, is_plain},
};
use lethe_server_core::{
    admin::Scope, audit::AuditEvent, caller::Caller, employee_session::Ending, permission::Permission,
    protection::Change,
};

use super::{
    House,
    failure::failures,
    steps::{end_sessions::end_sessions, state_change::change_state},
};
use crate::store::{
    Tx,
    repo::{employee_sessions::Which, enrollments::Enrollment},
};

/// What is ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protection {
    /// Close the container and withhold the share. Lifted only by people.
    Lock,
    /// End every session that began before now.
    Logout,
    /// Block screenshots. Lifted only by people.
    BlockScreen,
    /// Legal hold: nothing is erased. Lifted only by people.
    Hold,
    /// Show a message of at most 1,000 bytes of plain text.
    Message(String),
}

failures!(
    /// Why the device was not protected.
    ProtectDeviceError {
        /// No such enrollment, or out of the caller's reach.
        Unknown = NotFound "enrollment.unknown" "there is no such device among those you look after",
        /// Erased or unenrolled.
        Ended = Conflict "enrollment.ended" "this enrollment has ended; there is nothing left to protect",
        /// Not plain.
        Message = Invalid "message.not_plain" "a message has 1 to 1,000 bytes of plain text without control or bidirectional characters",
    }
);

/// Orders it, with the words of who asks beside the record; gives the counter of the state in force. What is in force already is no change.
pub async fn protect_device(
    house: &House,
    caller: Caller,
    enrollment: EnrollmentId,
    protection: Protection,
    why: Option<Line>,
) -> Result<u64, ProtectDeviceError> {
    if let Protection::Message(text) = &protection
        && (text.is_empty() || text.len() > 1000 || !is_plain(text))
    {
        return Err(ProtectDeviceError::Message);
    }
    let change = match protection {
        Protection::Lock => Change::Lock,
        Protection::Logout => Change::Logout,
        Protection::BlockScreen => Change::BlockScreen,
        Protection::Hold => Change::Hold,
        Protection::Message(text) => Change::Message(text),
    };
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let enrollment = reach(&tx, &caller, enrollment).await?;
            if !enrollment.status.is_alive() {
                return Err(ProtectDeviceError::Ended);
            }
            match change_state(&house_in, &mut tx, &enrollment, &change).await? {
                None => {
                    let counter = tx.states().find(enrollment.no).await?.map_or(0, |stored| stored.state.counter);
                    Ok(tx.unchanged(counter).await?)
                }
                Some(counter) => {
                    if matches!(change, Change::Lock | Change::Logout) {
                        let bound = Which::Enrollment(enrollment.no);
                        end_sessions(&house_in, &mut tx, caller.actor(), bound, Ending::Device).await?;
                    }
                    tx.notes().put(tx.next_leaf(), why.as_ref().map_or("", Line::as_str)).await?;
                    let event = AuditEvent::StateChanged { enrollment: enrollment.id, counter, what: change.as_str() };
                    Ok(tx.commit(caller.actor(), event, counter))
                }
            }
        })
        .await
}

async fn reach(tx: &Tx, caller: &Caller, id: EnrollmentId) -> Result<Enrollment, ProtectDeviceError> {
    let enrollment = tx.enrollments().find(id).await?.ok_or(ProtectDeviceError::Unknown)?;
    caller.may(Permission::Protect, Scope::PersonIn(enrollment.group.as_deref()))?;
    Ok(enrollment)
}
