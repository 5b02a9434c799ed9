//! What tokens say. Times are whole seconds, as RFC 7519 wants them.

use lethe_proto::ids::Time;
use serde::{Deserialize, Serialize};

/// A moment in seconds.
pub const fn seconds(time: Time) -> u64 {
    time.0 / 1000
}

/// The key that a token is bound to (RFC 7800).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Its thumbprint (RFC 9449 §6.1).
    pub jkt: String,
}

/// An access token (RFC 9068).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names of the RFC")]
pub struct AccessClaims {
    pub iss: String,
    pub sub: String,
    pub aud: String,
    pub client_id: String,
    pub exp: u64,
    pub iat: u64,
    pub jti: String,
    /// The grant: what ends when the app is signed out. Apps see it as the session that they have.
    pub sid: String,
    pub auth_time: u64,
    pub amr: Vec<String>,
    pub scope: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub cnf: Option<Confirmation>,
}

/// An ID token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names of the specification")]
pub struct IdClaims {
    pub iss: String,
    pub sub: String,
    pub aud: String,
    pub exp: u64,
    pub iat: u64,
    pub auth_time: u64,
    pub sid: String,
    pub amr: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nonce: Option<String>,
    #[serde(flatten)]
    pub person: PersonClaims,
}

/// What an app learns of an employee, by the scopes that it was granted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names of the specification")]
pub struct PersonClaims {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub email: Option<String>,
    /// True where there is an address: it is the company that gave it out.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub email_verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub groups: Option<Vec<String>>,
}

/// A word about a logout (`OpenID Connect` Back-Channel Logout §2.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names of the specification")]
pub struct LogoutClaims {
    pub iss: String,
    pub sub: String,
    pub aud: String,
    pub iat: u64,
    pub exp: u64,
    pub jti: String,
    pub sid: String,
    pub events: LogoutEvents,
}

/// The one event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LogoutEvents {
    /// An empty object.
    #[serde(rename = "http://schemas.openid.net/event/backchannel-logout")]
    pub logout: Nothing,
}

/// `{}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Nothing {}
