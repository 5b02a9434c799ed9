//! An administrator has made one more passkey.

use lethe_server_core::{audit::AuditEvent, ids::PasskeyId};
use serde_json::Value;

use super::{
    CeremonyError, House,
    authenticate_session::LiveSession,
    failure::failures,
    steps::{
        access::still_speaks,
        ceremony::{is_name, keep, take},
    },
};
use crate::{passkey::Passkeys, store::CeremonyKind};

failures!(
    /// Why the passkey was not kept.
    RegisterPasskeyError {
        /// No name for the passkey.
        Name = Invalid "passkey.name" "call the passkey something of 1 to 100 bytes of plain text on one line",
        /// Somebody has this passkey already.
        Taken = Conflict "passkey.taken" "this passkey is registered already; sign in with it, or use another authenticator",
    } and
    /// The ceremony.
    Ceremony(CeremonyError)
);

/// Keeps the passkey under a name, if its ceremony began in this session.
pub async fn register_passkey(
    house: &House,
    passkeys: &Passkeys,
    session: &LiveSession,
    ceremony: &str,
    credential: Value,
    name: String,
) -> Result<PasskeyId, RegisterPasskeyError> {
    if !is_name(&name) {
        return Err(RegisterPasskeyError::Name);
    }
    let ceremony = take(house, CeremonyKind::Passkey, ceremony).await?;
    if ceremony.session_no != Some(session.no) {
        return Err(CeremonyError::Gone.into());
    }
    let made = passkeys.finish_registration(&ceremony.state, credential).map_err(CeremonyError::from)?;
    let (caller, admin_no) = (session.caller.clone(), session.admin_no);
    house
        .store
        .write(move |tx| async move {
            still_speaks::<RegisterPasskeyError>(&tx, &caller).await?;
            let passkey = keep(&tx, admin_no, made, name).await?.ok_or(RegisterPasskeyError::Taken)?;
            let event = AuditEvent::PasskeyRegistered { passkey, admin: caller.admin.id };
            Ok(tx.commit(caller.actor(), event, passkey))
        })
        .await
}
