//! A device vouches for whoever signs in on it: a challenge, and the proof that its agent made of it. In JSON, as agents give proofs to the
//! applications that carry them here.

use data_encoding::BASE64URL_NOPAD;
use lethe_proto::{cbor::Exact, cose::Cose, possession::SignedPossession};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    http::{
        body::Body,
        guest::Newcomer,
        problem::{Problem, ProblemDocument},
    },
    usecase::vouch_device::{CHALLENGE_MS, ask_device, vouch_device},
};

/// What a device is asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceQuestion {
    /// Random bytes in base64url without padding. One answer counts.
    challenge: String,
    /// For so many milliseconds.
    expires_in_ms: u64,
}

/// A proof of possession as the agent's socket gives it out, with the audience `lethe-sign-in/1 https://…`: an address of this server.
#[derive(Debug, Deserialize, ToSchema)]
pub struct DeviceProof {
    /// `possession` of proto/lethe.cddl in base64url without padding.
    payload: String,
    /// Its `COSE_Sign1` in base64url without padding.
    signature: String,
}

/// A device's word that counted.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceVouched {
    /// Where to open a browser on the device. What stands after `#` is a secret: good once.
    portal: String,
    /// Until then, in milliseconds since 1970.
    expires: u64,
}

/// Asks for a challenge.
#[utoipa::path(
    post, path = "/device/v1/sign-in", tag = "device sign in",
    responses((status = 200, body = DeviceQuestion), (status = 429, body = ProblemDocument)),
)]
pub async fn ask(newcomer: Newcomer) -> Result<Body<DeviceQuestion>, Problem> {
    let challenge = BASE64URL_NOPAD.encode(&ask_device(newcomer.server().house())?);
    Ok(Body(DeviceQuestion { challenge, expires_in_ms: CHALLENGE_MS }))
}

/// Brings the proof. It proves the device and no person: whoever opens the address signs in like everybody, in a session that ends with the
/// device's lock.
#[utoipa::path(
    post, path = "/device/v1/sign-in/vouch", tag = "device sign in", request_body = DeviceProof,
    responses(
        (status = 200, body = DeviceVouched), (status = 403, body = ProblemDocument), (status = 409, body = ProblemDocument),
        (status = 429, body = ProblemDocument),
    ),
)]
pub async fn vouch(newcomer: Newcomer, Body(body): Body<DeviceProof>) -> Result<Body<DeviceVouched>, Problem> {
    let bytes = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes());
    let (Ok(payload), Ok(cose)) = (bytes(&body.payload), bytes(&body.signature)) else {
        return Err(Problem::malformed("a part of the proof is not base64url without padding"));
    };
    let possession = Exact::parse(&payload).map_err(|error| Problem::malformed(error.to_string()))?;
    let proof = SignedPossession { possession, cose: Cose::from_bytes(cose) };
    let server = newcomer.server();
    let vouched = vouch_device(server.house(), server.urls(), proof).await?;
    let portal = format!("{}/portal#attempt={}", server.sites().console(), *vouched.secret);
    Ok(Body(DeviceVouched { portal, expires: vouched.expires.0 }))
}
