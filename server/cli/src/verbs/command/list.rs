//! `lethe command list`

use clap::Args;
use serde_json::{Value, json};

use crate::{
    answer::{cell, plain},
    desk::Desk,
    report::Report,
    text::table::table,
    trouble::Trouble,
};

/// List commands.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only in this state: requested, dispatched, finished, cancelled, vetoed, expired, superseded
    #[arg(long)]
    state: Option<String>,
}

impl List {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let query: Vec<_> = self.state.as_deref().map(|state| ("state", state)).into_iter().collect();
        let commands = desk.api()?.list(&["commands"], &query)?;
        let row = |command: &Value| {
            let mut row: Vec<_> =
                ["issued", "action", "state", "reason", "id"].iter().map(|field| cell(command, field)).collect();
            row.insert(3, who(command));
            row
        };
        let rows: Vec<_> = commands.iter().map(row).collect();
        let text = table(&["REQUESTED", "ACTION", "STATE", "BY", "REASON", "ID"], &rows, "No commands.");
        Ok(Report::new(text, json!({"items": commands})))
    }
}

/// Who asked: what they are, and their id.
fn who(command: &Value) -> String {
    let requester = command.get("requested_by").unwrap_or(&Value::Null);
    if requester.is_object() {
        format!("{} {}", cell(requester, "kind"), cell(requester, "id"))
    } else {
        plain(requester)
    }
}
