//! Errors as apps understand them (RFC 6749 §5.2, RFC 6750 §3).

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use crate::{
    http::problem::Problem,
    usecase::{failure::Failure, keep_signing_keys::KeepSigningKeysError, redeem_code::TokensError},
};
use crate::{store::StoreError, wiring::TooMany};

/// An error. Its words are ours: nothing of the request stands in it.
#[derive(Debug)]
pub(super) struct OauthError {
    status: StatusCode,
    code: &'static str,
    about: String,
    challenge: Option<&'static str>,
    retry_after_s: Option<u64>,
}

impl OauthError {
    pub(super) fn new(code: &'static str, about: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, code, about: about.into(), challenge: None, retry_after_s: None }
    }

    /// The request cannot be understood.
    pub(super) fn malformed(about: impl Into<String>) -> Self {
        Self::new("invalid_request", about)
    }

    /// No app, or not the one that it says it is.
    pub(super) fn client(basic: bool) -> Self {
        let about =
            "the app is not registered, or did not prove that it is the one; compare client_id, secret and method";
        let challenge = basic.then_some("Basic realm=\"lethe\"");
        Self { status: StatusCode::UNAUTHORIZED, challenge, ..Self::new("invalid_client", about) }
    }

    /// An access token that is not good.
    pub(super) fn token(bound: bool) -> Self {
        let challenge =
            if bound { "DPoP error=\"invalid_token\", algs=\"ES256 EdDSA\"" } else { "Bearer error=\"invalid_token\"" };
        let about = "the access token is not good any more, or never was";
        Self { status: StatusCode::UNAUTHORIZED, challenge: Some(challenge), ..Self::new("invalid_token", about) }
    }

    /// Not for this.
    pub(super) fn scope(about: &'static str) -> Self {
        Self { status: StatusCode::FORBIDDEN, ..Self::new("insufficient_scope", about) }
    }

    pub(super) fn too_many(too_many: TooMany) -> Self {
        let error = Self::new("slow_down", "too many attempts that failed; wait as long as Retry-After says");
        Self { status: StatusCode::TOO_MANY_REQUESTS, retry_after_s: Some(too_many.wait_s), ..error }
    }

    /// Whether somebody tried something that was not theirs.
    pub(super) fn counts(&self) -> bool {
        matches!(self.code, "invalid_client" | "invalid_grant" | "invalid_token" | "invalid_dpop_proof")
    }

    fn internal() -> Self {
        let error = Self::new("server_error", "something went wrong inside the server; try again");
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, ..error }
    }
}

impl IntoResponse for OauthError {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.code, "error_description": self.about });
        let mut response = (self.status, Json(body)).into_response();
        if let Some(challenge) = self.challenge {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        if let Some(seconds) = self.retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<StoreError> for OauthError {
    fn from(error: StoreError) -> Self {
        // Logs it.
        drop(Problem::from(error));
        Self::internal()
    }
}

impl From<KeepSigningKeysError> for OauthError {
    fn from(error: KeepSigningKeysError) -> Self {
        tracing::error!(%error, code = error.code(), "there is no key to sign with");
        Self::internal()
    }
}

impl From<TokensError> for OauthError {
    fn from(error: TokensError) -> Self {
        let code = match &error {
            TokensError::Worthless => "invalid_grant",
            TokensError::Unbound => "invalid_dpop_proof",
            TokensError::Scope => "invalid_scope",
            TokensError::Jose(_) | TokensError::Denied(_) | TokensError::Store(_) => {
                tracing::error!(%error, "tokens were not issued");
                return Self::internal();
            }
        };
        Self::new(code, error.to_string())
    }
}
