//! Signing in on an enrolled device that has vouched for it (`channel::vouch`): the browser brings the secret from its address.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::sign_in::{SignInStep, app_of};
use crate::{
    http::{
        body::Body,
        portal_guest::PortalGuest,
        problem::{Problem, ProblemDocument},
    },
    usecase::redeem_vouch::{BegunOnDevice, redeem_vouch},
};

/// What stands after `#attempt=` in the address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginOnDevice {
    secret: String,
    /// To what they sign in; `portal` where it is left out.
    #[serde(default)]
    app: Option<String>,
    /// A path of this host to go on to.
    #[serde(default)]
    return_to: Option<String>,
}

/// An attempt that began on a device.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignInOnDevice {
    /// The device: person and device name.
    device: String,
    /// How far the attempt is.
    step: SignInStep,
}

/// Begins an attempt on a device, for the person to whom it is enrolled. The secret is used up.
#[utoipa::path(
    post, path = "/portal/v1/sign-in/on-device", tag = "portal sign in", request_body = BeginOnDevice,
    responses(
        (status = 200, body = SignInOnDevice), (status = 403, body = ProblemDocument), (status = 429, body = ProblemDocument),
    ),
)]
pub async fn on_device(guest: PortalGuest, Body(body): Body<BeginOnDevice>) -> Result<Body<SignInOnDevice>, Problem> {
    let BeginOnDevice { secret, app, return_to } = body;
    let to = (app_of(app)?, return_to);
    let redeemed = redeem_vouch(guest.server().house(), guest.means(), &guest.at.rules, &secret, to).await?;
    let BegunOnDevice { begun, device } = redeemed;
    Ok(Body(SignInOnDevice { device: device.to_string(), step: SignInStep::begun(begun) }))
}
