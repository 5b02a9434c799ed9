//! What waits in a browser until somebody has answered: sealed, so that nobody reads or changes it, and nothing of it lies in the
//! database.

use lethe_proto::ids::Time;
use lethe_server_core::oidc::lives;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::oauth_error::OauthError;
use crate::{http::problem::Problem, wiring::Server};

/// What is kept with its moment.
#[derive(Serialize, Deserialize)]
struct Dated<T> {
    at: u64,
    what: T,
}

/// Seals something for as long as somebody may take to sign in. `purpose` keeps one sort from being taken for another.
pub(super) fn seal(
    server: &Server,
    purpose: &'static str,
    what: &impl Serialize,
    at: Time,
) -> Result<String, OauthError> {
    let text = serde_json::to_vec(&Dated { at: at.0, what }).unwrap_or_default();
    let sealed = server.seal(purpose, &text).map_err(|error| {
        tracing::error!(%error, "a sign-in that waits was not sealed");
        OauthError::from(crate::store::StoreError::Closed)
    })?;
    Ok(data_encoding::BASE64URL_NOPAD.encode(&sealed))
}

/// Opens it, with the moment at which it was sealed. Nothing: too old, changed, or none of ours.
pub(super) fn open<T: DeserializeOwned>(server: &Server, purpose: &'static str, handle: &str) -> Option<(T, Time)> {
    let sealed = data_encoding::BASE64URL_NOPAD.decode(handle.as_bytes()).ok()?;
    let text = server.unseal(purpose, &sealed)?;
    let Dated { at, what } = serde_json::from_slice(&text).ok()?;
    let age = server.store().clock().now().0.checked_sub(at)?;
    (age < lives::WAITING_MS).then_some((what, Time(at)))
}

/// A problem that has to be told as it is.
pub(super) fn is_told(problem: &Problem) -> bool {
    problem.status().is_server_error() || problem.status() == axum::http::StatusCode::TOO_MANY_REQUESTS
}
