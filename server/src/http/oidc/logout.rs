//! An app sends somebody to be signed out (`OpenID Connect` RP-Initiated Logout). With an ID token of this very session it is done at once;
//! otherwise we ask first, or any page could sign people out.

use axum::{
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use lethe_server_core::{
    ids::{GrantId, SessionId},
    oidc::claims::IdClaims,
};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{
    authorize::{again, go, visitor},
    client::Client,
    form::Parameters,
    oauth_error::OauthError,
    refusal, waiting,
};
use crate::{
    http::{caller::Doors, cookie, employee_caller::signed_in, problem::Problem},
    jose::Typ,
    usecase::{
        authenticate_employee::LiveEmployee,
        end_employee_sessions::{End, Ender, end_employee_sessions},
        is_registered,
    },
    wiring::Server,
};

/// Sort of what waits.
const WAITING: &str = "logout";

#[derive(Serialize, Deserialize)]
struct Waiting {
    session: String,
    then: Option<String>,
}

/// What an app asks for, as far as it is true.
struct Farewell {
    /// The grant that the ID token names.
    grant: Option<GrantId>,
    /// Where to afterwards: registered for this app, with its state.
    then: Option<String>,
}

/// The same by a form, which brings no cookie from another site.
pub(super) async fn by_form(headers: HeaderMap, body: Bytes) -> Result<Response, OauthError> {
    Ok(again("/oidc/logout", &Parameters::of_form(&headers, &body)?))
}

/// Asks, or signs out.
pub(super) async fn ask(State(doors): State<Doors>, request: Request) -> Result<Response, OauthError> {
    let (mut parts, _) = request.into_parts();
    let visitor = visitor(&mut parts, &doors).await;
    let server = visitor.server();
    let asked = Parameters::read(parts.uri.query().unwrap_or_default().as_bytes())?;
    let farewell = read(server, &asked).await?;
    let Some(session) = present(&parts, server).await? else { return Ok(gone(farewell.then)) };
    let own = match farewell.grant {
        Some(grant) => server.store().read().grants().find(grant).await?,
        None => None,
    };
    if own.is_some_and(|grant| grant.session_no == session.no) {
        return sign_out(server, session, farewell.then).await;
    }
    let what = Waiting { session: session.id.to_string(), then: farewell.then };
    let handle = waiting::seal(server, WAITING, &what, server.store().clock().now())?;
    Ok(question(&handle))
}

/// Somebody has said yes. The handle names their session, so no other page can say it for them.
pub(super) async fn confirm(
    State(doors): State<Doors>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, OauthError> {
    let (mut parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, super::form::LONGEST).await;
    let body = body.map_err(|_| OauthError::malformed("the form is too long, or broke off"))?;
    let visitor = visitor(&mut parts, &doors).await;
    let (server, form) = (visitor.server(), Parameters::of_form(&headers, &body)?);
    let waited = waiting::open::<Waiting>(server, WAITING, form.need("handle")?);
    let Some((Waiting { session: named, then }, _)) = waited else { return Ok(refusal::waited_too_long()) };
    let session = present(&parts, server).await?.filter(|session| SessionId::from_hex(&named) == Some(session.id));
    match session {
        Some(session) => sign_out(server, session, then).await,
        None => Ok(gone(then)),
    }
}

async fn read(server: &Server, asked: &Parameters) -> Result<Farewell, OauthError> {
    let ring = server.signing().ring(server.house()).await?;
    let hint = asked.get("id_token_hint").and_then(|hint| ring.read::<IdClaims>(Typ::Id, hint).ok());
    let hint = hint.filter(|claims| claims.iss == server.sites().console().as_str());
    let id = hint.as_ref().map(|claims| claims.aud.as_str()).or_else(|| asked.get("client_id"));
    let client = match id.filter(|id| asked.get("client_id").is_none_or(|named| named == *id)) {
        Some(id) => Client::named(server, id).await?,
        None => None,
    };
    let then = asked.get("post_logout_redirect_uri").filter(|uri| {
        let registered = client.iter().flat_map(|client| &client.party.after_logout);
        registered.into_iter().any(|registered| is_registered(registered, uri))
    });
    let then = then.and_then(|uri| Url::parse(uri).ok()).map(|mut url| {
        if let Some(state) = asked.get("state") {
            url.query_pairs_mut().append_pair("state", state);
        }
        url.into()
    });
    Ok(Farewell { grant: hint.and_then(|claims| GrantId::from_hex(&claims.sid)), then })
}

async fn present(parts: &Parts, server: &Server) -> Result<Option<LiveEmployee>, OauthError> {
    match signed_in(parts, server).await {
        Ok(session) => Ok(Some(session)),
        Err(problem) if waiting::is_told(&problem) => Err(OauthError::from(crate::store::StoreError::Closed)),
        Err(_) => Ok(None),
    }
}

async fn sign_out(server: &Server, session: LiveEmployee, then: Option<String>) -> Result<Response, OauthError> {
    let end = End::Session(session.id);
    end_employee_sessions(server.house(), Ender::Employee(Box::new(session)), end).await.map_err(|error| {
        tracing::error!(%error, "a session was not ended");
        OauthError::from(crate::store::StoreError::Closed)
    })?;
    Ok(gone(then))
}

/// Gone: back to the app, or nowhere. The cookie is worth nothing any more.
fn gone(then: Option<String>) -> Response {
    let mut response = then.map_or_else(refusal::signed_out, |then| go(&then));
    if let Ok::<_, Problem>(clear) = cookie::EMPLOYEE.clear() {
        response.headers_mut().append(header::SET_COOKIE, clear);
    }
    response
}

/// The handle is base64url, and everything else is ours.
fn question(handle: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Sign out · Выход</title><main><h1>Sign out?</h1><p>An app asks to sign you out of everything that you opened with \
         this sign-in.</p><p lang=\"ru\">Приложение просит завершить вход во всё, что вы открыли этим входом.</p>\
         <form method=\"post\" action=\"/oidc/logout/confirm\"><input type=\"hidden\" name=\"handle\" value=\"{handle}\">\
         <button>Sign out · Выйти</button></form></main></html>"
    );
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}
