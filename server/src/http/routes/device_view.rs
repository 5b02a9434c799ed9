//! A device as the API shows it: in lists by what the store keeps ready, alone with the newest of its own signed words besides.

use std::collections::BTreeMap;

use lethe_proto::{
    cbor::{Exact, encode},
    checkin::Checkin,
    keyring::Keyring,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::needs::fewest;
use crate::{
    http::{body::to_blob, views::Named},
    store::{
        Store, StoreError,
        lists::{DeviceRow, Waiting},
        repo::enrollments::EnrollmentStatus,
    },
};

/// One enrollment.
#[derive(Debug, Serialize, ToSchema)]
#[allow(clippy::struct_excessive_bools, reason = "each stands in the answer by its own name")]
pub struct DeviceView {
    pub(super) enrollment: String,
    pub(super) device: String,
    pub(super) person: Named,
    /// As people read it when they sign.
    pub(super) label: String,
    /// `pending`, `active`, `erased` or `unenrolled`.
    pub(super) status: String,
    /// Operating system as the device says it; null before the first check-in.
    pub(super) platform: Option<String>,
    pub(super) os_version: Option<String>,
    /// What holds the device key: `none`, `tpm`, …; null before the first check-in.
    pub(super) backing: Option<String>,
    /// `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said; null before it said anything.
    pub(super) container: Option<String>,
    /// We ordered it to be locked.
    pub(super) locked: bool,
    /// Since when.
    pub(super) locked_at: Option<u64>,
    pub(super) screen_blocked: bool,
    pub(super) screen_blocked_at: Option<u64>,
    /// A legal hold stands.
    pub(super) held: bool,
    pub(super) held_at: Option<u64>,
    /// The device has signed that everything ordered is in force; also where nothing ever was.
    pub(super) confirmed: bool,
    pub(super) ceilings: CeilingsView,
    /// Milliseconds since 1970, like every moment; null for never. At most some seconds old.
    pub(super) last_seen: Option<u64>,
    /// Has an open channel to this node.
    pub(super) connected: bool,
    pub(super) created: u64,
    /// The newest order that waits for people.
    pub(super) waiting: Option<WaitingView>,
}

/// What may ever be done to an enrollment.
#[derive(Debug, Serialize, ToSchema)]
pub struct CeilingsView {
    actions: Vec<String>,
    solo: bool,
    demo: bool,
    /// The same as CBOR in base64.
    bytes: String,
}

/// An order that people have not decided.
#[derive(Debug, Serialize, ToSchema)]
pub struct WaitingView {
    command: String,
    action: String,
    approvals: u64,
    /// Persons that the smallest alternative of the ladder asks for; null where the ladder has none. A veto may ask for one more:
    /// the command says so.
    needed: Option<u64>,
}

/// One device with its own words.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceDetail {
    #[serde(flatten)]
    device: DeviceView,
    posture: Option<PostureView>,
    /// Counter of the newest state.
    state_counter: u64,
    /// Since when that state is ordered; null where nothing ever was.
    state_changed: Option<u64>,
    /// Whose counter that is.
    server_key: Option<String>,
    /// The state that the device itself says is in force.
    device_counter: Option<u64>,
}

/// What a device says about itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostureView {
    os: String,
    os_version: String,
    disk_encryption: String,
    agent_version: String,
    hardware: String,
}

fn said(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

impl DeviceView {
    /// Rows of a page, with what waits for them and who is connected: one statement for the orders, one for the keyring.
    pub(super) async fn of_all(store: &Store, rows: Vec<DeviceRow>) -> Result<Vec<Self>, StoreError> {
        let numbers: Vec<i64> = rows.iter().map(|row| row.no).collect();
        let read = store.read();
        let mut waiting: BTreeMap<i64, Waiting> = read.waiting(&numbers).await?;
        let keyring = read.keyrings().newest().await?.map(|signed| signed.keyring);
        let connected = store.bell().among(&numbers);
        let view = |row: DeviceRow| {
            let (is_connected, waits) = (connected.contains(&row.no), waiting.remove(&row.no));
            Self::new(row, is_connected, waits, keyring.as_deref())
        };
        Ok(rows.into_iter().map(view).collect())
    }

    fn new(row: DeviceRow, connected: bool, waiting: Option<Waiting>, keyring: Option<&Keyring>) -> Self {
        Self {
            enrollment: row.enrollment.to_string(),
            device: row.device.to_string(),
            person: Named { id: row.person.to_string(), name: row.person_name },
            label: row.label.as_str().to_owned(),
            status: row.status.as_str().to_owned(),
            platform: said(row.platform),
            os_version: said(row.os_version),
            backing: said(row.backing),
            container: said(row.container),
            locked: row.locked_at.is_some(),
            locked_at: row.locked_at.map(|at| at.0),
            screen_blocked: row.screen_blocked_at.is_some(),
            screen_blocked_at: row.screen_blocked_at.map(|at| at.0),
            held: row.held_at.is_some(),
            held_at: row.held_at.map(|at| at.0),
            confirmed: row.confirmed,
            ceilings: CeilingsView {
                actions: row.ceilings.actions.iter().map(|action| action.as_str().to_owned()).collect(),
                solo: row.ceilings.solo,
                demo: row.ceilings.demo,
                bytes: to_blob(&encode(&row.ceilings)),
            },
            last_seen: (row.status != EnrollmentStatus::Pending).then_some(row.seen_at.0),
            connected,
            created: row.created_at.0,
            waiting: waiting.map(|waiting| WaitingView {
                command: waiting.command.to_string(),
                action: waiting.action.as_str().to_owned(),
                approvals: waiting.approvals,
                needed: fewest(keyring, waiting.action.into(), waiting.targets),
            }),
        }
    }
}

impl DeviceDetail {
    /// Gathers what is known of an enrollment; `None` where it is not there.
    pub(super) async fn of(store: &Store, no: i64) -> Result<Option<Self>, StoreError> {
        let read = store.read();
        let Some(row) = read.device(no).await? else { return Ok(None) };
        let Some(mut device) = DeviceView::of_all(store, vec![row]).await?.pop() else { return Ok(None) };
        let stored = read.states().find(no).await?;
        let report = read.report(no).await?;
        let reported_at = report.as_ref().map(|report| report.reported_at);
        device.last_seen = device.last_seen.max(reported_at.map(|at| at.0));
        let said = report.and_then(|report| Exact::<Checkin>::parse(&report.body).ok());
        let receipt = read.receipts().last(no).await?.filter(|receipt| Some(receipt.received_at) >= reported_at);
        let evidence = receipt.map(|receipt| receipt.receipt.receipt.evidence);
        // Receipts that waited come after the check-in and are older than it: of two counters of one key the higher one holds.
        let reported = said.as_ref().map(|said| said.state);
        let device_counter = match (evidence, reported) {
            (Some(evidence), Some(state)) if evidence.server_key == state.server_key => {
                Some(evidence.counter.max(state.counter))
            }
            (evidence, reported) => evidence.map(|evidence| evidence.counter).or(reported.map(|state| state.counter)),
        };
        Ok(Some(Self {
            device,
            state_counter: stored.as_ref().map_or(0, |stored| stored.state.counter),
            state_changed: stored.as_ref().map(|stored| stored.changed_at.0),
            server_key: stored.as_ref().map(|stored| stored.state.server_key.to_string()),
            device_counter,
            posture: said.map(|said| PostureView {
                os: said.posture.os.clone(),
                os_version: said.posture.os_version.clone(),
                disk_encryption: said.posture.disk_encryption.as_str().to_owned(),
                agent_version: said.posture.agent_version.clone(),
                hardware: said.posture.hardware.as_str().to_owned(),
            }),
        }))
    }

    /// A weak tag of everything that somebody decides by: not of the last sign of life, which changes by itself.
    pub(super) fn tag(&self) -> String {
        let shown = serde_json::to_value(self).map(|mut shown| {
            if let Some(fields) = shown.as_object_mut() {
                fields.remove("last_seen");
                fields.remove("connected");
            }
            shown.to_string()
        });
        let digest = lethe_proto::cbor::sha256(shown.unwrap_or_default().as_bytes());
        format!("W/\"{}\"", data_encoding::HEXLOWER.encode(&digest.first16()))
    }
}
