//! An attempt goes on in a page that has only its secret: somebody comes back from elsewhere. Changes nothing.

use super::{
    House,
    access::Rules,
    failure::failures,
    sign_in::{Means, Open, Step, next_offers},
};

failures!(
    /// Why it does not go on.
    ResumeAttemptError {
        /// Expired, over, or of somebody who is in already.
        Gone = Conflict "sign_in.gone" "this took too long or was tried too often; begin again",
    }
);

/// How far it is.
pub async fn resume_attempt(
    house: &House,
    means: Means<'_>,
    rules: &Rules,
    attempt: &str,
) -> Result<Step, ResumeAttemptError> {
    let open = Open::find(house, attempt).await?.filter(|open| open.stored.session.is_none());
    let open = open.ok_or(ResumeAttemptError::Gone)?;
    let offers = next_offers(&house.store.read(), means, rules, &open).await?;
    Ok(Step { offers: offers.iter().collect(), proved: open.stored.proved, expires: open.stored.expires_at })
}
