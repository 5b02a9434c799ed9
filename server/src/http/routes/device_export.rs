//! The list of devices as CSV (RFC 4180), for tables and auditors: with the filters of the list, in the order of enrollment.
//!
//! The answer is written as the rows are read, a thousand at a time, so that its size costs no memory.

use axum::{
    body::{Body as Stream, Bytes},
    http::header,
    response::{IntoResponse, Response},
};
use futures_util::stream;

use super::device_query::{self, DeviceQuery};
use crate::{
    http::{
        body::Asked,
        caller::{AdminCaller, Read},
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
const HEAD: &str = "enrollment,label,person_id,person,status,platform,os_version,backing,container,locked_at,held_at,\
                    screen_blocked_at,confirmed,last_seen,created\r\n";

/// What is still to be written.
struct Rest {
    store: Store,
    filter: DeviceFilter,
    after: Option<Keyset>,
    begun: bool,
    over: bool,
}

impl Rest {
    async fn next(mut self) -> Result<Option<(Bytes, Self)>, StoreError> {
        if self.over {
            return Ok(None);
        }
        let page =
            DevicePage { sort: DeviceSort::Created, after: self.after.take(), limit: AT_ONCE, ..DevicePage::default() };
        let Some(rows) = self.store.read().devices(&self.filter, &page).await? else { return Ok(None) };
        let mut text = if self.begun { String::new() } else { HEAD.to_owned() };
        rows.items.iter().for_each(|row| write(&mut text, row));
        self.over = rows.next.is_none();
        (self.after, self.begun) = (rows.next, true);
        Ok(Some((Bytes::from(text), self)))
    }
}

/// One field, quoted. Spreadsheets take a text that begins like a formula for one: it gets an apostrophe before it.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
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
    // The first piece is read here, so that a failure is still a problem document.
    let (first, rest) = match rest.next().await? {
        Some((bytes, rest)) => (bytes, Some(rest)),
        None => (Bytes::from_static(HEAD.as_bytes()), None),
    };
    let others = stream::try_unfold(rest, |rest| async move {
        match rest {
            None => Ok(None),
            Some(rest) => Ok::<_, StoreError>(rest.next().await?.map(|(bytes, rest)| (bytes, Some(rest)))),
        }
    });
    let all = futures_util::StreamExt::chain(stream::once(std::future::ready(Ok(first))), others);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"devices.csv\""),
    ];
    Ok((headers, Stream::from_stream(all)).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_neither_a_formula_nor_two_fields() {
        assert_eq!(cell("=cmd|' /C calc'!A0"), "\"'=cmd|' /C calc'!A0\"");
        assert_eq!(cell("Lena, \"the\" one"), "\"Lena, \"\"the\"\" one\"");
    }
}
