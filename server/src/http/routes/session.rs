//! Signing in and out with a browser. The session itself is in a cookie that no script reads.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::me::MyAdmin;
use crate::{
    http::{
        body::Body,
        caller::SessionCaller,
        cookie,
        guest::Guest,
        problem::{Problem, ProblemDocument},
        standpoint::Standpoint,
    },
    store::Store,
    usecase::{
        BegunCeremony, SignedIn, authenticate_session::LiveSession, begin_sign_in::begin_sign_in,
        end_session::end_session, finish_sign_in::finish_sign_in,
    },
};

/// A header that sets or clears the session's cookie.
pub(super) type Cookie = [(HeaderName, HeaderValue); 1];

/// A ceremony that has begun.
#[derive(Debug, Serialize, ToSchema)]
pub struct Begun {
    /// Its name: goes back with the answer. Good for one answer.
    ceremony: String,
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`.
    #[schema(value_type = Object)]
    options: Value,
}

impl From<BegunCeremony> for Begun {
    fn from(begun: BegunCeremony) -> Self {
        Self { ceremony: begun.ceremony, options: begun.options }
    }
}

/// What an authenticator said.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Finish {
    ceremony: String,
    /// `AuthenticationResponseJSON`.
    #[schema(value_type = Object)]
    credential: Value,
}

/// A session.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    admin: MyAdmin,
    /// When it ends if nothing more is done, in milliseconds since 1970.
    idle_ends: u64,
    /// When it ends in any case, in milliseconds since 1970.
    ends: u64,
}

impl SessionView {
    async fn of(store: &Store, session: &LiveSession) -> Result<Self, Problem> {
        Ok(Self {
            admin: MyAdmin::of(&store.read(), &session.caller).await?,
            idle_ends: session.lifetime.idle_ends().0,
            ends: session.lifetime.ends_at.0,
        })
    }
}

/// The cookie and the view of a session that begins.
pub(super) async fn begun(store: &Store, signed_in: SignedIn) -> Result<(Cookie, Body<SessionView>), Problem> {
    let cookie = cookie::ADMIN.set(&signed_in.secret)?;
    Ok(([(header::SET_COOKIE, cookie)], Body(SessionView::of(store, &signed_in.session).await?)))
}

/// Asks for any passkey of the console; it will say whose it is.
#[utoipa::path(
    post, path = "/api/v1/session/begin", tag = "session",
    responses((status = 200, body = Begun), (status = 429, body = ProblemDocument)),
)]
pub async fn begin(guest: Guest) -> Result<Body<Begun>, Problem> {
    let server = guest.server();
    Ok(Body(begin_sign_in(server.house(), server.passkeys()).await?.into()))
}

/// Signs in. The same answer for an unknown passkey, a disabled administrator and a wrong signature. Whoever has proved who they are and
/// is kept out by the access rules is told why (`sign_in.refused_here`).
#[utoipa::path(
    post, path = "/api/v1/session/finish", tag = "session", request_body = Finish,
    responses(
        (status = 200, body = SessionView, headers(("set-cookie" = String, description = "the session"))),
        (status = 403, body = ProblemDocument), (status = 429, body = ProblemDocument),
    ),
)]
pub async fn finish(
    guest: Guest,
    Standpoint(attempt): Standpoint,
    Body(body): Body<Finish>,
) -> Result<(Cookie, Body<SessionView>), Problem> {
    let server = guest.server();
    let Finish { ceremony, credential } = body;
    let signed_in = finish_sign_in(server.house(), server.passkeys(), &ceremony, credential, &attempt).await?;
    begun(server.store(), signed_in).await
}

/// The session of this browser.
#[utoipa::path(
    get, path = "/api/v1/session", tag = "session",
    responses((status = 200, body = SessionView), (status = 401, body = ProblemDocument)), security(("session" = [])),
)]
pub async fn show(caller: SessionCaller) -> Result<Body<SessionView>, Problem> {
    Ok(Body(SessionView::of(caller.server().store(), caller.session()).await?))
}

/// Signs out.
#[utoipa::path(
    delete, path = "/api/v1/session", tag = "session",
    responses((status = 204, description = "signed out")), security(("session" = [])),
)]
pub async fn end(caller: SessionCaller) -> Result<(StatusCode, Cookie), Problem> {
    let (server, session) = (caller.server(), caller.session());
    end_session(server.house(), session.caller.clone(), session.id).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::ADMIN.clear()?)]))
}
