//! Devices, one enrollment each: the list, one of them, and its timeline.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use lethe_proto::ids::EnrollmentId;
use serde::Deserialize;
use utoipa::IntoParams;

use super::device_view::DeviceView;
use crate::{
    http::{
        body::{Asked, Body, Id, id_field},
        caller::{AdminCaller, Door, Protect, Read},
        page::{Page, PageQuery},
        problem::Problem,
    },
    store::repo::enrollments::Enrollment,
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
    let Page { mut items, next } = Page::of(rows, limit, |row| row.no, |row| row);
    items.retain(|row| query.state.as_deref().is_none_or(|state| state == row.status.as_str()));
    Ok(Body(Page { items: DeviceView::of_all(store, &items).await?, next }))
}

/// One device, with an `ETag` of everything shown.
#[utoipa::path(
    get, path = "/api/v1/devices/{enrollment}", tag = "devices", params(("enrollment" = String, Path)),
    responses((status = 200, body = DeviceView), (status = 304, description = "unchanged since the ETag in If-None-Match")),
    security(("token" = [])),
)]
pub async fn one(caller: AdminCaller<Read>, Id(id): Id, headers: HeaderMap) -> Result<Response, Problem> {
    let enrollment = find(&caller, id.into()).await?;
    let view = DeviceView::of(caller.store(), &enrollment).await?;
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
