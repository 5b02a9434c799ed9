//! An employee's own devices: what is ordered there, what may ever be done to them, and the one button for a device that is lost.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::device_view::{CeilingsView, DeviceView};
use crate::{
    http::{
        body::{Body, Id},
        employee_caller::EmployeeCaller,
        problem::{Problem, ProblemDocument},
    },
    store::lists::{DeviceFilter, DevicePage},
    usecase::report_lost_device::report_lost_device,
};

/// Most devices of one person that are shown.
const MOST: u64 = 100;

/// Devices of the caller.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnDevices {
    devices: Vec<OwnDevice>,
}

/// One enrollment, as its employee sees it. Milliseconds since 1970, like every moment.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnDevice {
    id: String,
    label: String,
    /// `pending`, `active`, `erased` or `unenrolled`.
    status: String,
    platform: Option<String>,
    os_version: Option<String>,
    /// `none`, `closed`, `open`, `locked`, `locked_partly` or `erased`, as the device last said.
    container: Option<String>,
    /// Since when it is ordered to be locked.
    locked_at: Option<u64>,
    /// Since when screenshots are blocked.
    screen_blocked_at: Option<u64>,
    /// Since when a legal hold stands.
    held_at: Option<u64>,
    /// What may ever be done to it.
    ceilings: CeilingsView,
    last_seen: Option<u64>,
    created: u64,
}

impl From<DeviceView> for OwnDevice {
    fn from(view: DeviceView) -> Self {
        Self {
            id: view.enrollment,
            label: view.label,
            status: view.status,
            platform: view.platform,
            os_version: view.os_version,
            container: view.container,
            locked_at: view.locked_at,
            screen_blocked_at: view.screen_blocked_at,
            held_at: view.held_at,
            ceilings: view.ceilings,
            last_seen: view.last_seen,
            created: view.created,
        }
    }
}

/// The caller's own devices.
#[utoipa::path(
    get, path = "/portal/v1/devices", tag = "portal devices",
    responses((status = 200, body = OwnDevices)), security(("employee" = [])),
)]
pub async fn list(caller: EmployeeCaller) -> Result<Body<OwnDevices>, Problem> {
    let store = caller.server().store();
    let filter = DeviceFilter { person_no: Some(caller.session().person.no), ..DeviceFilter::default() };
    let page = DevicePage { limit: MOST, ..DevicePage::default() };
    let rows = store.read().devices(&filter, &page).await?.map(|rows| rows.items).unwrap_or_default();
    let views = DeviceView::of_all(store, rows).await?;
    Ok(Body(OwnDevices { devices: views.into_iter().map(OwnDevice::from).collect() }))
}

/// The device is lost: it is locked at once, and its sessions end. Only people unlock it again.
#[utoipa::path(
    post, path = "/portal/v1/devices/{id}/lost", tag = "portal devices", params(("id" = String, Path)),
    responses((status = 204, description = "locked"), (status = 404, body = ProblemDocument), (status = 409, body = ProblemDocument)),
    security(("employee" = [])),
)]
pub async fn lost(caller: EmployeeCaller, id: Result<Id, Problem>) -> Result<StatusCode, Problem> {
    let Id(id) = id?;
    report_lost_device(caller.house(), caller.session().clone(), id.into()).await?;
    Ok(StatusCode::NO_CONTENT)
}
