//! Recovery blobs: worth nothing without the recovery keys, and those are with people.

use serde::Serialize;
use utoipa::ToSchema;

use super::devices;
use crate::http::{
    body::{Body, Id, to_blob},
    caller::{AdminCaller, Lift},
    problem::Problem,
};

/// A device's recovery share, sealed to the company's recovery keys.
#[derive(Debug, Serialize, ToSchema)]
pub struct BlobView {
    /// `recovery-blob` in base64.
    blob: String,
    /// The device's signature over it, in base64.
    cose: String,
}

/// The recovery blob of a device, while it has not been erased.
#[utoipa::path(
    get, path = "/api/v1/devices/{enrollment}/recovery-blob", tag = "devices", params(("enrollment" = String, Path)),
    responses((status = 200, body = BlobView)), security(("token" = [])),
)]
pub async fn blob(caller: AdminCaller<Lift>, Id(id): Id) -> Result<Body<BlobView>, Problem> {
    let enrollment = devices::find(&caller, id.into()).await?;
    let found = caller.store().read().shares().blob(enrollment.no).await?;
    let (blob, cose) = found.ok_or_else(|| Problem::not_found("recovery blob"))?;
    Ok(Body(BlobView { blob: to_blob(&blob), cose: to_blob(&cose) }))
}
