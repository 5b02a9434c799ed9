//! Errors as callers see them: RFC 9457 problem documents with a stable code and a hint. The only room that knows HTTP errors.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    store::StoreError,
    usecase::failure::{Failure, Kind},
    wiring::TooMany,
};

/// What went wrong, for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    detail: String,
    hint: String,
    retry_after_s: Option<u64>,
}

/// The document on the wire.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemDocument {
    /// Reference to the explanation of the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The same for every problem of this code.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What happened this time.
    pub detail: String,
    /// Stable name, `area.word`.
    pub code: String,
    /// What to do.
    pub hint: String,
}

impl Problem {
    /// A problem with its stable code, a title, what happened and what to do.
    pub fn new(
        status: StatusCode,
        code: &'static str,
        title: &'static str,
        detail: impl Into<String>,
        hint: &'static str,
    ) -> Self {
        Self { status, code, title, detail: detail.into(), hint: hint.to_owned(), retry_after_s: None }
    }

    /// Nothing is there, or nothing that this caller may know of.
    pub fn not_found(what: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "resource.not_found",
            "Not found",
            format!("there is no such {what}, or it is outside of what you look after"),
            "check the id; lists show everything that you may see",
        )
    }

    /// The request cannot be understood.
    pub fn malformed(detail: impl Into<String>) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "request.malformed",
            "The request cannot be understood",
            detail,
            "compare the request with /api/v1/openapi.json",
        )
    }

    /// Understood, and impossible in this form.
    pub fn invalid(code: &'static str, detail: impl Into<String>, hint: &'static str) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, "The request asks for something impossible", detail, hint)
    }

    /// The caller is known and may not do this.
    pub fn denied(detail: impl Into<String>) -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "caller.denied",
            "You may not do this",
            detail,
            "ask an owner for the role, or use a token with the scope",
        )
    }

    /// Signed bytes whose signature or content does not hold.
    pub fn refused(code: &'static str, detail: impl Into<String>, hint: &'static str) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, "The signed bytes are refused", detail, hint)
    }

    /// Nobody has proved who they are.
    pub fn unauthenticated(detail: &'static str) -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "caller.unauthenticated",
            "Who are you?",
            detail,
            "sign in, or send `Authorization: Bearer <token>`; `lethe admin recover` on the host makes a new setup link",
        )
    }

    /// The session has ended, or there never was one.
    pub fn session_expired() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "session.expired",
            "Your session has ended",
            "this browser is not signed in, or was idle for too long",
            "sign in again; what you typed need not be lost",
        )
    }

    /// A token does not do what only somebody in front of a browser does.
    pub fn no_session() -> Self {
        Self::denied("only an administrator who is signed in with a browser does this, not a token")
    }

    /// Another site may have made the browser send this.
    pub fn cross_site() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "session.cross_site",
            "Not sent by the console",
            "a request with a session's cookie came from another page than the console's own",
            "send the console's Origin and the header Lethe-Console: 1, or use a token",
        )
    }

    /// Too often.
    pub fn too_many(too_many: TooMany) -> Self {
        let problem = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "request.too_many",
            "Too many requests",
            format!("the allowance is used up for {} s", too_many.wait_s),
            "wait as long as Retry-After says",
        );
        Self { retry_after_s: Some(too_many.wait_s), ..problem }
    }

    /// Nobody listens without end. A reader who is gone is noticed when something is said to them, so there is a time to come back.
    pub fn too_many_streams(most: usize, retry_after_s: u64) -> Self {
        let problem = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "request.too_many_streams",
            "Too many open streams",
            format!("{most} streams of events are open already"),
            "close a console or a program that listens, or revoke the token of one; each administrator has so many for \
             their browsers, and as many for their programs",
        );
        Self { retry_after_s: Some(retry_after_s), ..problem }
    }

    /// Our own fault. The detail goes to the log, not to the caller.
    pub fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "server.failed",
            "The server failed",
            "something went wrong inside the server; nothing was changed",
            "try again; if it stays, look into the server's log",
        )
    }

    /// Not now.
    pub fn unavailable(detail: impl Into<String>) -> Self {
        let problem = Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "server.unavailable",
            "The server cannot do this now",
            detail,
            "try again in a moment with the same Idempotency-Key",
        );
        Self { retry_after_s: Some(2), ..problem }
    }

    /// The HTTP status.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// What happened, for people.
    pub fn detail(&self) -> &str {
        &self.detail
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = ProblemDocument {
            kind: format!("/errors#{}", self.code),
            title: self.title.to_owned(),
            status: self.status.as_u16(),
            detail: self.detail,
            code: self.code.to_owned(),
            hint: self.hint,
        };
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after_s {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed");
        match error {
            StoreError::NotCommitted(_) | StoreError::Closed => {
                Self::unavailable("the change was not stored and nothing of it happened")
            }
            StoreError::Unreadable { .. } | StoreError::Database(_) | StoreError::Open { .. } => Self::internal(),
        }
    }
}

/// A use case's failure in the language of HTTP: its code stays, its words stay, its kind becomes the status.
impl<F: Failure> From<F> for Problem {
    fn from(failure: F) -> Self {
        let (status, title) = match failure.kind() {
            Kind::Invalid => (StatusCode::UNPROCESSABLE_ENTITY, "The request asks for something that cannot be"),
            Kind::Denied => (StatusCode::FORBIDDEN, "You may not do this"),
            Kind::NotFound => (StatusCode::NOT_FOUND, "Not found"),
            Kind::Conflict => (StatusCode::CONFLICT, "The request does not fit the present state"),
            Kind::Internal => {
                tracing::error!(code = failure.code(), %failure, "a use case failed");
                return Self::internal();
            }
        };
        let text = failure.to_string();
        let (detail, hint) =
            text.split_once("; ").unwrap_or((text.as_str(), "read what happened; nothing was changed"));
        let (detail, hint) = (detail.to_owned(), hint.to_owned());
        Self { status, code: failure.code(), title, detail, hint, retry_after_s: None }
    }
}
