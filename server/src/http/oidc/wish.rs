//! What an app asks for when it sends a browser: read after it is known where the answer may go.

use lethe_proto::ids::Time;
use lethe_server_core::oidc::scope::{Scope, Scopes};

use super::{client::Client, form::Parameters};
use crate::{
    jose::challenge,
    usecase::{authenticate_employee::LiveEmployee, authorize_app::Wish, is_registered},
};

/// Longest word of an app that is given back.
const LONGEST: usize = 2_048;

/// An error for the app: code and words, both ours.
pub(super) type Told = (&'static str, &'static str);

/// Where the answer goes.
pub(super) struct Target {
    pub(super) redirect_uri: String,
    pub(super) state: Option<String>,
}

/// The address of the answer, if it is the app's own.
pub(super) fn target(client: &Client, asked: &Parameters) -> Option<Target> {
    let redirect_uri = asked.get("redirect_uri")?;
    let known = client.party.redirects.iter().any(|registered| is_registered(registered, redirect_uri));
    let state = asked.get("state").filter(|state| state.len() <= LONGEST).map(str::to_owned);
    known.then(|| Target { redirect_uri: redirect_uri.to_owned(), state })
}

/// How fresh the sign-in must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Freshness {
    /// Nothing may be asked of anybody.
    pub(super) silent: bool,
    again: bool,
    max_age_ms: Option<u64>,
}

impl Freshness {
    /// Whether the last proof of a session is fresh enough. `asked`: since when the app waits for somebody to sign in.
    pub(super) fn allows(self, session: &LiveEmployee, asked: Option<Time>, now: Time) -> bool {
        if asked.is_some_and(|asked| session.proved_at >= asked) {
            return true;
        }
        let age_ms = now.0.saturating_sub(session.proved_at.0);
        !self.again && self.max_age_ms.is_none_or(|most| age_ms <= most)
    }
}

/// Reads the rest.
pub(super) fn wish(client: &Client, target: &Target, asked: &Parameters) -> Result<(Wish, Freshness), Told> {
    unsupported(asked)?;
    let scopes = Scopes::known_in(asked.get("scope").unwrap_or_default()).and(client.party.scopes);
    if !scopes.contains(Scope::OpenId) {
        return Err(("invalid_scope", "the scope openid is missing"));
    }
    let (Some("S256"), Some(challenge)) =
        (asked.get("code_challenge_method"), asked.get("code_challenge").and_then(challenge))
    else {
        return Err(("invalid_request", "PKCE with S256 is required: code_challenge and code_challenge_method"));
    };
    let nonce = asked.get("nonce").map(str::to_owned);
    if nonce.as_ref().is_some_and(|nonce| nonce.len() > LONGEST) {
        return Err(("invalid_request", "the nonce is too long"));
    }
    let jkt = match asked.get("dpop_jkt") {
        None => None,
        Some(text) => Some(crate::jose::challenge(text).ok_or(("invalid_request", "dpop_jkt is no thumbprint"))?),
    };
    let wish = Wish { redirect_uri: target.redirect_uri.clone(), challenge, scopes, nonce, jkt };
    Ok((wish, freshness(asked)?))
}

fn unsupported(asked: &Parameters) -> Result<(), Told> {
    if asked.get("request").is_some() {
        return Err(("request_not_supported", "request objects are not supported"));
    }
    if asked.get("request_uri").is_some() {
        return Err(("request_uri_not_supported", "request objects are not supported"));
    }
    match asked.get("response_type") {
        Some("code") => {}
        Some(_) => return Err(("unsupported_response_type", "code is the only response type")),
        None => return Err(("invalid_request", "response_type is missing")),
    }
    if asked.get("response_mode").is_some_and(|mode| mode != "query") {
        return Err(("invalid_request", "query is the only response mode"));
    }
    if asked.get("state").is_some_and(|state| state.len() > LONGEST) {
        return Err(("invalid_request", "the state is too long"));
    }
    Ok(())
}

fn freshness(asked: &Parameters) -> Result<Freshness, Told> {
    let words: Vec<&str> = asked.get("prompt").unwrap_or_default().split(' ').filter(|word| !word.is_empty()).collect();
    let silent = words.contains(&"none");
    if silent && words.len() > 1 {
        return Err(("invalid_request", "prompt=none stands alone"));
    }
    // Nobody consents to a company's own apps, and nobody has two accounts to choose from but by signing in again.
    let again = words.iter().any(|word| matches!(*word, "login" | "select_account"));
    let max_age_ms = match asked.get("max_age") {
        None => None,
        Some(text) => {
            let seconds: u64 = text.parse().map_err(|_| ("invalid_request", "max_age is a number of seconds"))?;
            Some(seconds.saturating_mul(1_000))
        }
    };
    Ok(Freshness { silent, again, max_age_ms })
}
