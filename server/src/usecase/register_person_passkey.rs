//! An employee has made a passkey.

use lethe_server_core::{access::factor::Factor, audit::EmployeeEvent, ids::PasskeyId};
use serde_json::Value;

use super::{
    House,
    authenticate_employee::LiveEmployee,
    failure::failures,
    sign_in::{ChangeError, Means, may_change, tell},
    steps::{ceremony::is_name, secret_text},
};
use crate::store::repo::person_passkeys::NewPersonPasskey;

failures!(
    /// Why the passkey was not kept.
    RegisterPersonPasskeyError {
        /// No name for the passkey.
        Name = Invalid "passkey.name" "call the passkey something of 1 to 100 bytes of plain text on one line",
        /// Expired, answered already, or of another session.
        Gone = Conflict "ceremony.gone" "this took too long or was answered already; begin again",
        /// Not what an honest authenticator would have said.
        Refused = Denied "passkey.refused" "the authenticator's answer does not hold; begin again, or use another authenticator",
        /// Somebody has this passkey already.
        Taken = Conflict "passkey.taken" "this passkey is registered already; sign in with it, or use another authenticator",
    } and
    /// Not now.
    Change(ChangeError)
);

/// Keeps the passkey under a name, if its ceremony began in this session.
pub async fn register_person_passkey(
    house: &House,
    means: Means<'_>,
    own: LiveEmployee,
    (ceremony, credential): (&str, Value),
    name: String,
) -> Result<PasskeyId, RegisterPersonPasskeyError> {
    if !is_name(&name) {
        return Err(RegisterPersonPasskeyError::Name);
    }
    let state = house.store.take_passkey_offer(secret_text::hash(ceremony), own.id).await?;
    let state = state.ok_or(RegisterPersonPasskeyError::Gone)?;
    let made = means.passkeys.finish_registration(&state, credential);
    let made = made.map_err(|_| RegisterPersonPasskeyError::Refused)?;
    let whose = own.clone();
    let kept = house.store.write(move |tx| async move {
        may_change(&tx, &whose).await?;
        let (id, person_no) = (PasskeyId::from(tx.new_id()), whose.person.no);
        let (credential_id, credential) = (made.credential_id, made.credential);
        let new = NewPersonPasskey { id, person_no, credential_id, credential, name };
        match tx.person_passkeys().insert(&new, tx.now()).await {
            Err(error) if error.is_duplicate() => return Err(RegisterPersonPasskeyError::Taken),
            other => other?,
        }
        let event = EmployeeEvent::FactorSet { person: whose.person.id, factor: Factor::Passkey };
        Ok(tx.commit(whose.actor(), event.into(), id))
    });
    let id = kept.await?;
    tell(means, &own);
    Ok(id)
}
