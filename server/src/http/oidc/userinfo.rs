//! Who an access token speaks for, as far as its scopes tell.

use axum::{
    Json,
    extract::{FromRequestParts as _, Request, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use lethe_server_core::oidc::scope::{Scope, Scopes};
use serde_json::json;

use super::{issuer, oauth_error::OauthError, possession, standing::stands};
use crate::{
    http::caller::{Doors, Visitor},
    jose::{hash_text, to_text},
    usecase::{person_claims, read_access_token::ReadAccessTokenError},
};

/// `OpenID Connect` Core §5.3.
pub(super) async fn userinfo(State(doors): State<Doors>, request: Request) -> Result<Response, OauthError> {
    let (mut parts, _) = request.into_parts();
    let visitor = match Visitor::from_request_parts(&mut parts, &doors).await {
        Ok(visitor) => visitor,
        Err(never) => match never {},
    };
    let server = visitor.server();
    let (scheme, token) = credential(&parts.headers).ok_or_else(|| OauthError::token(false))?;
    let ring = server.signing().ring(server.house()).await?;
    let held = server.grants().find(server.house(), issuer(server, &ring), token).await;
    let held = held.map_err(|error| match error {
        ReadAccessTokenError::Store(error) => error.into(),
        ReadAccessTokenError::Worthless | ReadAccessTokenError::Denied(_) => OauthError::token(scheme == Scheme::Bound),
    })?;
    match (&held.claims.cnf, scheme) {
        (None, Scheme::Bearer) => {}
        // A token that is bound is worth nothing to whoever merely bears it (RFC 9449 §7.2).
        (Some(_), Scheme::Bearer) | (None, Scheme::Bound) => return Err(OauthError::token(true)),
        (Some(bound), Scheme::Bound) => {
            let proof = possession::proof(server, &parts, Some(&hash_text(token.as_bytes())))?;
            let proof = proof.ok_or_else(|| OauthError::token(true))?;
            if to_text(&proof.jkt) != bound.jkt {
                return Err(OauthError::token(true));
            }
            proof.use_up(server)?;
        }
    }
    if !stands(server, &held.holder).await? {
        return Err(OauthError::token(scheme == Scheme::Bound));
    }
    let scopes = Scopes::known_in(&held.claims.scope);
    if !scopes.contains(Scope::OpenId) {
        return Err(OauthError::scope("the token was not issued for openid"));
    }
    let mut says = serde_json::to_value(person_claims(&held.holder.session.person, scopes)).unwrap_or_default();
    if let Some(says) = says.as_object_mut() {
        says.insert("sub".into(), json!(held.claims.sub));
    }
    Ok(Json(says).into_response())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Bearer,
    Bound,
}

fn credential(headers: &HeaderMap) -> Option<(Scheme, &str)> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let scheme = match scheme {
        word if word.eq_ignore_ascii_case("bearer") => Scheme::Bearer,
        word if word.eq_ignore_ascii_case("dpop") => Scheme::Bound,
        _ => return None,
    };
    Some((scheme, token.trim()))
}
