//! The `DPoP` header of a request (RFC 9449).

use axum::http::{HeaderMap, request::Parts};
use lethe_proto::ids::Digest;
use lethe_server_core::oidc::proof::{Asked, judge, remembered_until};

use super::oauth_error::OauthError;
use crate::{jose::read_proof, wiring::Server};

fn bad(about: impl Into<String>) -> OauthError {
    OauthError::new("invalid_dpop_proof", about)
}

/// The key that a request was made with; nothing where it carries no proof. A proof is good once.
pub(super) fn proved(server: &Server, parts: &Parts, token_hash: Option<&str>) -> Result<Option<Digest>, OauthError> {
    let Some(text) = only(&parts.headers)? else { return Ok(None) };
    let (jkt, claims) = read_proof(text).map_err(|no| bad(no.to_string()))?;
    let url = format!("{}{}", server.sites().console(), parts.uri.path());
    let now = server.store().clock().now();
    let asked = Asked { method: parts.method.as_str(), url: &url, token_hash };
    judge(&claims, &asked, now).map_err(|no| bad(no.to_string()))?;
    if !server.grants().first_time(&jkt, &claims.jti, remembered_until(&claims), now) {
        return Err(bad("the proof was used before; make a new one for every request"));
    }
    Ok(Some(jkt))
}

fn only(headers: &HeaderMap) -> Result<Option<&str>, OauthError> {
    let mut all = headers.get_all("dpop").iter();
    let Some(first) = all.next() else { return Ok(None) };
    if all.next().is_some() {
        return Err(bad("there is more than one DPoP header"));
    }
    first.to_str().map(Some).map_err(|_| bad("the DPoP header is no text"))
}
