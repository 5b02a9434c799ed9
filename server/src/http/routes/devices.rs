//! Devices, one enrollment each: the list, one of them, and its timeline.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use lethe_proto::{
    cbor::{Exact, encode},
    checkin::Checkin,
    ids::EnrollmentId,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    http::{
        body::{Asked, Body, Id, id_field, to_blob},
        caller::{AdminCaller, Door, Protect, Read},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::{Store, StoreError, repo::enrollments::Enrollment},
};

/// Which devices.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeviceQuery {
    /// A part of the label.
    q: Option<String>,
    /// `pending`, `active`, `erased` or `unenrolled`. A page may then hold fewer items than asked for.
    state: Option<String>,
    /// Only of this person.
    person: Option<String>,
}

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

impl DeviceView {
    /// Gathers what is known of an enrollment.
    pub(super) async fn of(store: &Store, enrollment: Enrollment) -> Result<Self, StoreError> {
        let read = store.read();
        let state = read.states().find(enrollment.no).await?.map(|stored| stored.state);
        let report = read.report(enrollment.no).await?;
        let seen = read.last_seen(enrollment.no).await?;
        let seen = seen.max(report.as_ref().map(|report| report.reported_at));
        let reported_at = report.as_ref().map(|report| report.reported_at);
        let said = report.and_then(|report| Exact::<Checkin>::parse(&report.body).ok());
        let receipt = read.receipts().last(enrollment.no).await?;
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
        Ok(Self {
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
        })
    }

    /// A weak tag of everything that is shown.
    fn tag(&self) -> String {
        let digest = lethe_proto::cbor::sha256(&serde_json::to_vec(self).unwrap_or_default());
        format!("W/\"{}\"", data_encoding::HEXLOWER.encode(&digest.first16()))
    }
}

/// The enrollment with this id, if it is one of the caller's people.
pub(super) async fn find<D: Door>(caller: &AdminCaller<D>, id: EnrollmentId) -> Result<Enrollment, Problem> {
    let found = caller.store().read().enrollments().find(id).await?;
    found.filter(|enrollment| caller.reaches(enrollment.group.as_deref())).ok_or_else(|| Problem::not_found("device"))
}

/// Devices that the caller may see.
#[utoipa::path(
    get, path = "/api/v1/devices", tag = "devices", params(DeviceQuery, PageQuery),
    responses((status = 200, body = Page<DeviceView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<Read>,
    Asked(query): Asked<DeviceQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<DeviceView>>, Problem> {
    let (limit, after) = (page.limit()?, page.after()?.unwrap_or_default());
    let store = caller.store();
    let group = caller.caller().admin.group.as_deref();
    let rows = match &query.person {
        None => store.read().enrollments().list(group, query.q.as_deref(), after, limit + 1).await?,
        Some(person) => {
            let person = store.read().people().find(id_field::<16>("person", person)?.into()).await?;
            let Some(person) = person else { return Ok(Body(Page::whole(Vec::new()))) };
            let mut rows = store.read().enrollments().of_person(person.no).await?;
            rows.retain(|row| group.is_none() || row.group.as_deref() == group);
            rows.retain(|row| row.no > after);
            rows.sort_by_key(|row| row.no);
            rows
        }
    };
    let Page { items, next } = Page::of(rows, limit, |row| row.no, |row| row);
    let mut views = Vec::with_capacity(items.len());
    for row in items {
        if query.state.as_deref().is_none_or(|state| state == row.status.as_str()) {
            views.push(DeviceView::of(store, row).await?);
        }
    }
    Ok(Body(Page { items: views, next }))
}

/// One device, with an `ETag` of everything shown.
#[utoipa::path(
    get, path = "/api/v1/devices/{enrollment}", tag = "devices", params(("enrollment" = String, Path)),
    responses((status = 200, body = DeviceView), (status = 304, description = "unchanged since the ETag in If-None-Match")),
    security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Read>, Id(id): Id, headers: HeaderMap) -> Result<Response, Problem> {
    let enrollment = find(&caller, id.into()).await?;
    let view = DeviceView::of(caller.store(), enrollment).await?;
    let tag = HeaderValue::from_str(&view.tag()).map_err(|_| Problem::internal())?;
    let mut response = if headers.get(header::IF_NONE_MATCH) == Some(&tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body(view).into_response()
    };
    response.headers_mut().insert(header::ETAG, tag);
    Ok(response)
}

/// Refuses to act on a device that is not as the caller last saw it, where they sent `If-Match`.
pub(super) async fn unchanged(
    caller: &AdminCaller<Protect>,
    enrollment: Enrollment,
    headers: &HeaderMap,
) -> Result<(), Problem> {
    let Some(wanted) = headers.get(header::IF_MATCH) else { return Ok(()) };
    let view = DeviceView::of(caller.store(), enrollment).await?;
    if wanted.to_str().is_ok_and(|wanted| wanted == "*" || wanted == view.tag()) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::PRECONDITION_FAILED,
        "device.changed",
        "The device has changed",
        "the device is not as it was when you looked",
        "read it again and decide anew",
    ))
}
