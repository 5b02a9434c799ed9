//! A command line wants to sign in and shows a code; somebody will confirm it in the browser.

use lethe_proto::{ids::Time, text::Line};
use lethe_server_core::entropy::{Entropy, random};
use zeroize::Zeroizing;

use super::{House, failure::failures, steps::secret_text};
use crate::store::NewCliLogin;

/// Time to walk over to the browser: ten minutes.
const LOGIN_MS: u64 = 10 * 60_000;
/// Letters that cannot be mistaken for one another and spell no words (RFC 8628 §6.1).
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

failures!(
    /// Why the login did not begin.
    BeginCliLoginError {
        /// It does not say what it is.
        Label = Invalid "cli_login.label" "a command line calls itself something of 1 to 100 bytes of plain text on one line",
    }
);

/// A login that has begun.
pub struct BegunCliLogin {
    /// What people compare: `ABCD-EFGH`.
    pub code: String,
    /// The command line's own: shown once.
    pub secret: Zeroizing<String>,
    /// Worth nothing from here on.
    pub expires: Time,
}

/// Begins a login.
pub async fn begin_cli_login(house: &House, label: String) -> Result<BegunCliLogin, BeginCliLoginError> {
    if label.len() > 100 || Line::new(label.clone()).is_err() {
        return Err(BeginCliLoginError::Label);
    }
    let code = code(house.store.entropy());
    let secret = secret_text::make("lethe-login-", house.store.entropy());
    let expires = house.store.clock().now().plus(LOGIN_MS);
    let login = NewCliLogin { code: code.clone(), label, expires_at: expires };
    house.store.put_cli_login(secret.hash, login).await?;
    Ok(BegunCliLogin { code, secret: secret.text, expires })
}

/// Eight letters, each as likely as any other.
fn code(entropy: &dyn Entropy) -> String {
    let mut letters = String::with_capacity(9);
    while letters.len() < 9 {
        if letters.len() == 4 {
            letters.push('-');
        }
        let [byte] = random::<1>(entropy);
        // 240 is the largest multiple of 20 that a byte reaches; what lies above would favour the first letters.
        if byte < 240 {
            letters.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
        }
    }
    letters
}
