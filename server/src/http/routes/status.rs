//! Is anything on fire?

use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::mode::Mode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{
    body::Body,
    caller::{AdminCaller, Read},
    problem::Problem,
};

/// Refusals older than this are history.
const RECENT_MS: u64 = 7 * DAY_MS;
/// Silence after which a device is out of contact.
const QUIET_MS: u64 = 3 * DAY_MS;
/// Newest commands that are looked at for refusals.
const NEWEST: u64 = 200;

/// What an administrator looks at first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Status {
    /// Commands that wait for people.
    approvals_waiting: u64,
    /// Devices that were ordered something and have not said that it is done.
    unconfirmed: u64,
    /// Orders that devices refused in the last seven days.
    refused: u64,
    /// Devices not heard of for three days.
    out_of_contact: u64,
    /// Devices with an open channel to this node.
    connected: u64,
    /// The database came from a backup and was not reviewed.
    restore_mode: bool,
    /// Milliseconds since 1970; null before there is a keyring.
    keyring_expires: Option<u64>,
}

/// Counts of what needs somebody.
#[utoipa::path(get, path = "/api/v1/status", tag = "me", responses((status = 200, body = Status)), security(("token" = [])))]
pub async fn status(caller: AdminCaller<Read>) -> Result<Body<Status>, Problem> {
    let store = caller.store();
    let (read, now) = (store.read(), store.clock().now());
    let (approvals_waiting, _) = read.commands().count_open().await?;
    Ok(Body(Status {
        approvals_waiting,
        unconfirmed: read.targets().count_unconfirmed().await?,
        refused: read.targets().count_refused(Time(now.0.saturating_sub(RECENT_MS)), NEWEST).await?,
        out_of_contact: read.out_of_contact(Time(now.0.saturating_sub(QUIET_MS))).await?,
        connected: store.bell().listeners() as u64,
        restore_mode: read.tenant().find().await?.is_some_and(|tenant| tenant.mode == Mode::Restore),
        keyring_expires: read.keyrings().newest().await?.map(|signed| signed.keyring.expires.0),
    }))
}
