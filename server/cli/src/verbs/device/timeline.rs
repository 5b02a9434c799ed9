//! `lethe device timeline`

use clap::Args;
use serde_json::{Value, json};

use crate::{answer::cell, desk::Desk, report::Report, text::table::table, trouble::Trouble, verbs::find};

/// Everything that happened to a device.
#[derive(Debug, Args)]
pub(crate) struct Timeline {
    /// Enrollment id, or letters of the label
    device: String,
}

impl Timeline {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let api = desk.api()?;
        let id = find::enrollment(&api, &self.device)?;
        let events = api.list(&["devices", &id.to_string(), "timeline"], &[])?;
        let row = |event: &Value| ["at", "kind", "title", "facts"].iter().map(|field| cell(event, field)).collect();
        let rows: Vec<_> = events.iter().map(row).collect();
        let text = table(&["WHEN", "KIND", "WHAT", "FACTS"], &rows, "Nothing has happened to this device yet.");
        Ok(Report::new(text, json!({"items": events})))
    }
}
