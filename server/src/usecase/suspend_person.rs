//! T1: an approver's signature counts no more, from this moment until a keyring says otherwise. They are signed out of everything.

use lethe_proto::{ids::PersonId, text::Line};
use lethe_server_core::{
    admin::Scope, audit::AuditEvent, caller::Caller, employee_session::Ending, permission::Permission,
};

use super::{
    House,
    failure::failures,
    steps::{end_sessions::end_sessions, state_change::change_lists},
};
use crate::store::repo::{employee_sessions::Which, people::PersonStatus};

failures!(
    /// Why the person was not suspended.
    SuspendPersonError {
        /// No such person, or out of the caller's reach.
        Unknown = NotFound "person.unknown" "there is no such person among those you look after",
    }
);

/// Suspends a person and tells every living device; gives how many.
pub async fn suspend_person(
    house: &House,
    caller: Caller,
    id: PersonId,
    why: Option<Line>,
) -> Result<usize, SuspendPersonError> {
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let person = tx.people().find(id).await?.ok_or(SuspendPersonError::Unknown)?;
            caller.may(Permission::Protect, Scope::PersonIn(person.group.as_deref()))?;
            if person.status != PersonStatus::Active {
                return Ok(tx.unchanged(0).await?);
            }
            tx.people().suspend(person.no, tx.now()).await?;
            tx.people().note_suspensions(house_in.server_key(), tx.now()).await?;
            end_sessions(&house_in, &mut tx, caller.actor(), Which::Person(person.no, None), Ending::Person).await?;
            let alive = tx.enrollments().alive().await?;
            let told = change_lists(&house_in, &mut tx, &alive).await?;
            tx.notes().put(tx.next_leaf(), why.as_ref().map_or("", Line::as_str)).await?;
            let event = AuditEvent::ApproverSuspended { person: id, enrollments: told };
            Ok(tx.commit(caller.actor(), event, told))
        })
        .await
}
