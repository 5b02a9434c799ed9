//! Passkeys of administrators and of employees: the only room that knows the WebAuthn library, and the only maker of a [`FreshPasskey`].
//!
//! It judges what an authenticator says, against what it was asked, and knows neither rows nor HTTP. Approvals are not judged here:
//! those keys live under another relying party, and `lethe_proto::webauthn` reads them.

mod fresh;
mod register;
mod sign_in;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use webauthn_rs::prelude::{Passkey, Url, Webauthn, WebauthnBuilder, WebauthnError};

pub use fresh::{BoundRequest, FreshPasskey};
pub use register::Registered;
pub use sign_in::{Claim, Used};

/// What authenticators show as the name of the site.
const SITE_NAME: &str = "Lethe";

/// The relying party of the console.
pub struct Passkeys {
    site: Option<Webauthn>,
}

/// A ceremony that has begun.
pub struct Begun {
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`, for the browser.
    pub options: Value,
    /// What the end of the ceremony is judged by. Never leaves the server.
    pub state: String,
}

/// Whose passkey is to be made.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'a> {
    /// Becomes the user handle: the id of an administrator or of an employee.
    pub handle: [u8; 16],
    /// What the authenticator shows.
    pub name: &'a str,
}

/// Why a ceremony did not begin or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyError {
    /// Browsers bind passkeys to names; the console is found at an address.
    #[error("the console is found at an address without a name")]
    NoName,
    /// What came back is not what an honest authenticator would have said to this ceremony.
    #[error("the authenticator's answer does not hold")]
    Refused,
    /// The library did not do what was asked, or what was kept is not readable.
    #[error("the passkey library failed")]
    Broken,
}

impl Passkeys {
    /// For the console at this origin, whose host is `rp_id`; without one, no ceremony ever begins.
    pub fn new(origin: &str, rp_id: Option<&str>) -> Self {
        let site = rp_id.and_then(|rp_id| {
            let origin = Url::parse(origin).ok()?;
            WebauthnBuilder::new(rp_id, &origin).ok()?.rp_name(SITE_NAME).build().ok()
        });
        Self { site }
    }

    /// Whether there is a name that passkeys can be bound to.
    pub const fn are_possible(&self) -> bool {
        self.site.is_some()
    }

    fn site(&self) -> Result<&Webauthn, PasskeyError> {
        self.site.as_ref().ok_or(PasskeyError::NoName)
    }
}

/// The part that browsers parse, out of the library's `{"publicKey": …}`.
fn options(challenge: impl Serialize) -> Result<Value, PasskeyError> {
    let mut whole = serde_json::to_value(challenge).map_err(|_| PasskeyError::Broken)?;
    whole.get_mut("publicKey").map(Value::take).ok_or(PasskeyError::Broken)
}

fn keep(value: impl Serialize) -> Result<String, PasskeyError> {
    serde_json::to_string(&value).map_err(|_| PasskeyError::Broken)
}

fn recall<T: DeserializeOwned>(text: &str) -> Result<T, PasskeyError> {
    serde_json::from_str(text).map_err(|_| PasskeyError::Broken)
}

/// Reads what the browser brought.
fn answer<T: DeserializeOwned>(value: Value) -> Result<T, PasskeyError> {
    serde_json::from_value(value).map_err(|error| {
        tracing::debug!(%error, "an authenticator's answer cannot be read");
        PasskeyError::Refused
    })
}

fn known(kept: &[String]) -> Result<Vec<Passkey>, PasskeyError> {
    kept.iter().map(|text| recall(text)).collect()
}

#[allow(clippy::needless_pass_by_value, reason = "the shape of map_err")]
fn refused(error: WebauthnError) -> PasskeyError {
    tracing::debug!(%error, "an authenticator's answer does not hold");
    PasskeyError::Refused
}
