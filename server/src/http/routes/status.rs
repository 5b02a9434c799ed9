//! Is anything on fire? Everything that Overview and the bar on top show, in one answer.

use std::collections::BTreeMap;

use lethe_proto::{
    ids::{DAY_MS, Time},
    keyring::Keyring,
};
use lethe_server_core::{admin::Scope, mode::Mode, permission::Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::{audit::AuditView, could_approve::could, device_query::quiet_since};
use crate::{
    http::{
        body::Body,
        caller::{AdminCaller, Read},
        problem::Problem,
    },
    store::{
        StoreError,
        lists::{CommandFilter, EventFilter},
        repo::commands::StoredCommand,
    },
};

/// Refusals older than this are history.
const RECENT_MS: u64 = 7 * DAY_MS;
/// Open commands that are looked at for what the caller could approve.
const OPEN: u64 = 200;
/// Newest events that are shown.
const NEWEST: u64 = 10;

/// What an administrator looks at first. Counts are of the caller's people alone.
#[derive(Debug, Serialize, ToSchema)]
pub struct Status {
    /// Commands that wait for people.
    approvals_waiting: u64,
    /// Those of them that the caller, as an approver of the keyring, could approve; at most 200 are looked at.
    approvals_for_me: u64,
    /// Devices that were ordered something and have not said that it is done.
    unconfirmed: u64,
    /// Orders that devices refused in the last seven days.
    refused: u64,
    /// Living devices not heard of for three days.
    out_of_contact: u64,
    /// Devices with an open channel to this node; null for admins of a group, who may not know of others.
    connected: Option<u64>,
    /// Devices by status.
    #[schema(value_type = BTreeMap<String, u64>)]
    by_state: BTreeMap<String, u64>,
    /// Living devices by operating system; under the empty text those that have not checked in yet.
    #[schema(value_type = BTreeMap<String, u64>)]
    by_platform: BTreeMap<String, u64>,
    /// The database came from a backup and was not reviewed.
    restore_mode: bool,
    /// Milliseconds since 1970; null before there is a keyring.
    keyring_expires: Option<u64>,
    /// One person alone may decide.
    solo: bool,
    /// Keys in files count as people.
    demo: bool,
    /// Sign-ins that the access rules refused within a day.
    refused_sign_ins: u64,
    /// The access rules in force are taken back at this moment unless somebody confirms them, in milliseconds since 1970; null where nobody
    /// must.
    access_confirm_until: Option<u64>,
    /// Until when administrators come in whatever the access rules say; null mostly.
    break_glass_until: Option<u64>,
    /// When it was last looked which records about people are to be forgotten.
    retention_ran: Option<u64>,
    /// What happened last; empty for those who may not read the audit trail.
    newest: Vec<AuditView>,
}

/// Open commands that the caller could approve as a person.
async fn for_me(caller: &AdminCaller<Read>, keyring: &Keyring) -> Result<u64, StoreError> {
    let read = caller.store().read();
    let me = read.admins().find(caller.caller().admin.id).await?.and_then(|admin| admin.person_no);
    let Some(me) = me else { return Ok(0) };
    let Some(me) = read.people().find_no(me).await? else { return Ok(0) };
    let waiting = CommandFilter { state: Some("requested".to_owned()), ..CommandFilter::default() };
    let commands = read.commands_page(&waiting, None, OPEN).await?.items;
    let numbers: Vec<i64> = commands.iter().map(|command| command.no).collect();
    let approvals = read.approvals().of_commands(&numbers).await?;
    let suspended = read.people().suspended().await?;
    let mine = |command: &StoredCommand| {
        let approvals = approvals.get(&command.no).map_or(&[][..], Vec::as_slice);
        could(keyring, command, approvals, &suspended).iter().any(|could| could.is(me.id))
    };
    Ok(commands.iter().filter(|command| mine(command)).count() as u64)
}

/// Counts of what needs somebody.
#[utoipa::path(get, path = "/api/v1/status", tag = "me", responses((status = 200, body = Status)), security(("token" = [])))]
pub async fn status(caller: AdminCaller<Read>) -> Result<Body<Status>, Problem> {
    let (store, group) = (caller.store(), caller.group());
    let (read, now) = (store.read(), store.clock().now());
    let counts = read.device_counts(group).await?;
    let trouble = read.trouble(group, Time(now.0.saturating_sub(RECENT_MS))).await?;
    let keyring = read.keyrings().newest().await?.map(|signed| signed.keyring);
    let newest = if caller.caller().may(Permission::ReadAudit, Scope::Everything).is_ok() {
        let events = read.events(&EventFilter::default(), None, NEWEST).await?.items;
        AuditView::of_all(&read, events).await?
    } else {
        Vec::new()
    };
    let approvals_for_me = match &keyring {
        Some(keyring) => for_me(&caller, keyring).await?,
        None => 0,
    };
    let on_trial = read.access_rules().head_in_force(now).await?.and_then(|head| head.falls_back_at());
    Ok(Body(Status {
        refused_sign_ins: read.refused_sign_ins(group, Time(now.0.saturating_sub(DAY_MS))).await?,
        access_confirm_until: on_trial.map(|until| until.0),
        break_glass_until: read.break_glass().until(now).await?.map(|until| until.0),
        retention_ran: read.retention_ran_at().await?.map(|at| at.0),
        approvals_waiting: trouble.waiting,
        approvals_for_me,
        unconfirmed: trouble.unconfirmed,
        refused: trouble.refused,
        out_of_contact: read.out_of_contact(group, quiet_since(&caller)).await?,
        connected: group.is_none().then_some(store.bell().listeners() as u64),
        by_state: counts.by_state,
        by_platform: counts.by_platform,
        restore_mode: read.tenant().find().await?.is_some_and(|tenant| tenant.mode == Mode::Restore),
        keyring_expires: keyring.as_ref().map(|keyring| keyring.expires.0),
        solo: keyring.as_ref().is_some_and(|keyring| keyring.limits.solo),
        demo: keyring.as_ref().is_some_and(|keyring| keyring.limits.demo),
        newest,
    }))
}
