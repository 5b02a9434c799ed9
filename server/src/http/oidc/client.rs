//! Which app asks, and that it is the one (RFC 6749 §2.3): by a secret in the header or in the form, or, for one that keeps none, by PKCE
//! and its registered addresses alone.

use axum::http::{HeaderMap, header};
use lethe_proto::{cbor::sha256, ids::Digest};
use lethe_server_core::oidc::registration::{Registered, RelyingParty};
use url::form_urlencoded;

use super::{form::Parameters, oauth_error::OauthError};
use crate::{store::repo::apps::StoredApp, wiring::Server};

/// An app that has proved which one it is.
pub(super) struct Client {
    pub(super) app: StoredApp,
    pub(super) party: RelyingParty,
}

impl Client {
    /// An app that speaks `OpenID Connect`, by the id that somebody names; it has proved nothing.
    pub(super) async fn named(server: &Server, id: &str) -> Result<Option<Self>, OauthError> {
        let Ok(id) = id.parse() else { return Ok(None) };
        let Some(app) = server.grants().app(server.house(), &id).await? else { return Ok(None) };
        let Registered::Oidc(party) = app.registration.kind.clone() else { return Ok(None) };
        Ok(Some(Self { app, party }))
    }

    /// Whoever sends this form.
    pub(super) async fn of(server: &Server, headers: &HeaderMap, form: &Parameters) -> Result<Self, OauthError> {
        let basic = headers.get(header::AUTHORIZATION).is_some();
        let (id, secret) = match headers.get(header::AUTHORIZATION) {
            Some(value) => {
                if form.get("client_secret").is_some() {
                    return Err(OauthError::malformed("the app proves itself in two ways at once; choose one"));
                }
                let (id, secret) = value.to_str().ok().and_then(pair).ok_or_else(|| OauthError::client(true))?;
                if form.get("client_id").is_some_and(|named| named != id) {
                    return Err(OauthError::malformed("the form names another app than the header"));
                }
                (id, Some(secret))
            }
            None => (form.need("client_id")?.to_owned(), form.get("client_secret").map(str::to_owned)),
        };
        let client = Self::named(server, &id).await?.ok_or_else(|| OauthError::client(basic))?;
        // Digests of what nobody can guess: where they begin to differ tells nothing.
        let proved: Option<Digest> = secret.map(|secret| sha256(secret.as_bytes()));
        if proved == client.app.secret_hash { Ok(client) } else { Err(OauthError::client(basic)) }
    }

    /// The same, if it keeps a secret.
    pub(super) fn confidential(self) -> Result<Self, OauthError> {
        if self.party.confidential { Ok(self) } else { Err(OauthError::client(false)) }
    }
}

/// `Basic base64(form(id):form(secret))`.
fn pair(text: &str) -> Option<(String, String)> {
    let (scheme, encoded) = text.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let bytes = data_encoding::BASE64.decode(encoded.trim().as_bytes()).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (id, secret) = text.split_once(':')?;
    Some((decoded(id)?, decoded(secret)?))
}

fn decoded(text: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(text.as_bytes());
    let (name, value) = pairs.next()?;
    (value.is_empty() && pairs.next().is_none()).then(|| name.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_read_as_the_rfc_writes_it() {
        let of = |text: &str| pair(&format!("Basic {}", data_encoding::BASE64.encode(text.as_bytes())));
        assert_eq!(of("wiki:a%2Bb%20c"), Some(("wiki".into(), "a+b c".into())));
        for bad in ["wiki", ":", "wiki:", "wiki:a=b", "wiki:a&b"] {
            assert_eq!(of(bad), None, "{bad}");
        }
        assert_eq!(pair("Bearer x"), None);
    }
}
