//! Sign-ins as CSV, with the filters of the list, newest first.

use axum::{body::Bytes, response::Response};

use super::sign_ins::{SignInQuery, SignInView, filter, names, sees_addresses};
use crate::{
    http::{
        body::Asked,
        caller::{AdminCaller, ReadAccess},
        csv::{self, cell},
        problem::Problem,
    },
    store::{Store, StoreError, lists::SignInFilter},
};

/// Rows that are read at once.
const AT_ONCE: u64 = 1_000;

/// What is still to be written.
struct Rest {
    store: Store,
    filter: SignInFilter,
    exact: bool,
    before: Option<i64>,
    begun: bool,
    over: bool,
}

impl csv::Rest for Rest {
    const HEAD: &'static str = "no,at,kind,subject_id,subject,group,app,factors,device,address,country,asn,verdict,admitted,\
                                break_glass,rules_version\r\n";

    async fn next(mut self) -> Result<Option<(Bytes, Self)>, StoreError> {
        if self.over {
            return Ok(None);
        }
        let rows = self.store.read().sign_ins_page(&self.filter, self.before, AT_ONCE).await?;
        let names = names(&self.store, &rows.items).await?;
        let mut text = if self.begun { String::new() } else { Self::HEAD.to_owned() };
        rows.items.iter().for_each(|row| write(&mut text, &SignInView::of(row, &names, self.exact)));
        self.over = rows.next.is_none();
        (self.before, self.begun) = (rows.next.map(|end| end.no), true);
        Ok(Some((Bytes::from(text), self)))
    }
}

fn write(text: &mut String, row: &SignInView) {
    let cells = [
        row.no.to_string(),
        row.at.to_string(),
        cell(row.kind),
        cell(&row.subject.id),
        cell(&row.subject.name),
        cell(row.group.as_deref().unwrap_or_default()),
        cell(&row.app),
        cell(&row.factors.join(" ")),
        cell(row.device),
        cell(row.address.as_deref().or(row.address_unknown).unwrap_or_default()),
        cell(row.country.as_deref().unwrap_or_default()),
        row.asn.map_or_else(String::new, |asn| asn.to_string()),
        cell(row.verdict),
        row.admitted.to_string(),
        row.break_glass.to_string(),
        row.rules_version.to_string(),
    ];
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// Sign-ins of those whom the caller looks after, as CSV, newest first.
#[utoipa::path(
    get, path = "/api/v1/sign-ins/export", tag = "sign ins", params(SignInQuery),
    responses((status = 200, content_type = "text/csv", body = String, description = "RFC 4180, UTF-8, with a head")),
    security(("token" = [])),
)]
pub async fn export(caller: AdminCaller<ReadAccess>, Asked(query): Asked<SignInQuery>) -> Result<Response, Problem> {
    let filter = filter(&caller, query)?;
    let exact = sees_addresses(&caller);
    let rest = Rest { store: caller.store().clone(), filter, exact, before: None, begun: false, over: false };
    csv::answer(rest, "attachment; filename=\"sign-ins.csv\"").await
}
