//! Asking for a touch, for one request that is about to be sent.

use lethe_proto::ids::Digest;
use serde::Deserialize;
use utoipa::ToSchema;

use super::session::Begun;
use crate::{
    http::{
        body::{Body, id_field},
        caller::SessionCaller,
        problem::Problem,
    },
    usecase::{BoundRequest, begin_fresh_passkey::begin_fresh_passkey},
};

/// The request that is about to be sent, and no other.
#[derive(Debug, Deserialize, ToSchema)]
pub struct AboutToSend {
    /// `POST`, `PUT` or `DELETE`.
    method: String,
    /// `/api/v1/…` as it will be sent, with the query if there is one.
    path: String,
    /// SHA-256 of the exact bytes of the body, in hexadecimal.
    body_sha256: String,
}

/// Asks for a touch of one of the caller's passkeys. Its answer goes into the header `Lethe-Passkey` of the request itself, as
/// base64url of `{ceremony, credential}` in JSON; it counts once, for two minutes.
#[utoipa::path(
    post, path = "/api/v1/fresh", tag = "fresh", request_body = AboutToSend,
    responses((status = 200, body = Begun)), security(("session" = [])),
)]
pub async fn begin(caller: SessionCaller, Body(body): Body<AboutToSend>) -> Result<Body<Begun>, Problem> {
    let body_sha256 = Digest::from(id_field::<32>("body_sha256", &body.body_sha256)?);
    let (server, session) = (caller.server(), caller.session());
    let request = BoundRequest::new(&body.method, &body.path, &body_sha256, session.id);
    Ok(Body(begin_fresh_passkey(server.house(), server.passkeys(), session, request).await?.into()))
}
