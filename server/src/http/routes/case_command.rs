//! A command as the approver's page gets it: exactly the bytes, and every signature about it.

use lethe_proto::{cbor::encode, ids::Time};
use lethe_server_core::{admin::Admin, ids::AdminId};
use serde::Serialize;
use utoipa::ToSchema;

use super::command_facts::docket;
use crate::{
    http::body::to_blob,
    store::{Reader, StoreError, repo::commands::StoredCommand},
    usecase::{Docket, sees_command},
};

/// Most commands that a page shows before it stops everything.
const MOST: usize = 100;

/// A command for the approver's page.
#[derive(Serialize, ToSchema)]
pub struct CaseCommand {
    /// `command`: what people sign.
    bytes: String,
    digest: String,
    /// `approval`s, in the order of their arrival.
    approvals: Vec<String>,
    /// `signed-veto`s that stop it or make it need one person more.
    vetoes: Vec<String>,
    requested_by: CaseRequester,
    /// `requested`, `dispatched`, or how it ended.
    state: &'static str,
}

/// Who asked, by the server's word.
#[derive(Serialize, ToSchema)]
pub struct CaseRequester {
    /// `admin`, `approver`, `device` or `operator`.
    kind: String,
    id: String,
    /// Empty where the server knows none.
    name: String,
}

/// One command; `None` where it is nobody whom this admin may see.
pub(super) async fn one(
    read: &Reader<'_>,
    admin: &Admin,
    command: &StoredCommand,
    now: Time,
) -> Result<Option<CaseCommand>, StoreError> {
    if !sees_command(&read.enrollments(), admin, &command.order).await? {
        return Ok(None);
    }
    let docket = docket(read, now).await?;
    CaseCommand::of(read, &docket, command).await.map(Some)
}

/// What is pending and may be seen, newest first, and how much more there is.
pub(super) async fn pending(
    read: &Reader<'_>,
    admin: &Admin,
    now: Time,
) -> Result<(Vec<CaseCommand>, u64), StoreError> {
    let docket = docket(read, now).await?;
    let (mut shown, mut hidden) = (Vec::new(), 0);
    for command in read.commands().open().await?.iter().rev() {
        if shown.len() < MOST && sees_command(&read.enrollments(), admin, &command.order).await? {
            shown.push(CaseCommand::of(read, &docket, command).await?);
        } else {
            hidden += 1;
        }
    }
    Ok((shown, hidden))
}

impl CaseCommand {
    async fn of(read: &Reader<'_>, docket: &Docket, command: &StoredCommand) -> Result<Self, StoreError> {
        let approvals = read.approvals().of_command(command.no).await?;
        let against = docket.against(&command.order);
        let asked = read.admins().find(AdminId::from(command.requester_id)).await?;
        Ok(Self {
            bytes: to_blob(command.order.bytes()),
            digest: command.order.digest().to_string(),
            approvals: approvals.iter().map(|stored| to_blob(&encode(&stored.approval))).collect(),
            vetoes: against.iter().map(|against| to_blob(&encode(&against.veto.veto))).collect(),
            requested_by: CaseRequester {
                kind: command.requester_kind.clone(),
                id: data_encoding::HEXLOWER.encode(&command.requester_id),
                name: asked.map_or_else(String::new, |asked| asked.admin.name),
            },
            state: command.standing.as_str(),
        })
    }
}
