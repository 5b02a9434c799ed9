//! A device as the API shows it: its bond, what it was ordered, and the newest of its own signed words.

use std::collections::BTreeMap;

use lethe_proto::{
    cbor::{Exact, encode},
    checkin::Checkin,
    ids::Time,
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    http::body::to_blob,
    store::{
        Report, Store, StoreError,
        repo::{enrollments::Enrollment, receipts::StoredReceipt, states::StoredState},
    },
};

/// One enrollment.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceView {
    enrollment: String,
    device: String,
    person: String,
    /// As people read it when they sign.
    label: String,
    /// `pending`, `active`, `erased` or `unenrolled`.
    status: String,
    ceilings: CeilingsView,
    /// We ordered it to be locked.
    locked: bool,
    /// A legal hold stands.
    hold: bool,
    screen_blocked: bool,
    /// `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said; null before it said anything.
    container: Option<String>,
    posture: Option<PostureView>,
    /// Milliseconds since 1970; null for never.
    last_seen: Option<u64>,
    /// Counter of the newest state.
    state_counter: u64,
    /// Whose counter that is.
    server_key: Option<String>,
    /// The state that the device itself says is in force.
    device_counter: Option<u64>,
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

/// What a device says about itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostureView {
    os: String,
    os_version: String,
    disk_encryption: String,
    agent_version: String,
    hardware: String,
}

/// What the store knows besides, of some enrollments by running number.
struct Known {
    states: BTreeMap<i64, StoredState>,
    reports: BTreeMap<i64, Report>,
    seen: BTreeMap<i64, Time>,
    receipts: BTreeMap<i64, StoredReceipt>,
}

impl Known {
    async fn of(store: &Store, enrollments: &[i64]) -> Result<Self, StoreError> {
        let read = store.read();
        Ok(Self {
            states: read.states().of_all(enrollments).await?,
            reports: read.reports(enrollments).await?,
            seen: read.last_seen(enrollments).await?,
            receipts: read.receipts().last_of_all(enrollments).await?,
        })
    }
}

impl DeviceView {
    /// Gathers what is known of an enrollment.
    pub(super) async fn of(store: &Store, enrollment: &Enrollment) -> Result<Self, StoreError> {
        Ok(Self::new(enrollment, &mut Known::of(store, &[enrollment.no]).await?))
    }

    /// The same for many, in their order, with as many statements as for one.
    pub(super) async fn of_all(store: &Store, enrollments: &[Enrollment]) -> Result<Vec<Self>, StoreError> {
        let numbers: Vec<i64> = enrollments.iter().map(|enrollment| enrollment.no).collect();
        let mut known = Known::of(store, &numbers).await?;
        Ok(enrollments.iter().map(|enrollment| Self::new(enrollment, &mut known)).collect())
    }

    fn new(enrollment: &Enrollment, known: &mut Known) -> Self {
        let state = known.states.remove(&enrollment.no).map(|stored| stored.state);
        let report = known.reports.remove(&enrollment.no);
        let seen = known.seen.remove(&enrollment.no);
        let seen = seen.max(report.as_ref().map(|report| report.reported_at));
        let reported_at = report.as_ref().map(|report| report.reported_at);
        let said = report.and_then(|report| Exact::<Checkin>::parse(&report.body).ok());
        let receipt = known.receipts.remove(&enrollment.no);
        let receipt = receipt.filter(|receipt| Some(receipt.received_at) >= reported_at);
        // Whichever of its signed words came last.
        let evidence = receipt.map(|receipt| receipt.receipt.receipt.evidence);
        let container = evidence.map(|evidence| evidence.container).or(said.as_ref().map(|said| said.container));
        // Receipts that waited come after the check-in and are older than it: of two counters of one key the higher one holds.
        let reported = said.as_ref().map(|said| said.state);
        let device_counter = match (evidence, reported) {
            (Some(evidence), Some(state)) if evidence.server_key == state.server_key => {
                Some(evidence.counter.max(state.counter))
            }
            (evidence, reported) => evidence.map(|evidence| evidence.counter).or(reported.map(|state| state.counter)),
        };
        let since = |counter: Option<u64>| counter.is_some_and(|since| since > 0);
        Self {
            enrollment: enrollment.id.to_string(),
            device: enrollment.device.to_string(),
            person: enrollment.person.to_string(),
            label: enrollment.label.as_str().to_owned(),
            status: enrollment.status.as_str().to_owned(),
            ceilings: CeilingsView {
                actions: enrollment.ceilings.actions.iter().map(|action| action.as_str().to_owned()).collect(),
                solo: enrollment.ceilings.solo,
                demo: enrollment.ceilings.demo,
                bytes: to_blob(&encode(&enrollment.ceilings)),
            },
            locked: since(state.as_ref().map(|state| state.locked_since)),
            hold: since(state.as_ref().map(|state| state.hold_since)),
            screen_blocked: since(state.as_ref().map(|state| state.screen_blocked_since)),
            container: container.map(|container| container.as_str().to_owned()),
            last_seen: seen.map(|at| at.0),
            state_counter: state.as_ref().map_or(0, |state| state.counter),
            server_key: state.as_ref().map(|state| state.server_key.to_string()),
            device_counter,
            posture: said.map(|said| PostureView {
                os: said.posture.os.clone(),
                os_version: said.posture.os_version.clone(),
                disk_encryption: said.posture.disk_encryption.as_str().to_owned(),
                agent_version: said.posture.agent_version.clone(),
                hardware: said.posture.hardware.as_str().to_owned(),
            }),
        }
    }

    /// A weak tag of everything that is shown.
    pub(super) fn tag(&self) -> String {
        let digest = lethe_proto::cbor::sha256(&serde_json::to_vec(self).unwrap_or_default());
        format!("W/\"{}\"", data_encoding::HEXLOWER.encode(&digest.first16()))
    }
}
