//! An administrator gives a passkey up: lost, broken or replaced. What began with it ends too.

use lethe_server_core::{audit::AuditEvent, ids::PasskeyId};

use super::{House, authenticate_session::LiveSession, failure::failures};
use crate::passkey::FreshPasskey;

failures!(
    /// Why the passkey stays.
    RemovePasskeyError {
        /// No such passkey, or somebody else's.
        Unknown = NotFound "passkey.unknown" "you have no passkey of this id; the list shows yours",
        /// Nobody locks themselves out.
        Last = Conflict "passkey.last" "this is your last passkey; add another one first",
    }
);

/// Removes one of the caller's own passkeys, and ends every other session that began with it.
pub async fn remove_passkey(
    house: &House,
    session: &LiveSession,
    _touched: &FreshPasskey,
    id: PasskeyId,
) -> Result<(), RemovePasskeyError> {
    let (caller, admin_no, here) = (session.caller.clone(), session.admin_no, session.id);
    house
        .store
        .write(move |tx| async move {
            let keys = tx.passkeys().list(admin_no).await?;
            let key = keys.iter().find(|key| key.id == id).ok_or(RemovePasskeyError::Unknown)?;
            if keys.len() == 1 {
                return Err(RemovePasskeyError::Last);
            }
            tx.passkeys().delete(key.no).await?;
            tx.sessions().end_of_passkey(id, here, tx.now()).await?;
            tx.end_ceremonies(admin_no).await?;
            let event = AuditEvent::PasskeyRemoved { passkey: id, admin: caller.admin.id };
            Ok(tx.commit(caller.actor(), event, ()))
        })
        .await
}
