//! As what an app is registered.

use super::{algorithm::Algorithm, scope::Scopes};
use crate::access::app::AppId;

/// An app as it is registered. Its addresses were checked when it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// By what it is known to rules, to grants, and to itself as its `client_id`.
    pub id: AppId,
    /// What people call it.
    pub name: String,
    /// How it learns who is there.
    pub kind: Registered,
}

/// How an app learns who is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registered {
    /// By a proxy in front of it.
    Forward {
        /// The origins that belong to it.
        origins: Vec<String>,
    },
    /// By `OpenID Connect`.
    Oidc(RelyingParty),
}

impl Registered {
    /// The word in the database and in the API.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Forward { .. } => "forward",
            Self::Oidc(_) => "oidc",
        }
    }
}

/// What is registered of an app that speaks `OpenID Connect`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    /// Where codes may go.
    pub redirects: Vec<String>,
    /// Where browsers may go after they were signed out.
    pub after_logout: Vec<String>,
    /// Where it wants to be told that somebody is signed out.
    pub logout_uri: Option<String>,
    /// Whether it keeps a secret.
    pub confidential: bool,
    /// By what its tokens are signed.
    pub algorithm: Algorithm,
    /// What it may ask for.
    pub scopes: Scopes,
    /// Whether its tokens are good only together with a key (RFC 9449).
    pub bound_tokens: bool,
}

/// Names that no app takes: they are this server's own.
pub const RESERVED: [&str; 3] = ["console", "api", "portal"];

/// Whether an app may take this name.
pub fn is_free_for_apps(id: &AppId) -> bool {
    !RESERVED.contains(&id.as_str())
}
