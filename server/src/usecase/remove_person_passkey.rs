//! An employee takes one of their passkeys away.

use lethe_server_core::{access::factor::Factor, audit::EmployeeEvent, ids::PasskeyId};

use super::{
    House,
    authenticate_employee::LiveEmployee,
    failure::failures,
    sign_in::{ChangeError, Means, may_change, tell},
};

failures!(
    /// Why the passkey stays.
    RemovePersonPasskeyError {
        /// No such passkey of the caller's.
        Unknown = NotFound "passkey.unknown" "you have no such passkey; the list shows yours",
    } and
    /// Not now.
    Change(ChangeError)
);

/// Removes it.
pub async fn remove_person_passkey(
    house: &House,
    means: Means<'_>,
    own: LiveEmployee,
    id: PasskeyId,
) -> Result<(), RemovePersonPasskeyError> {
    let whose = own.clone();
    let removed = house.store.write(move |tx| async move {
        may_change(&tx, &whose).await?;
        if !tx.person_passkeys().delete(whose.person.no, id).await? {
            return Err(RemovePersonPasskeyError::Unknown);
        }
        let event = EmployeeEvent::FactorRemoved { person: whose.person.id, factor: Factor::Passkey };
        Ok(tx.commit(whose.actor(), event.into(), ()))
    });
    removed.await?;
    tell(means, &own);
    Ok(())
}
