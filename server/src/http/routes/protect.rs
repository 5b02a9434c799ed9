//! T1: what protects takes effect at once. 202, because the device still has to do it; its receipt says when it has.

use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{devices, reason::Why};
use crate::{
    http::{
        body::{Body, Id},
        caller::{AdminCaller, Protect},
        problem::Problem,
    },
    usecase::protect_device::{Protection, protect_device},
};

/// A message for the employee.
#[derive(Debug, Deserialize, ToSchema)]
pub struct MessageOrder {
    /// Plain text of at most 1,000 bytes.
    text: String,
}

/// The state that is in force once the device has it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ordered {
    counter: u64,
}

async fn order(
    caller: &AdminCaller<Protect>,
    id: [u8; 16],
    headers: &HeaderMap,
    protection: Protection,
    why: Option<Why>,
) -> Result<(StatusCode, Body<Ordered>), Problem> {
    let enrollment = devices::find(caller, id.into()).await?;
    devices::unchanged(caller, &enrollment, headers).await?;
    let why = why.map(Why::line).transpose()?;
    let counter = protect_device(caller.house(), caller.caller().clone(), enrollment.id, protection, why).await?;
    Ok((StatusCode::ACCEPTED, Body(Ordered { counter })))
}

/// Closes the container and withholds the share. Only people lift it.
#[utoipa::path(
    post, path = "/api/v1/devices/{enrollment}/lock", tag = "devices", params(("enrollment" = String, Path)),
    request_body = Why, responses((status = 202, body = Ordered)), security(("token" = [])),
)]
pub async fn lock(
    caller: AdminCaller<Protect>,
    Id(id): Id,
    headers: HeaderMap,
    Body(why): Body<Why>,
) -> Result<(StatusCode, Body<Ordered>), Problem> {
    order(&caller, id, &headers, Protection::Lock, Some(why)).await
}

/// Ends every session on the device that began before now.
#[utoipa::path(
    post, path = "/api/v1/devices/{enrollment}/logout", tag = "devices", params(("enrollment" = String, Path)),
    request_body = Why, responses((status = 202, body = Ordered)), security(("token" = [])),
)]
pub async fn logout(
    caller: AdminCaller<Protect>,
    Id(id): Id,
    headers: HeaderMap,
    Body(why): Body<Why>,
) -> Result<(StatusCode, Body<Ordered>), Problem> {
    order(&caller, id, &headers, Protection::Logout, Some(why)).await
}

/// Blocks screenshots, as far as the platform can. Only people lift it.
#[utoipa::path(
    post, path = "/api/v1/devices/{enrollment}/block-screen", tag = "devices", params(("enrollment" = String, Path)),
    request_body = Why, responses((status = 202, body = Ordered)), security(("token" = [])),
)]
pub async fn block_screen(
    caller: AdminCaller<Protect>,
    Id(id): Id,
    headers: HeaderMap,
    Body(why): Body<Why>,
) -> Result<(StatusCode, Body<Ordered>), Problem> {
    order(&caller, id, &headers, Protection::BlockScreen, Some(why)).await
}

/// Legal hold: nothing on the device is erased. Only people lift it.
#[utoipa::path(
    post, path = "/api/v1/devices/{enrollment}/hold", tag = "devices", params(("enrollment" = String, Path)),
    request_body = Why, responses((status = 202, body = Ordered)), security(("token" = [])),
)]
pub async fn hold(
    caller: AdminCaller<Protect>,
    Id(id): Id,
    headers: HeaderMap,
    Body(why): Body<Why>,
) -> Result<(StatusCode, Body<Ordered>), Problem> {
    order(&caller, id, &headers, Protection::Hold, Some(why)).await
}

/// Shows a message on the device.
#[utoipa::path(
    post, path = "/api/v1/devices/{enrollment}/message", tag = "devices", params(("enrollment" = String, Path)),
    request_body = MessageOrder, responses((status = 202, body = Ordered)), security(("token" = [])),
)]
pub async fn message(
    caller: AdminCaller<Protect>,
    Id(id): Id,
    headers: HeaderMap,
    Body(body): Body<MessageOrder>,
) -> Result<(StatusCode, Body<Ordered>), Problem> {
    order(&caller, id, &headers, Protection::Message(body.text), None).await
}
