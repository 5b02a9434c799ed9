//! Somebody signs out.

use lethe_server_core::{audit::AuditEvent, caller::Caller, ids::SessionId};

use super::{House, failure::failures};

failures!(
    /// Why the session goes on.
    EndSessionError {}
);

/// Ends a session of the caller's own. Ending it twice is no change.
pub async fn end_session(house: &House, caller: Caller, session: SessionId) -> Result<(), EndSessionError> {
    house
        .store
        .write(move |tx| async move {
            if !tx.sessions().end(session, tx.now()).await? {
                return Ok(tx.unchanged(()).await?);
            }
            Ok(tx.commit(caller.actor(), AuditEvent::SessionEnded { session }, ()))
        })
        .await
}
