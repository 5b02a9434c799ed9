//! An employee types the first code of the secret that they were shown: from now on it counts, and an older one no more.

use lethe_server_core::{
    access::factor::Factor,
    audit::EmployeeEvent,
    sign_in::{codes, totp},
};

use super::{
    House,
    authenticate_employee::LiveEmployee,
    failure::failures,
    sign_in::{ChangeError, Means, may_change, tell, totp_cell},
};

failures!(
    /// Why the secret does not count.
    ConfirmTotpError {
        /// None was shown of late.
        NotOffered = Conflict "totp.not_offered" "no secret waits for a code; begin again, and type the code within ten minutes",
        /// The code is another one.
        Wrong = Invalid "totp.wrong" "this is not the code of the secret that was shown; look at the clock of your device, and type the code that it shows now",
    } and
    /// Not now.
    Change(ChangeError)
);

/// Confirms it.
pub async fn confirm_totp(
    house: &House,
    means: Means<'_>,
    own: LiveEmployee,
    code: String,
) -> Result<(), ConfirmTotpError> {
    let (vault, whose) = (house.vault.clone(), own.clone());
    let confirmed = house.store.write(move |tx| async move {
        may_change(&tx, &whose).await?;
        let (no, person, now) = (whose.person.no, whose.person.id, tx.now());
        let sealed = tx.factors().totp_offer(no, now).await?.ok_or(ConfirmTotpError::NotOffered)?;
        let secret = vault.open(totp_cell(&person), &sealed)?;
        let step = totp::matching_step(&secret, &codes::typed(&code), now, None).ok_or(ConfirmTotpError::Wrong)?;
        tx.factors().set_totp(no, sealed, step, now).await?;
        let event = EmployeeEvent::FactorSet { person, factor: Factor::Totp };
        Ok::<_, ConfirmTotpError>(tx.commit(whose.actor(), event.into(), ()))
    });
    confirmed.await?;
    tell(means, &own);
    Ok(())
}
