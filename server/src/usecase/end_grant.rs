//! One app inside a session ends; the session goes on.

use lethe_server_core::{audit::EmployeeEvent, employee_session::Ending, ids::GrantId};

use super::{House, authenticate_employee::LiveEmployee, failure::failures};

failures!(
    /// Why nothing was ended.
    EndGrantError {
        /// No such app in the caller's sessions.
        Unknown = NotFound "grant.unknown" "there is no such app in your sessions",
    }
);

/// Ends an app of the caller's own. Ending it twice is no change.
pub async fn end_grant(house: &House, own: LiveEmployee, grant: GrantId) -> Result<(), EndGrantError> {
    house
        .store
        .write(move |tx| async move {
            let grant = tx.grants().find(grant).await?.ok_or(EndGrantError::Unknown)?;
            let session = tx.employee_sessions().find_no(grant.session_no).await?;
            let session = session.filter(|session| session.person_no == own.person.no).ok_or(EndGrantError::Unknown)?;
            if !tx.grants().end(grant.no, Ending::ByEmployee, tx.now()).await? {
                return Ok(tx.unchanged(()).await?);
            }
            let event = EmployeeEvent::GrantEnded { grant: grant.id, session: session.id, why: Ending::ByEmployee };
            Ok(tx.commit(own.actor(), event.into(), ()))
        })
        .await
}
