//! An employee takes their one-time codes away.

use lethe_server_core::{access::factor::Factor, audit::EmployeeEvent};

use super::{
    House,
    authenticate_employee::LiveEmployee,
    sign_in::{ChangeError, Means, may_change, tell},
};

/// Takes them away. Taking away what is not there is no change.
pub async fn remove_totp(house: &House, means: Means<'_>, own: LiveEmployee) -> Result<(), ChangeError> {
    let whose = own.clone();
    let removed = house.store.write(move |tx| async move {
        may_change(&tx, &whose).await?;
        if !tx.factors().remove_totp(whose.person.no).await? {
            return Ok(tx.unchanged(false).await?);
        }
        let event = EmployeeEvent::FactorRemoved { person: whose.person.id, factor: Factor::Totp };
        Ok::<_, ChangeError>(tx.commit(whose.actor(), event.into(), true))
    });
    if removed.await? {
        tell(means, &own);
    }
    Ok(())
}
