//! What apps read before they do anything: how we speak, and with which keys we sign.

use axum::{
    Json,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use lethe_server_core::oidc::scope::Scope;
use serde_json::{Value, json};

use super::oauth_error::OauthError;
use crate::http::caller::Visitor;

/// Far shorter than a key is published before it signs.
const KEPT: &str = "public, max-age=3600";

/// For pages of any origin: there is nothing here that is not for everybody.
fn open(body: Value) -> Response {
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static(KEPT)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
    ];
    (headers, Json(body)).into_response()
}

/// `OpenID Connect` Discovery, RFC 8414.
pub(super) async fn configuration(visitor: Visitor) -> Response {
    let issuer = visitor.server().sites().console().as_str();
    let at = |path: &str| format!("{issuer}/oidc/{path}");
    let scopes = Scope::ALL.map(Scope::as_str);
    let methods = ["client_secret_basic", "client_secret_post", "none"];
    open(json!({
        "issuer": issuer,
        "authorization_endpoint": at("authorize"),
        "token_endpoint": at("token"),
        "userinfo_endpoint": at("userinfo"),
        "jwks_uri": at("jwks"),
        "introspection_endpoint": at("introspect"),
        "revocation_endpoint": at("revoke"),
        "end_session_endpoint": at("logout"),
        "scopes_supported": scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "EdDSA"],
        "token_endpoint_auth_methods_supported": methods,
        "introspection_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "revocation_endpoint_auth_methods_supported": methods,
        "code_challenge_methods_supported": ["S256"],
        "dpop_signing_alg_values_supported": ["ES256", "EdDSA"],
        "prompt_values_supported": ["none", "login"],
        "claims_supported": ["sub", "name", "email", "email_verified", "groups", "auth_time", "amr", "sid"],
        "authorization_response_iss_parameter_supported": true,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
    }))
}

/// The keys that sign, will sign, or have signed what may still be alive.
pub(super) async fn keys(visitor: Visitor) -> Result<Response, OauthError> {
    let server = visitor.server();
    let ring = server.signing().ring(server.house()).await?;
    Ok(open(ring.published(server.store().clock().now())))
}
