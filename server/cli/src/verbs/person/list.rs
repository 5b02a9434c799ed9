//! `lethe person list`

use serde_json::json;

use crate::{answer::cell, desk::Desk, report::Report, text::table::table, trouble::Trouble};

pub(crate) fn list(desk: &Desk) -> Result<Report, Trouble> {
    let people = desk.api()?.list(&["people"], &[])?;
    let row = |person: &serde_json::Value| {
        ["name", "status", "group", "email", "id"].iter().map(|field| cell(person, field)).collect()
    };
    let rows: Vec<_> = people.iter().map(row).collect();
    let text = table(
        &["NAME", "STATUS", "GROUP", "E-MAIL", "ID"],
        &rows,
        "Nobody yet. Add somebody with `lethe person add NAME`.",
    );
    Ok(Report::new(text, json!({"items": people})))
}
