//! Devices without a WebSocket: the plain check-in, and enrollment.

use axum::body::Bytes;
use lethe_proto::{
    cbor::{FRAME_CAP, decode, encode},
    enrollment::SignedEnrollRequest,
    wire::{Down, Up},
};

use super::session::{Outgoing, Session};
use crate::{
    http::{body::Cbor, caller::Visitor, guest::Newcomer, problem::Problem},
    usecase::enroll_device::enroll_device,
};

/// One round of a plain check-in: what the device says up, what it lacks down.
#[utoipa::path(
    post, path = "/device/v1/check-in", tag = "device",
    request_body(content_type = "application/cbor", description = "an array of `up` of proto/lethe.cddl"),
    responses(
        (status = 200, content_type = "application/cbor", description = "an array of `down`"),
        (status = 401, description = "a message is not signed by the device of its enrollment", body = crate::http::problem::ProblemDocument),
    ),
)]
pub async fn check_in(visitor: Visitor, Cbor(body): Cbor) -> Result<Cbor, Problem> {
    let said: Vec<Up> = decode(&body, FRAME_CAP).map_err(|error| Problem::malformed(error.to_string()))?;
    let server = visitor.server();
    let mut session = Session::new(None);
    let mut frames: Vec<Down> = Vec::new();
    for up in said {
        for Outgoing { frame, then } in session.hear(server, up).await? {
            session.sent(server, then).await?;
            frames.push(frame);
        }
    }
    Ok(Cbor(Bytes::from(encode(&frames))))
}

/// A device asks to be enrolled with the one-time secret of its code.
#[utoipa::path(
    post, path = "/device/v1/enroll", tag = "device",
    request_body(content_type = "application/cbor", description = "`enroll-request` with the new device key's signature"),
    responses(
        (status = 200, content_type = "application/cbor", description = "`enroll-reply` of proto/lethe.cddl"),
        (status = 403, description = "the code is unknown, used up or expired", body = crate::http::problem::ProblemDocument),
    ),
)]
pub async fn enroll(newcomer: Newcomer, Cbor(body): Cbor) -> Result<Cbor, Problem> {
    let request: SignedEnrollRequest =
        decode(&body, FRAME_CAP).map_err(|error| Problem::malformed(error.to_string()))?;
    let reply = enroll_device(newcomer.server().house(), request).await?;
    Ok(Cbor(Bytes::from(encode(&reply))))
}
