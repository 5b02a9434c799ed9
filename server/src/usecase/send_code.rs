//! Somebody wants a code for the step that they are at. Whether one leaves is told to nobody: the answer is the same for accounts that do
//! not exist, for people without an address, and where nothing can be sent.

use lethe_proto::ids::Digest;
use lethe_server_core::{
    access::factor::Factor,
    sign_in::{codes, throttle::SENT_CODES},
};

use super::{
    House,
    access::Rules,
    failure::failures,
    sign_in::{Means, Open, code_hash, next_offers},
};
use crate::store::{
    Guesser, Tried,
    repo::{attempts::SentCode, people::Person},
};

failures!(
    /// Why nothing was done. It depends on the attempt alone.
    SendCodeError {
        /// Expired or over.
        Gone = Conflict "sign_in.gone" "this took too long or was tried too often; begin again",
        /// Not a step of this attempt.
        NotOffered = Invalid "sign_in.not_offered" "this cannot be proved now; choose one of what the last answer offers",
    }
);

/// In whose name codes are counted, apart from guesses.
const SENDING: [u8; 32] = [0xff; 32];

/// Where codes of this factor go.
fn address(person: &Person, factor: Factor) -> Option<String> {
    match factor {
        Factor::EmailCode => person.email.clone(),
        Factor::Password
        | Factor::Passkey
        | Factor::Totp
        | Factor::Sms
        | Factor::RecoveryCode
        | Factor::Ldap
        | Factor::Oidc => None,
    }
}

/// Sends a code, as far as there is somebody to whom it can go and they have not been sent too many.
pub async fn send_code(
    house: &House,
    means: Means<'_>,
    rules: &Rules,
    attempt: &str,
    factor: Factor,
) -> Result<(), SendCodeError> {
    let open = Open::find(house, attempt).await?.ok_or(SendCodeError::Gone)?;
    let courier = means.courier(factor).filter(|_| matches!(factor, Factor::EmailCode | Factor::Sms));
    if !next_offers(&house.store.read(), means, rules, &open).await?.contains(factor) {
        return Err(SendCodeError::NotOffered);
    }
    let code = codes::new_code(house.store.entropy());
    let until = house.store.clock().now().plus(codes::LIFETIME_MS);
    let to = open.person.as_ref().and_then(|person| address(person, factor));
    let sent = to.as_ref().map(|_| SentCode { hash: code_hash(attempt, &code), factor, until });
    let sender = Guesser { account: open.stored.account, caller: Digest::from(SENDING), allowance: SENT_CODES };
    let counted = house.store.send_code(open.hash, codes::MOST_SENT, sender, sent).await?;
    let (Tried::Go, Some(to), Some(courier)) = (counted, to, courier.cloned()) else { return Ok(()) };
    // Nobody waits for the mail server: how long it takes would tell that there is somebody.
    let language = means.language;
    tokio::spawn(async move {
        if let Err(error) = courier.bring_code(&to, &code, language).await {
            tracing::warn!(%error, "a code for signing in did not leave");
        }
    });
    Ok(())
}
