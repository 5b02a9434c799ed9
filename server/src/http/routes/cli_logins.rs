//! Command lines that sign in by a word in the browser: the terminal shows a code, an administrator confirms it here.

use axum::{
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, Word},
        caller::SessionCaller,
        fresh::{Nothing, Touched},
        guest::Guest,
        problem::{Problem, ProblemDocument},
        standpoint::Standpoint,
    },
    store::repo::cli_logins::CliLoginState,
    usecase::{
        begin_cli_login::begin_cli_login, collect_cli_token::collect_cli_token, confirm_cli_login::confirm_cli_login,
        deny_cli_login::deny_cli_login,
    },
};

/// A command line that wants to sign in.
#[derive(Debug, Deserialize, ToSchema)]
pub struct BeginCliLogin {
    /// What it says about itself: `lethe on anna-laptop`.
    label: String,
}

/// A login that waits for a word.
#[derive(Serialize, ToSchema)]
pub struct BegunCliLogin {
    /// `ABCD-EFGH`: people compare it.
    code: String,
    /// The command line's own.
    secret: String,
    /// Where it is confirmed.
    url: String,
    /// Milliseconds since 1970.
    expires: u64,
}

/// A command line asks what became of its login.
#[derive(Deserialize, ToSchema)]
pub struct CollectCliToken {
    secret: String,
}

/// The token. Shown once.
#[derive(Serialize, ToSchema)]
pub struct CliToken {
    id: String,
    token: String,
    /// Milliseconds since 1970.
    expires: u64,
}

/// Nobody has said anything yet.
#[derive(Serialize, ToSchema)]
pub struct StillWaiting {}

/// A login as the browser shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CliLoginView {
    /// What the command line says about itself; nobody has checked it.
    label: String,
    /// Milliseconds since 1970.
    created: u64,
    /// Milliseconds since 1970.
    expires: u64,
    /// `waiting`, `confirmed`, `denied`, `used` or `expired`.
    state: String,
}

/// Begins.
#[utoipa::path(
    post, path = "/api/v1/cli-logins", tag = "cli logins", request_body = BeginCliLogin,
    responses((status = 201, body = BegunCliLogin), (status = 429, body = ProblemDocument)),
)]
pub async fn begin(
    guest: Guest,
    Body(body): Body<BeginCliLogin>,
) -> Result<(StatusCode, Body<BegunCliLogin>), Problem> {
    let begun = begin_cli_login(guest.server().house(), body.label).await?;
    let view = BegunCliLogin {
        url: format!("{}/cli/{}", guest.server().sites().console(), begun.code),
        code: begun.code,
        secret: begun.secret.to_string(),
        expires: begun.expires.0,
    };
    Ok((StatusCode::CREATED, Body(view)))
}

/// The token, once, when somebody has confirmed. Ask every two seconds.
#[utoipa::path(
    post, path = "/api/v1/cli-logins/token", tag = "cli logins", request_body = CollectCliToken,
    responses(
        (status = 200, body = CliToken), (status = 202, body = StillWaiting),
        (status = 403, body = ProblemDocument), (status = 429, body = ProblemDocument),
    ),
)]
pub async fn collect(
    guest: Guest,
    Standpoint(attempt): Standpoint,
    Body(body): Body<CollectCliToken>,
) -> Result<Response, Problem> {
    let Some(issued) = collect_cli_token(guest.server().house(), &body.secret, &attempt).await? else {
        return Ok((StatusCode::ACCEPTED, Body(StillWaiting {})).into_response());
    };
    let token = CliToken { id: issued.id.to_string(), token: issued.secret.to_string(), expires: issued.expires.0 };
    Ok(Body(token).into_response())
}

/// One login by its code.
#[utoipa::path(
    get, path = "/api/v1/cli-logins/{code}", tag = "cli logins", params(("code" = String, Path)),
    responses((status = 200, body = CliLoginView)), security(("session" = [])),
)]
pub async fn show(caller: SessionCaller, Word(code): Word) -> Result<Body<CliLoginView>, Problem> {
    let store = caller.server().store();
    let login = store.read().cli_logins().find_code(&code).await?.ok_or_else(|| Problem::not_found("login"))?;
    let late = login.expires_at <= store.clock().now();
    let open = matches!(login.state, CliLoginState::Waiting | CliLoginState::Confirmed);
    Ok(Body(CliLoginView {
        label: login.label,
        created: login.created_at.0,
        expires: login.expires_at.0,
        state: if late && open { "expired".to_owned() } else { login.state.as_str().to_owned() },
    }))
}

/// Lets the command line in, with all rights of the caller. Needs a touch.
#[utoipa::path(
    post, path = "/api/v1/cli-logins/{code}/confirm", tag = "cli logins", params(("code" = String, Path)),
    responses((status = 204, description = "confirmed"), (status = 403, body = ProblemDocument)), security(("session" = [])),
)]
pub async fn confirm(code: Result<Word, Problem>, touched: Touched<Nothing>) -> Result<StatusCode, Problem> {
    let Word(code) = code?;
    let Touched { caller, session, touch, body: Nothing } = touched;
    confirm_cli_login(caller.house(), &session, &touch, code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps the command line out.
#[utoipa::path(
    post, path = "/api/v1/cli-logins/{code}/deny", tag = "cli logins", params(("code" = String, Path)),
    responses((status = 204, description = "denied")), security(("session" = [])),
)]
pub async fn deny(caller: SessionCaller, Word(code): Word) -> Result<StatusCode, Problem> {
    deny_cli_login(caller.server().house(), caller.session(), code).await?;
    Ok(StatusCode::NO_CONTENT)
}
