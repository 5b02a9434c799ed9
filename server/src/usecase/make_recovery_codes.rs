//! An employee gets ten new recovery codes, shown once. Older ones are worth nothing any more.

use lethe_server_core::{access::factor::Factor, audit::EmployeeEvent, sign_in::recovery};

use super::{
    House,
    authenticate_employee::LiveEmployee,
    sign_in::{ChangeError, Means, may_change, tell},
};

/// Makes them.
pub async fn make_recovery_codes(
    house: &House,
    means: Means<'_>,
    own: LiveEmployee,
) -> Result<Vec<String>, ChangeError> {
    let whose = own.clone();
    let made = house.store.write(move |tx| async move {
        may_change(&tx, &whose).await?;
        let (person, codes) = (whose.person.id, recovery::new_codes(tx.entropy()));
        let hashes: Vec<_> = codes.iter().map(|code| recovery::hash(person, code)).collect();
        tx.factors().set_recovery_codes(whose.person.no, &hashes, tx.now()).await?;
        let event = EmployeeEvent::FactorSet { person, factor: Factor::RecoveryCode };
        Ok::<_, ChangeError>(tx.commit(whose.actor(), event.into(), codes))
    });
    let codes = made.await?;
    tell(means, &own);
    Ok(codes)
}
