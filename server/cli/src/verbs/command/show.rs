//! `lethe command show`: the order from its own bytes, and what the server says about its way.

use clap::Args;
use serde_json::Value;

use crate::{
    answer::{cell, list},
    clock::now,
    desk::Desk,
    order::{read, screen},
    report::Report,
    text::{table::table, visible::quoted},
    trouble::Trouble,
    verbs::command::request::needs,
};

/// Show one command.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Id of the command
    id: String,
}

impl Show {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let answer = desk.api()?.get(&["commands", &self.id], &[])?;
        let order = read::of_json(&answer)?;
        let text = format!("{}\n\n{}", screen::order(&order.command, now()), way(&answer));
        Ok(Report::new(text, answer))
    }
}

/// State, people and receipts as the server tells them.
fn way(answer: &Value) -> String {
    let mut lines = vec![format!("State        {}", cell(answer, "state")), format!("Must approve {}", needs(answer))];
    for approval in list(answer, "approvals") {
        lines.push(format!(
            "Approved by  {} as {}, {}",
            cell(approval, "name"),
            cell(approval, "role"),
            cell(approval, "at")
        ));
    }
    for veto in list(answer, "vetoes") {
        let what = if veto.get("stops").and_then(Value::as_bool).unwrap_or(true) { "Vetoed by" } else { "Veto before" };
        lines.push(format!("{what:<12} {}, {}", cell(veto, "name"), cell(veto, "at")));
    }
    let rows: Vec<_> = list(answer, "targets").iter().map(target_row).collect();
    lines.push(table(&["DEVICE", "STATE", "REASON", "RECEIPTS"], &rows, "No targets."));
    lines.join("\n")
}

pub(crate) fn target_row(target: &Value) -> Vec<String> {
    let receipts =
        list(target, "receipts").iter().map(|receipt| cell(receipt, "stage")).collect::<Vec<_>>().join(" → ");
    let label = target.get("label").and_then(Value::as_str).map_or_else(|| "–".to_owned(), quoted);
    vec![
        label,
        cell(target, "state"),
        cell(target, "reason"),
        if receipts.is_empty() { "–".to_owned() } else { receipts },
    ]
}
