//! An employee is shown a secret for an authenticator. It counts once they have confirmed it with a code.

use std::fmt::Write as _;

use lethe_server_core::{audit::EmployeeEvent, entropy::random, sign_in::totp};
use zeroize::Zeroizing;

use super::{
    House,
    authenticate_employee::LiveEmployee,
    failure::failures,
    sign_in::{ATTEMPT_MS, ChangeError, may_change, totp_cell},
};

failures!(
    /// Why no secret was made.
    OfferTotpError {
        /// The library failed.
        Broken = Internal "totp.failed" "the secret could not be sealed; look into the server's log",
    } and
    /// Not now.
    Change(ChangeError)
);

/// A secret, for one pair of eyes.
pub struct OfferedTotp {
    /// For typing: base 32.
    pub secret: Zeroizing<String>,
    /// For a camera.
    pub uri: Zeroizing<String>,
}

/// Makes a secret for ten minutes. `issuer` is what the authenticator shows.
pub async fn offer_totp(house: &House, own: LiveEmployee, issuer: &str) -> Result<OfferedTotp, OfferTotpError> {
    let secret = Zeroizing::new(random::<{ totp::SECRET_BYTES }>(house.store.entropy()));
    let sealed = house.vault.seal(totp_cell(&own.person.id), secret.as_slice(), house.store.entropy());
    let sealed = sealed.map_err(|_| OfferTotpError::Broken)?;
    let text = Zeroizing::new(data_encoding::BASE32_NOPAD.encode(secret.as_slice()));
    let uri = Zeroizing::new(uri(issuer, own.person.email.as_deref().unwrap_or(&own.person.name), &text));
    let offered = house.store.write(move |tx| async move {
        may_change(&tx, &own).await?;
        tx.factors().offer_totp(own.person.no, sealed, tx.now().plus(ATTEMPT_MS)).await?;
        let event = EmployeeEvent::TotpOffered { person: own.person.id };
        Ok::<_, OfferTotpError>(tx.commit(own.actor(), event.into(), ()))
    });
    offered.await?;
    Ok(OfferedTotp { secret: text, uri })
}

/// The form that authenticators read from a picture.
fn uri(issuer: &str, account: &str, secret: &str) -> String {
    let (issuer, account) = (escaped(issuer), escaped(account));
    let (digits, period) = (totp::DIGITS, totp::STEP_S);
    format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits={digits}&period={period}"
    )
}

/// RFC 3986: everything but unreserved letters.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut all, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            all.push(char::from(byte));
        } else {
            // Writing into a text never fails.
            let _ = write!(all, "%{byte:02X}");
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authenticator_reads_issuer_account_and_secret() {
        assert_eq!(
            uri("Northwind: Lethe", "lena@northwind.example", "ABC"),
            "otpauth://totp/Northwind%3A%20Lethe:lena%40northwind.example?secret=ABC&issuer=Northwind%3A%20Lethe\
             &algorithm=SHA1&digits=6&period=30"
        );
    }
}
