//! How a request says who sends it: a bearer token, or the cookie of a session. A token goes before a cookie.
//!
//! A cookie comes along with whatever a browser is made to send. So what it may change, it changes only for our own pages: their
//! origin, and a header that no other site can set without being asked first.
//!
//! Whoever has proved who they are must also be where the access rules let them be, now and not only when they signed in.

use axum::http::{HeaderMap, Method, header, request::Parts};
use lethe_server_core::caller::Caller;

use super::{client_ip::ClientAddress, cookie, problem::Problem, standpoint::origin};
use crate::{
    config::Sites,
    usecase::{
        authenticate::AuthenticateError,
        authenticate_session::{AuthenticateSessionError, LiveSession},
    },
    wiring::Server,
};

/// Sent by the console with everything.
const FROM_CONSOLE: &str = "lethe-console";
/// Sent by the console with what nobody asked for: it does not keep a session alive.
const IN_BACKGROUND: &str = "lethe-background";

/// Somebody who has proved who they are.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) caller: Caller,
    /// The session, if it is a browser's.
    pub(super) session: Option<LiveSession>,
}

/// Who sends this request.
pub(super) async fn known(parts: &Parts, server: &Server) -> Result<Known, Problem> {
    let known = if parts.headers.contains_key(header::AUTHORIZATION) {
        by_token(&parts.headers, server).await?
    } else {
        by_session(parts, server).await?
    };
    server.limits().account(&known.caller).map_err(Problem::too_many)?;
    admit(parts, server, &known).await?;
    Ok(known)
}

/// Whether the caller may be where they are. A session that is refused has ended.
async fn admit(parts: &Parts, server: &Server, known: &Known) -> Result<(), Problem> {
    let address = ClientAddress::of(parts, server.origin());
    let here = || origin(server, address);
    server.access().admit(server.house(), &known.caller, address.verified(), here).await.map_err(Problem::from)
}

async fn by_token(headers: &HeaderMap, server: &Server) -> Result<Known, Problem> {
    let caller = server.tokens().caller(server.house(), bearer(headers)?).await.map_err(|error| match error {
        AuthenticateError::Invalid => Problem::unauthenticated("the token is unknown, expired or revoked"),
        other @ (AuthenticateError::Denied(_) | AuthenticateError::Store(_)) => other.into(),
    })?;
    Ok(Known { caller, session: None })
}

async fn by_session(parts: &Parts, server: &Server) -> Result<Known, Problem> {
    let secret = cookie::ADMIN
        .secret(&parts.headers)
        .ok_or_else(|| Problem::unauthenticated("no token and no session was sent"))?;
    own_page_changes(parts, server.sites())?;
    let active = is_active(&parts.headers);
    let session = server.sessions().find(server.house(), secret, active).await.map_err(|error| match error {
        AuthenticateSessionError::Expired => Problem::session_expired(),
        other @ (AuthenticateSessionError::Denied(_) | AuthenticateSessionError::Store(_)) => other.into(),
    })?;
    Ok(Known { caller: session.caller.clone(), session: Some(session) })
}

fn bearer(headers: &HeaderMap) -> Result<&str, Problem> {
    let value = headers.get(header::AUTHORIZATION).ok_or_else(|| Problem::unauthenticated("no token was sent"))?;
    let text = value.to_str().map_err(|_| Problem::unauthenticated("the Authorization header is not text"))?;
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    if scheme.eq_ignore_ascii_case("bearer") && !token.is_empty() && token.len() <= 512 {
        Ok(token.trim())
    } else {
        Err(Problem::unauthenticated("the Authorization header holds no bearer token"))
    }
}

/// Whether somebody does something, and not their page by itself.
pub(super) fn is_active(headers: &HeaderMap) -> bool {
    !says_yes(headers, IN_BACKGROUND)
}

/// What changes something comes from a page of ours.
pub(super) fn own_page_changes(parts: &Parts, sites: &Sites) -> Result<(), Problem> {
    if matches!(parts.method, Method::GET | Method::HEAD) { Ok(()) } else { own_page(&parts.headers, sites) }
}

/// Whether a page of ours sends this, and not another site through somebody's browser.
pub(super) fn own_page(headers: &HeaderMap, sites: &Sites) -> Result<(), Problem> {
    let origin = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok());
    if origin != Some(sites.console().as_str()) || !says_yes(headers, FROM_CONSOLE) {
        return Err(Problem::cross_site());
    }
    Ok(())
}

fn says_yes(headers: &HeaderMap, name: &str) -> bool {
    headers.get(name).is_some_and(|value| value.as_bytes() == b"1")
}
