//! The `DPoP` header of a request (RFC 9449).

use axum::http::{HeaderMap, request::Parts};
use lethe_proto::ids::{Digest, Time};
use lethe_server_core::oidc::proof::{Asked, judge, remembered_until};

use super::oauth_error::OauthError;
use crate::{jose::read_proof, wiring::Server};

fn bad(about: impl Into<String>) -> OauthError {
    OauthError::new("invalid_dpop_proof", about)
}

/// A proof that was made for this request.
pub(super) struct Proof {
    pub(super) jkt: Digest,
    jti: String,
    until: Time,
}

/// The proof of a request; nothing where it carries none.
pub(super) fn proof(server: &Server, parts: &Parts, token_hash: Option<&str>) -> Result<Option<Proof>, OauthError> {
    let Some(text) = only(&parts.headers)? else { return Ok(None) };
    let (jkt, claims) = read_proof(text).map_err(|no| bad(no.to_string()))?;
    let url = format!("{}{}", server.sites().console(), parts.uri.path());
    let asked = Asked { method: parts.method.as_str(), url: &url, token_hash };
    judge(&claims, &asked, server.store().clock().now()).map_err(|no| bad(no.to_string()))?;
    let until = remembered_until(&claims);
    if server.grants().was_seen(&jkt, &claims.jti) {
        return Err(used());
    }
    Ok(Some(Proof { jkt, jti: claims.jti, until }))
}

impl Proof {
    /// Uses it up. Only for who came with something that is good: whoever has nothing must not fill what is remembered.
    pub(super) fn use_up(&self, server: &Server) -> Result<(), OauthError> {
        let now = server.store().clock().now();
        let first = server.grants().first_time(&self.jkt, &self.jti, self.until, now);
        if first { Ok(()) } else { Err(used()) }
    }
}

fn used() -> OauthError {
    bad("the proof was used before; make a new one for every request")
}

fn only(headers: &HeaderMap) -> Result<Option<&str>, OauthError> {
    let mut all = headers.get_all("dpop").iter();
    let Some(first) = all.next() else { return Ok(None) };
    if all.next().is_some() {
        return Err(bad("there is more than one DPoP header"));
    }
    first.to_str().map(Some).map_err(|_| bad("the DPoP header is no text"))
}
