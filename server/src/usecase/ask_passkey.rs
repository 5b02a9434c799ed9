//! Any authenticator is asked for any passkey, in an attempt: it says itself whose it is.

use serde_json::Value;

use super::{
    CeremonyError, House,
    failure::failures,
    sign_in::{Means, Open},
};

failures!(
    /// Why nobody was asked.
    AskPasskeyError {
        /// Expired or over.
        Gone = Conflict "sign_in.gone" "this took too long or was tried too often; begin again",
    } and
    /// The ceremony.
    Ceremony(CeremonyError)
);

/// Asks; gives `PublicKeyCredentialRequestOptionsJSON`. The attempt keeps one question, which has one answer.
pub async fn ask_passkey(house: &House, means: Means<'_>, attempt: &str) -> Result<Value, AskPasskeyError> {
    let open = Open::find(house, attempt).await?.ok_or(AskPasskeyError::Gone)?;
    let begun = means.passkeys.begin_sign_in().map_err(CeremonyError::from)?;
    if !house.store.ask_in_attempt(open.hash, begun.state).await? {
        return Err(AskPasskeyError::Gone);
    }
    Ok(begun.options)
}
