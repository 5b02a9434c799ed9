//! Approval keys that people propose.

use axum::http::StatusCode;
use lethe_proto::cbor::encode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::{
        body::{Body, Id, to_blob},
        caller::{AdminCaller, Relay, SignedIn},
        page::Page,
        problem::Problem,
    },
    store::repo::proposals::Proposal,
    usecase::propose_key::withdraw_proposal,
};

/// A key that waits for the root persons. Its six words are not shown here: they are heard from its owner.
#[derive(Serialize, ToSchema)]
pub struct ProposalView {
    id: String,
    person: String,
    name: String,
    /// Of `root`, `it`, `hr`.
    roles: Vec<String>,
    /// `key` in base64.
    key: String,
    /// Milliseconds since 1970.
    created: u64,
}

impl From<Proposal> for ProposalView {
    fn from(proposal: Proposal) -> Self {
        Self {
            id: proposal.id.to_string(),
            person: proposal.person.to_string(),
            name: proposal.name,
            roles: proposal.roles.iter().map(|role| role.as_str().to_owned()).collect(),
            key: to_blob(&encode(&proposal.key)),
            created: proposal.created_at.0,
        }
    }
}

/// Keys that wait for the root persons.
#[utoipa::path(get, path = "/api/v1/key-proposals", tag = "key proposals", responses((status = 200, body = Page<ProposalView>)), security(("token" = [])))]
pub async fn list(caller: AdminCaller<SignedIn>) -> Result<Body<Page<ProposalView>>, Problem> {
    let proposals = caller.store().read().proposals().list().await?;
    Ok(Body(Page::whole(proposals.into_iter().map(ProposalView::from).collect())))
}

/// Forgets a proposed key: one's own, or as an owner anybody's.
#[utoipa::path(
    delete, path = "/api/v1/key-proposals/{id}", tag = "key proposals", params(("id" = String, Path)),
    responses((status = 204, description = "forgotten")), security(("token" = [])),
)]
pub async fn withdraw(caller: AdminCaller<Relay>, Id(id): Id) -> Result<StatusCode, Problem> {
    withdraw_proposal(caller.house(), caller.caller().clone(), id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
