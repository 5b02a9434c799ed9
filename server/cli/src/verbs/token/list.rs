//! `lethe token list`

use serde_json::{Value, json};

use crate::{answer::cell, desk::Desk, report::Report, text::table::table, trouble::Trouble};

pub(crate) fn list(desk: &Desk) -> Result<Report, Trouble> {
    let tokens = desk.api()?.list(&["tokens"], &[])?;
    let row = |token: &Value| ["name", "scopes", "expires", "id"].iter().map(|field| cell(token, field)).collect();
    let rows: Vec<_> = tokens.iter().map(row).collect();
    let text = table(&["NAME", "SCOPES", "EXPIRES", "ID"], &rows, "No tokens.");
    Ok(Report::new(text, json!({"items": tokens})))
}
