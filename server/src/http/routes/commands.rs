//! T2 commands: proposed here, decided by signatures, done by devices.

use axum::http::StatusCode;
use lethe_proto::{
    ids::{CommandId, DAY_MS, EnrollmentId, Time},
    kinds::Action,
    text::Line,
    words,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    command_facts::one_more,
    command_view::CommandView,
    devices,
    needs::{Needs, needs},
    people,
    reason::Why,
};
use crate::{
    http::{
        body::{Asked, Body, Id, id_field, to_blob},
        caller::{AdminCaller, Cancel, Door, IdempotencyKey, Propose, Read},
        fresh::Fresh,
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::{
        StoreError,
        lists::{CommandFilter, Rows},
        repo::commands::StoredCommand,
    },
    usecase::{
        cancel_command::cancel_command,
        request_command::{RequestCommand, request_command},
    },
};

/// Which commands.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CommandQuery {
    /// How far it is.
    #[param(inline)]
    state: Option<CommandState>,
    /// Beginnings of words of the reason, the labels and the action.
    q: Option<String>,
    /// Only those that a device has refused.
    refused: Option<bool>,
    /// Only those with a device of this person.
    person: Option<String>,
}

/// How far a command is.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words of `lethe_server_core::command`")]
pub enum CommandState {
    Requested,
    Dispatched,
    Vetoed,
    Cancelled,
    Superseded,
    Expired,
    Finished,
}

impl CommandState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Dispatched => "dispatched",
            Self::Vetoed => "vetoed",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
            Self::Expired => "expired",
            Self::Finished => "finished",
        }
    }
}

/// A proposal.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CreateCommand {
    /// `wipe_container`, `wipe_device`, `unenroll`, `unlock`, `unblock_screen` or `release_hold`.
    action: String,
    /// Enrollment ids: 1 to 25.
    targets: Vec<String>,
    /// One line that approvers read.
    reason: String,
    /// Seven days where it is left out.
    expires_in_ms: Option<u64>,
    /// Not to be done before this moment, milliseconds since 1970; at once where it is left out.
    not_before: Option<u64>,
    /// 16 random bytes of the caller's in hexadecimal.
    nonce: Option<String>,
}

/// What people are asked to sign.
#[derive(Debug, Serialize, ToSchema)]
pub struct Proposed {
    id: String,
    digest: String,
    /// Six words that people compare.
    words: String,
    /// `command` in base64.
    bytes: String,
    state: String,
    needs: Needs,
    /// A veto stands against this kind of order: one person more than `needs` says, as long as there is anybody else.
    one_more: bool,
}

/// The command, if one of its devices is among the caller's people.
async fn find<D: Door>(caller: &AdminCaller<D>, id: CommandId) -> Result<StoredCommand, Problem> {
    let found = caller.store().read().commands().find(id).await?;
    let found = found.ok_or_else(|| Problem::not_found("command"))?;
    if visible(caller, &found).await? { Ok(found) } else { Err(Problem::not_found("command")) }
}

async fn visible<D: Door>(caller: &AdminCaller<D>, command: &StoredCommand) -> Result<bool, StoreError> {
    if caller.caller().admin.group.is_none() {
        return Ok(true);
    }
    let read = caller.store().read();
    for target in &command.order.targets {
        let enrollment = read.enrollments().find(target.enrollment).await?;
        let group = enrollment.and_then(|enrollment| enrollment.group);
        if caller.reaches(group.as_deref()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Commands, newest first.
#[utoipa::path(
    get, path = "/api/v1/commands", tag = "commands", params(CommandQuery, PageQuery),
    responses((status = 200, body = Page<CommandView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<Read>,
    Asked(query): Asked<CommandQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<CommandView>>, Problem> {
    let (read, limit) = (caller.store().read(), page.limit()?);
    let Some(person_no) = people::number(&caller, query.person.as_deref()).await? else {
        return Ok(Body(Page::whole(Vec::new())));
    };
    let filter = CommandFilter {
        group: caller.group().map(str::to_owned),
        state: query.state.map(|state| state.as_str().to_owned()),
        person_no,
        refused: query.refused == Some(true),
        search: query.q,
    };
    let rows = read.commands_page(&filter, page.after()?, limit).await?;
    let items = CommandView::of_all(&read, caller.store().clock().now(), &rows.items).await?;
    Ok(Body(Page::from_rows(Rows { items, next: rows.next }, |item| item)))
}

/// One command with every approval, veto and receipt.
#[utoipa::path(
    get, path = "/api/v1/commands/{id}", tag = "commands", params(("id" = String, Path)),
    responses((status = 200, body = CommandView)), security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Read>, Id(id): Id) -> Result<Body<CommandView>, Problem> {
    let command = find(&caller, id.into()).await?;
    Ok(Body(CommandView::of(&caller.store().read(), caller.store().clock().now(), &command).await?))
}

/// Proposes a command. What erases locks its devices at once; the rest waits for people. In a browser it needs a touch.
#[utoipa::path(
    post, path = "/api/v1/commands", tag = "commands", request_body = CreateCommand,
    params(("Idempotency-Key" = String, Header, description = "the same key with the same request gives the same command")),
    responses((status = 202, body = Proposed)), security(("token" = [])),
)]
pub async fn request(
    key: Result<IdempotencyKey, Problem>,
    Fresh { caller, body: Body(body) }: Fresh<Propose, Body<CreateCommand>>,
) -> Result<(StatusCode, Body<Proposed>), Problem> {
    let IdempotencyKey(idempotency_key) = key?;
    let action = Action::from_text(&body.action)
        .ok_or_else(|| Problem::malformed(format!("no action is named {:?}", body.action)))?;
    let enrollments: Result<Vec<EnrollmentId>, Problem> =
        body.targets.iter().map(|text| Ok(id_field::<16>("targets", text)?.into())).collect();
    let enrollments = enrollments?;
    for id in &enrollments {
        // Somebody else's device is as unknown as one that does not exist.
        devices::find(&caller, *id).await?;
    }
    let nonce = body.nonce.as_deref().map(|text| id_field::<16>("nonce", text)).transpose()?;
    let input = RequestCommand {
        action,
        enrollments,
        reason: Line::new(body.reason).map_err(|bad| Problem::malformed(format!("`reason`: {bad}")))?,
        lifetime_ms: body.expires_in_ms.unwrap_or(7 * DAY_MS),
        not_before: body.not_before.map(Time),
        nonce: nonce.map(Into::into),
        idempotency_key,
    };
    let requested = request_command(caller.house(), caller.caller().clone(), input).await?;
    let read = caller.store().read();
    let command = read.commands().find(requested.id).await?.ok_or_else(Problem::internal)?;
    let keyring = read.keyrings().newest().await?.map(|signed| signed.keyring);
    let view = Proposed {
        id: requested.id.to_string(),
        digest: requested.digest.to_string(),
        words: words::command_words(&requested.digest),
        bytes: to_blob(command.order.bytes()),
        state: command.standing.as_str().to_owned(),
        needs: needs(keyring.as_deref(), action.into(), command.order.targets.len()),
        one_more: one_more(&read, &command, caller.store().clock().now()).await?,
    };
    Ok((StatusCode::ACCEPTED, Body(view)))
}

/// Takes a command back. Devices that have not begun will refuse it.
#[utoipa::path(
    post, path = "/api/v1/commands/{id}/cancel", tag = "commands", params(("id" = String, Path)),
    request_body = Why, responses((status = 202, description = "devices are told")), security(("token" = [])),
)]
pub async fn cancel(caller: AdminCaller<Cancel>, Id(id): Id, Body(why): Body<Why>) -> Result<StatusCode, Problem> {
    find(&caller, id.into()).await?;
    cancel_command(caller.house(), caller.caller().clone(), id.into(), Some(why.line()?)).await?;
    Ok(StatusCode::ACCEPTED)
}
