//! How an employee comes in for the first time: a link from an administrator, which is one session for setting up.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, Id},
        caller::ManagePeople,
        cookie,
        fresh::{Fresh, Nothing},
        portal_guest::PortalGuest,
        problem::{Problem, ProblemDocument},
    },
    usecase::{
        make_portal_link::make_portal_link, redeem_portal_link::redeem_portal_link, reset_factors::reset_factors,
    },
};

/// A link for an employee. Shown once.
#[derive(Serialize, ToSchema)]
pub struct PortalLinkView {
    /// Good once.
    link: String,
    /// Milliseconds since 1970.
    expires: u64,
}

/// What stands after `#` in the link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PortalWelcome {
    secret: String,
}

/// Makes a link with which an employee sets up by what they are recognised. An older one is worth nothing any more. Needs a touch.
#[utoipa::path(
    post, path = "/api/v1/people/{id}/portal-link", tag = "people", params(("id" = String, Path)),
    responses((status = 201, body = PortalLinkView), (status = 403, body = ProblemDocument), (status = 404, body = ProblemDocument)),
    security(("token" = [])),
)]
pub async fn make(
    id: Result<Id, Problem>,
    fresh: Fresh<ManagePeople, Nothing>,
) -> Result<(StatusCode, Body<PortalLinkView>), Problem> {
    let (Id(id), caller) = (id?, fresh.caller);
    let made = make_portal_link(caller.house(), caller.caller().clone(), id.into()).await?;
    let link = format!("{}/portal/welcome#{}", caller.server().sites().console(), *made.secret);
    Ok((StatusCode::CREATED, Body(PortalLinkView { link, expires: made.expires.0 })))
}

/// Takes everything away by which an employee is recognised, and ends all their sessions. Needs a touch.
#[utoipa::path(
    delete, path = "/api/v1/people/{id}/factors", tag = "people", params(("id" = String, Path)),
    responses((status = 204, description = "reset"), (status = 403, body = ProblemDocument), (status = 404, body = ProblemDocument)),
    security(("token" = [])),
)]
pub async fn reset(id: Result<Id, Problem>, fresh: Fresh<ManagePeople, Nothing>) -> Result<StatusCode, Problem> {
    let (Id(id), caller) = (id?, fresh.caller);
    reset_factors(caller.house(), caller.caller().clone(), id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Uses a link up: a session begins in which factors can be set up, and nothing else be done.
#[utoipa::path(
    post, path = "/portal/v1/welcome", tag = "portal welcome", request_body = PortalWelcome,
    responses(
        (status = 204, description = "a session has begun", headers(("set-cookie" = String, description = "the session"))),
        (status = 403, body = ProblemDocument), (status = 429, body = ProblemDocument),
    ),
)]
pub async fn welcome(
    guest: PortalGuest,
    Body(body): Body<PortalWelcome>,
) -> Result<(StatusCode, [(HeaderName, HeaderValue); 1]), Problem> {
    let server = guest.server().clone();
    let signed_in = redeem_portal_link(server.house(), &guest.at, &body.secret, guest.label).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::EMPLOYEE.set(&signed_in.secret)?)]))
}
