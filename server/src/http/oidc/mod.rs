//! `OpenID Connect` for apps: discovery, keys, authorization, tokens. What it speaks is written in RFCs, so these routes are not in our own
//! OpenAPI document; `/.well-known/openid-configuration` describes them.
//!
//! Code flow with PKCE and nothing else (RFC 9700). No address is gone to that was not registered byte for byte, and nothing that came
//! in is shown to anybody.

mod authorize;
mod client;
mod discovery;
mod form;
mod introspect;
mod logout;
mod oauth_error;
mod possession;
mod refusal;
mod standing;
mod token;
mod userinfo;
mod waiting;
mod wish;

use axum::{
    Router,
    routing::{get, post},
};

use super::caller::Doors;
use crate::{jose::Ring, usecase::Issuer, wiring::Server};

/// The routes.
pub(super) fn routes() -> Router<Doors> {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery::configuration))
        .route("/oidc/jwks", get(discovery::keys))
        .route("/oidc/authorize", get(authorize::authorize).post(authorize::by_form))
        .route("/oidc/continue", get(authorize::go_on))
        .route("/oidc/token", post(token::token))
        .route("/oidc/introspect", post(introspect::introspect))
        .route("/oidc/revoke", post(introspect::revoke))
        .route("/oidc/userinfo", get(userinfo::userinfo).post(userinfo::userinfo))
        .route("/oidc/logout", get(logout::ask).post(logout::by_form))
        .route("/oidc/logout/confirm", post(logout::confirm))
}

fn issuer<'i>(server: &'i Server, ring: &'i Ring) -> Issuer<'i> {
    Issuer { name: server.sites().console().as_str(), ring }
}
