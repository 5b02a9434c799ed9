//! `lethe device list`

use clap::Args;
use serde_json::{Value, json};

use crate::{answer::cell, desk::Desk, report::Report, text::table::table, trouble::Trouble};

/// List devices.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Letters of the label
    query: Option<String>,
    /// Only in this state
    #[arg(long)]
    state: Option<String>,
    /// Only of this person (id)
    #[arg(long)]
    person: Option<String>,
}

impl List {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let fields = [("q", &self.query), ("state", &self.state), ("person", &self.person)];
        let query: Vec<_> =
            fields.iter().filter_map(|(name, value)| value.as_deref().map(|value| (*name, value))).collect();
        let devices = desk.api()?.list(&["devices"], &query)?;
        let row = |device: &Value| {
            ["label", "status", "locked", "container", "last_seen", "enrollment"]
                .iter()
                .map(|field| cell(device, field))
                .collect()
        };
        let rows: Vec<_> = devices.iter().map(row).collect();
        let empty = "No device. Make a code with `lethe approve enroll-code` and give it to the employee.";
        let text = table(&["DEVICE", "STATUS", "LOCKED", "CONTAINER", "LAST SEEN", "ENROLLMENT"], &rows, empty);
        Ok(Report::new(text, json!({"items": devices})))
    }
}
