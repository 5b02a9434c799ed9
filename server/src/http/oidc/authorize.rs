//! A browser comes from an app, and goes back with a code; in between somebody may have to sign in.

use axum::{
    body::Bytes,
    extract::{FromRequestParts as _, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use lethe_proto::ids::Time;
use lethe_server_core::oidc::claims::IdClaims;
use url::Url;

use super::{
    client::Client,
    form::Parameters,
    oauth_error::OauthError,
    refusal, waiting,
    wish::{Freshness, Target, target, wish},
};
use crate::{
    http::{
        caller::{Doors, Visitor},
        client_ip::ClientAddress,
        employee_caller::EmployeeCaller,
        problem::Problem,
        standpoint::Standpoint,
    },
    jose::Typ,
    usecase::{
        authenticate_employee::LiveEmployee,
        authorize_app::{AuthorizeAppError, Authorized, Wish, authorize_app},
    },
    wiring::Server,
};

/// Longest request: what waits for somebody to sign in goes with their browser through pages that take no longer address.
const LONGEST: usize = 1_300;
/// Sort of what waits.
const WAITING: &str = "authorize";

/// `OpenID Connect` Core §3.1.2.
pub(super) async fn authorize(State(doors): State<Doors>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let query = parts.uri.query().unwrap_or_default().to_owned();
    answer(&mut parts, &doors, &query, None).await
}

/// The same by a form: the browser asks again as if it had come by a link, because a form of another site brings no cookie.
pub(super) async fn by_form(headers: HeaderMap, body: Bytes) -> Result<Response, OauthError> {
    Ok(again("/oidc/authorize", &Parameters::of_form(&headers, &body)?))
}

/// Somebody has signed in, and what waited goes on.
pub(super) async fn go_on(State(doors): State<Doors>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let asked = Parameters::read(parts.uri.query().unwrap_or_default().as_bytes()).unwrap_or_default();
    let visitor = visitor(&mut parts, &doors).await;
    let waited = asked.get("handle").and_then(|handle| waiting::open::<String>(visitor.server(), WAITING, handle));
    match waited {
        Some((query, at)) => answer(&mut parts, &doors, &query, Some(at)).await,
        None => refusal::waited_too_long(),
    }
}

/// A request as a link to ourselves.
pub(super) fn again(path: &str, asked: &Parameters) -> Response {
    go(&format!("{path}?{}", asked.to_query()))
}

/// Elsewhere, by a new request.
pub(super) fn go(location: &str) -> Response {
    match HeaderValue::from_str(location) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => refusal::unknown_app(),
    }
}

pub(super) async fn visitor(parts: &mut Parts, doors: &Doors) -> Visitor {
    match Visitor::from_request_parts(parts, doors).await {
        Ok(visitor) => visitor,
        Err(never) => match never {},
    }
}

async fn answer(parts: &mut Parts, doors: &Doors, query: &str, asked_at: Option<Time>) -> Response {
    let visitor = visitor(parts, doors).await;
    let server = visitor.server().clone();
    let Ok(asked) = Parameters::read(query.as_bytes()) else { return refusal::unknown_app() };
    let client = match Client::named(&server, asked.get("client_id").unwrap_or_default()).await {
        Ok(Some(client)) => client,
        Ok(None) => return refusal::unknown_app(),
        Err(error) => return error.into_response(),
    };
    let Some(target) = target(&client, &asked) else { return refusal::unknown_app() };
    if query.len() > LONGEST {
        return told(&server, &target, "invalid_request", "the request is longer than 1,300 bytes");
    }
    let (wish, freshness) = match wish(&client, &target, &asked) {
        Ok(read) => read,
        Err((code, about)) => return told(&server, &target, code, about),
    };
    let door = AtTheDoor { server: &server, client, target, wish, freshness, asked: &asked, query, asked_at };
    match door.come(parts, doors).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

/// An error goes back to the app.
fn told(server: &Server, target: &Target, code: &str, about: &str) -> Response {
    back(server, target, &[("error", code), ("error_description", about)])
}

fn back(server: &Server, target: &Target, says: &[(&str, &str)]) -> Response {
    // It is one of the registered addresses, and those are addresses.
    let Ok(mut url) = Url::parse(&target.redirect_uri) else { return refusal::unknown_app() };
    {
        let mut query = url.query_pairs_mut();
        query.extend_pairs(says);
        // RFC 9207: so that no app takes our answer for another's.
        query.append_pair("iss", server.sites().console().as_str());
        if let Some(state) = &target.state {
            query.append_pair("state", state);
        }
    }
    go(url.as_str())
}

struct AtTheDoor<'r> {
    server: &'r Server,
    client: Client,
    target: Target,
    wish: Wish,
    freshness: Freshness,
    asked: &'r Parameters,
    query: &'r str,
    asked_at: Option<Time>,
}

impl AtTheDoor<'_> {
    async fn come(self, parts: &mut Parts, doors: &Doors) -> Result<Response, Problem> {
        let caller = match EmployeeCaller::from_request_parts(parts, doors).await {
            Ok(caller) => caller,
            Err(problem) if waiting::is_told(&problem) => return Err(problem),
            Err(_) => return self.sign_in(parts),
        };
        let (session, now) = (caller.session().clone(), self.server.store().clock().now());
        let Some(known) = self.is_meant(&session).await? else {
            return Ok(told(self.server, &self.target, "invalid_request", "id_token_hint is none of ours"));
        };
        if !known || !self.freshness.allows(&session, self.asked_at, now) {
            return if known || self.asked_at.is_none() { self.sign_in(parts) } else { Ok(self.nobody()) };
        }
        let Standpoint(attempt) = Standpoint::from_request_parts(parts, doors).await?;
        let proved_at = session.proved_at;
        let (app, wish) = (self.client.app.clone(), self.wish.clone());
        match authorize_app(self.server.house(), session, app, wish, &attempt).await {
            Ok(Authorized::Code(code)) => Ok(back(self.server, &self.target, &[("code", &code)])),
            Ok(Authorized::Refused) => Ok(self.refused()),
            // Whoever has just signed in for this and lacks something still would be sent in circles.
            Ok(Authorized::StepUp) if self.asked_at.is_some_and(|asked| proved_at >= asked) => Ok(self.refused()),
            Ok(Authorized::StepUp) | Err(AuthorizeAppError::Ended) => self.sign_in(parts),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the session is that of whom the app has in mind; nothing where the app's hint is no token of ours.
    async fn is_meant(&self, session: &LiveEmployee) -> Result<Option<bool>, Problem> {
        let Some(hint) = self.asked.get("id_token_hint") else { return Ok(Some(true)) };
        let ring = self.server.signing().ring(self.server.house()).await?;
        let claims = ring.read::<IdClaims>(Typ::Id, hint).ok();
        let ours = claims.filter(|claims| claims.iss == self.server.sites().console().as_str());
        Ok(ours.map(|claims| claims.sub == session.person.id.to_string()))
    }

    fn refused(&self) -> Response {
        told(self.server, &self.target, "access_denied", "the access rules refuse this sign-in")
    }

    fn nobody(&self) -> Response {
        told(self.server, &self.target, "login_required", "nobody is signed in, or not the one that was meant")
    }

    fn sign_in(self, parts: &Parts) -> Result<Response, Problem> {
        if self.freshness.silent {
            return Ok(self.nobody());
        }
        let address = ClientAddress::of(parts, self.server.origin());
        self.server.limits().newcomer(address.counted()).map_err(Problem::too_many)?;
        let now = self.asked_at.unwrap_or_else(|| self.server.store().clock().now());
        match waiting::seal(self.server, WAITING, &self.query, now) {
            // Both are letters, digits, hyphens and underscores.
            Ok(handle) => Ok(go(&format!("/portal/sign-in?app={}&continue={handle}", self.client.app.registration.id))),
            Err(_) => Err(Problem::internal()),
        }
    }
}
