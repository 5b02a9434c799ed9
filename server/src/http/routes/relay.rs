//! Signed words of people, carried here by any caller. The signature is the authority; the caller's role and token are none.

use axum::http::StatusCode;
use lethe_proto::{
    approval::Approval,
    cbor::{CAP, decode},
    release::SignedRelease,
    veto::SignedVeto,
};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    command_facts::one_more,
    needs::{Needs, needs},
};
use crate::{
    http::{
        body::{Body, Id, blob},
        caller::{AdminCaller, Relay},
        problem::Problem,
    },
    usecase::{
        add_release::add_release,
        approve_command::{Approved, approve_command},
        veto_command::veto_command,
    },
};

fn message<T>(text: &str) -> Result<T, Problem>
where
    T: for<'b> Decode<'b, ()> + Encode<()>,
{
    decode(&blob(text)?, CAP).map_err(|error| Problem::malformed(error.to_string()))
}

/// One person's signature.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SignedApproval {
    /// `approval` in base64.
    approval: String,
}

/// What the approval came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApprovalTaken {
    /// `requested`: more people are needed. `dispatched`: it went out. `held_by_restore`: it goes out after the review.
    state: String,
    /// Persons who have approved so far.
    approvals: u64,
    /// The ladder's alternatives.
    needs: Needs,
    /// A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else.
    one_more: bool,
}

/// Carries one person's approval to a command.
#[utoipa::path(
    post, path = "/api/v1/commands/{id}/approvals", tag = "commands", params(("id" = String, Path)),
    request_body = SignedApproval, responses((status = 200, body = ApprovalTaken)), security(("token" = [])),
)]
pub async fn approve(
    caller: AdminCaller<Relay>,
    Id(id): Id,
    Body(body): Body<SignedApproval>,
) -> Result<Body<ApprovalTaken>, Problem> {
    let approval: Approval = message(&body.approval)?;
    let approved = approve_command(caller.house(), id.into(), approval).await?;
    let read = caller.store().read();
    let command = read.commands().find(id.into()).await?.ok_or_else(|| Problem::not_found("command"))?;
    let keyring = read.keyrings().newest().await?.map(|signed| signed.keyring);
    let state = match approved {
        Approved::Waiting { .. } => "requested",
        Approved::Dispatched => "dispatched",
        Approved::HeldByRestore => "held_by_restore",
    };
    Ok(Body(ApprovalTaken {
        state: state.to_owned(),
        approvals: read.approvals().of_command(command.no).await?.len() as u64,
        needs: needs(keyring.as_deref(), command.order.action.into(), command.order.targets.len()),
        one_more: one_more(&read, &command, caller.store().clock().now()).await?,
    }))
}

/// One person's veto.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CarriedVeto {
    /// `signed-veto` in base64.
    veto: String,
}

/// What the veto came to.
#[derive(Debug, Serialize, ToSchema)]
pub struct VetoTaken {
    /// Commands that it stopped.
    stopped: u64,
}

/// Carries one person's veto against a command, or against everything issued before a moment.
#[utoipa::path(
    post, path = "/api/v1/vetoes", tag = "commands", request_body = CarriedVeto,
    responses((status = 202, body = VetoTaken)), security(("token" = [])),
)]
pub async fn veto(
    caller: AdminCaller<Relay>,
    Body(body): Body<CarriedVeto>,
) -> Result<(StatusCode, Body<VetoTaken>), Problem> {
    let veto: SignedVeto = message(&body.veto)?;
    let stopped = veto_command(caller.house(), veto).await? as u64;
    Ok((StatusCode::ACCEPTED, Body(VetoTaken { stopped })))
}

/// A release of two root persons.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CarriedRelease {
    /// `signed-release` in base64.
    signed: String,
}

/// A release that is kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReleaseTaken {
    digest: String,
}

/// Keeps a release. It works without this: devices take it from a file.
#[utoipa::path(
    post, path = "/api/v1/releases", tag = "keyrings", request_body = CarriedRelease,
    responses((status = 202, body = ReleaseTaken)), security(("token" = [])),
)]
pub async fn release(
    caller: AdminCaller<Relay>,
    Body(body): Body<CarriedRelease>,
) -> Result<(StatusCode, Body<ReleaseTaken>), Problem> {
    let signed: SignedRelease = message(&body.signed)?;
    let digest = add_release(caller.house(), caller.by(), signed).await?;
    Ok((StatusCode::ACCEPTED, Body(ReleaseTaken { digest: digest.to_string() })))
}
