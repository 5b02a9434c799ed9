//! Passkeys of the caller's own. Only from a browser session: a token must not make itself a way to sign in.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::session::Begun;
use crate::{
    http::{
        body::{Body, Id},
        caller::SessionCaller,
        fresh::{Nothing, Touched},
        page::Page,
        problem::{Problem, ProblemDocument},
    },
    store::repo::passkeys::StoredPasskey,
    usecase::{begin_passkey::begin_passkey, register_passkey::register_passkey, remove_passkey::remove_passkey},
};

/// A passkey.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyView {
    id: String,
    name: String,
    /// Milliseconds since 1970, like every moment.
    created: u64,
    /// Null while it was not used.
    used: Option<u64>,
}

impl From<StoredPasskey> for PasskeyView {
    fn from(stored: StoredPasskey) -> Self {
        Self {
            id: stored.id.to_string(),
            name: stored.name,
            created: stored.created_at.0,
            used: stored.used_at.map(|at| at.0),
        }
    }
}

/// A passkey that was made.
#[derive(Debug, Deserialize, ToSchema)]
pub struct FinishPasskey {
    ceremony: String,
    /// `RegistrationResponseJSON`.
    #[schema(value_type = Object)]
    credential: Value,
    /// What it is to be called.
    name: String,
}

/// A passkey that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewPasskeyView {
    id: String,
}

/// The caller's own passkeys.
#[utoipa::path(
    get, path = "/api/v1/me/passkeys", tag = "me",
    responses((status = 200, body = Page<PasskeyView>)), security(("session" = [])),
)]
pub async fn list(caller: SessionCaller) -> Result<Body<Page<PasskeyView>>, Problem> {
    let keys = caller.server().store().read().passkeys().list(caller.session().admin_no).await?;
    Ok(Body(Page::whole(keys.into_iter().map(PasskeyView::from).collect())))
}

/// Begins to make one more. Needs a touch of one that is there.
#[utoipa::path(
    post, path = "/api/v1/me/passkeys/begin", tag = "me",
    responses((status = 200, body = Begun), (status = 403, body = ProblemDocument)), security(("session" = [])),
)]
pub async fn begin(touched: Touched<Nothing>) -> Result<Body<Begun>, Problem> {
    let Touched { caller, session, touch, body: Nothing } = touched;
    let server = caller.server();
    Ok(Body(begin_passkey(server.house(), server.passkeys(), &session, &touch).await?.into()))
}

/// Keeps it.
#[utoipa::path(
    post, path = "/api/v1/me/passkeys/finish", tag = "me", request_body = FinishPasskey,
    responses((status = 201, body = NewPasskeyView), (status = 403, body = ProblemDocument)), security(("session" = [])),
)]
pub async fn finish(
    caller: SessionCaller,
    Body(body): Body<FinishPasskey>,
) -> Result<(StatusCode, Body<NewPasskeyView>), Problem> {
    let (server, FinishPasskey { ceremony, credential, name }) = (caller.server(), body);
    let id = register_passkey(server.house(), server.passkeys(), caller.session(), &ceremony, credential, name).await?;
    Ok((StatusCode::CREATED, Body(NewPasskeyView { id: id.to_string() })))
}

/// Removes one, but never the last. Needs a touch. Other sessions that began with it end.
#[utoipa::path(
    delete, path = "/api/v1/me/passkeys/{id}", tag = "me", params(("id" = String, Path)),
    responses((status = 204, description = "removed"), (status = 403, body = ProblemDocument)), security(("session" = [])),
)]
pub async fn remove(id: Result<Id, Problem>, touched: Touched<Nothing>) -> Result<StatusCode, Problem> {
    let Id(id) = id?;
    let Touched { caller, session, touch, body: Nothing } = touched;
    remove_passkey(caller.house(), &session, &touch, id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
