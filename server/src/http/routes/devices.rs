//! Devices, one enrollment each: the list, the counts, one of them.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use lethe_proto::ids::EnrollmentId;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    device_query::{self, DeviceQuery},
    device_view::{DeviceDetail, DeviceView},
};
use crate::{
    http::{
        body::{Asked, Body, Id},
        caller::{AdminCaller, Door, Protect, Read},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::{
        lists::{DevicePage, Rows},
        repo::enrollments::Enrollment,
    },
};

/// How many devices there are among the caller's people.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceCountsView {
    /// By `pending`, `active`, `erased`, `unenrolled`.
    #[schema(value_type = std::collections::BTreeMap<String, u64>)]
    by_state: std::collections::BTreeMap<String, u64>,
    /// Living ones by operating system; under the empty text those that have not checked in yet.
    #[schema(value_type = std::collections::BTreeMap<String, u64>)]
    by_platform: std::collections::BTreeMap<String, u64>,
    /// Living ones not heard of for three days.
    quiet: u64,
    total: u64,
}

/// The enrollment with this id, if it is one of the caller's people.
pub(super) async fn find<D: Door>(caller: &AdminCaller<D>, id: EnrollmentId) -> Result<Enrollment, Problem> {
    let found = caller.store().read().enrollments().find(id).await?;
    found.filter(|enrollment| caller.reaches(enrollment.group.as_deref())).ok_or_else(|| Problem::not_found("device"))
}

/// Devices that the caller may see. Every filter that is given must hold.
#[utoipa::path(
    get, path = "/api/v1/devices", tag = "devices", params(DeviceQuery, PageQuery),
    responses((status = 200, body = Page<DeviceView>)), security(("token" = [])),
)]
pub async fn list(
    caller: AdminCaller<Read>,
    Asked(query): Asked<DeviceQuery>,
    Asked(page): Asked<PageQuery>,
) -> Result<Body<Page<DeviceView>>, Problem> {
    let store = caller.store();
    let (sort, descending) = query.order();
    let asked = DevicePage { sort, descending, after: page.behind()?, limit: page.limit()?, ..DevicePage::default() };
    let Some(filter) = device_query::filter(&caller, &query).await? else { return Ok(Body(Page::whole(Vec::new()))) };
    let rows = store.read().devices(&filter, &asked).await?.ok_or_else(PageQuery::no_cursor)?;
    let items = DeviceView::of_all(store, rows.items).await?;
    Ok(Body(Page::from_rows(Rows { items, next: rows.next }, |item| item)))
}

/// How many devices there are among the caller's people.
#[utoipa::path(
    get, path = "/api/v1/devices/counts", tag = "devices",
    responses((status = 200, body = DeviceCountsView)), security(("token" = [])),
)]
pub async fn counts(caller: AdminCaller<Read>) -> Result<Body<DeviceCountsView>, Problem> {
    let read = caller.store().read();
    let counts = read.device_counts(caller.group()).await?;
    let quiet = read.out_of_contact(caller.group(), device_query::quiet_since(&caller)).await?;
    let (by_state, by_platform, total) = (counts.by_state, counts.by_platform, counts.total);
    Ok(Body(DeviceCountsView { by_state, by_platform, quiet, total }))
}

/// One device, with an `ETag` of everything that somebody decides by.
#[utoipa::path(
    get, path = "/api/v1/devices/{enrollment}", tag = "devices", params(("enrollment" = String, Path)),
    responses((status = 200, body = DeviceDetail), (status = 304, description = "unchanged since the ETag in If-None-Match")),
    security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Read>, Id(id): Id, headers: HeaderMap) -> Result<Response, Problem> {
    let enrollment = find(&caller, id.into()).await?;
    let view = DeviceDetail::of(caller.store(), enrollment.no).await?.ok_or_else(|| Problem::not_found("device"))?;
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
    enrollment: &Enrollment,
    headers: &HeaderMap,
) -> Result<(), Problem> {
    let Some(wanted) = headers.get(header::IF_MATCH) else { return Ok(()) };
    let view = DeviceDetail::of(caller.store(), enrollment.no).await?.ok_or_else(|| Problem::not_found("device"))?;
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
