//! The list of devices as CSV, with the filters of the list, in the order of enrollment.

use axum::{body::Bytes, response::Response};

use super::device_query::{self, DeviceQuery};
use crate::{
    http::{
        body::Asked,
        caller::{AdminCaller, Read},
        csv::{self, cell},
        problem::Problem,
    },
    store::{
        Store, StoreError,
        lists::{DeviceFilter, DevicePage, DeviceRow, DeviceSort, Keyset},
        repo::enrollments::EnrollmentStatus,
    },
};

/// Rows that are read at once.
const AT_ONCE: u64 = 1_000;

/// What is still to be written.
struct Rest {
    store: Store,
    filter: DeviceFilter,
    after: Option<Keyset>,
    begun: bool,
    over: bool,
}

impl csv::Rest for Rest {
    const HEAD: &'static str = "enrollment,label,person_id,person,status,platform,os_version,backing,container,locked_at,\
                                held_at,screen_blocked_at,confirmed,last_seen,created\r\n";

    async fn next(mut self) -> Result<Option<(Bytes, Self)>, StoreError> {
        if self.over {
            return Ok(None);
        }
        let page =
            DevicePage { sort: DeviceSort::Created, after: self.after.take(), limit: AT_ONCE, ..DevicePage::default() };
        let Some(rows) = self.store.read().devices(&self.filter, &page).await? else { return Ok(None) };
        let mut text = if self.begun { String::new() } else { Self::HEAD.to_owned() };
        rows.items.iter().for_each(|row| write(&mut text, row));
        self.over = rows.next.is_none();
        (self.after, self.begun) = (rows.next, true);
        Ok(Some((Bytes::from(text), self)))
    }
}

fn write(text: &mut String, row: &DeviceRow) {
    let moment = |at: Option<lethe_proto::ids::Time>| at.map_or_else(String::new, |at| at.0.to_string());
    let seen = (row.status != EnrollmentStatus::Pending).then_some(row.seen_at);
    let cells = [
        cell(&row.enrollment.to_string()),
        cell(row.label.as_str()),
        cell(&row.person.to_string()),
        cell(&row.person_name),
        cell(row.status.as_str()),
        cell(&row.platform),
        cell(&row.os_version),
        cell(&row.backing),
        cell(&row.container),
        moment(row.locked_at),
        moment(row.held_at),
        moment(row.screen_blocked_at),
        row.confirmed.to_string(),
        moment(seen),
        row.created_at.0.to_string(),
    ];
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// Devices that the caller may see, as CSV in the order of enrollment. Moments are milliseconds since 1970.
#[utoipa::path(
    get, path = "/api/v1/devices/export", tag = "devices", params(DeviceQuery),
    responses((status = 200, content_type = "text/csv", body = String, description = "RFC 4180, UTF-8, with a head")),
    security(("token" = [])),
)]
pub async fn export(caller: AdminCaller<Read>, Asked(query): Asked<DeviceQuery>) -> Result<Response, Problem> {
    let filter = device_query::filter(&caller, &query).await?;
    let over = filter.is_none();
    let filter = filter.unwrap_or_default();
    let store = caller.store().clone();
    let rest = Rest { store, filter, after: None, begun: false, over };
    csv::answer(rest, "attachment; filename=\"devices.csv\"").await
}
