//! `lethe person suspend`

use clap::Args;
use serde_json::json;

use crate::{desk::Desk, report::Report, text::visible::quoted, trouble::Trouble, verbs::find};

/// Suspend somebody.
#[derive(Debug, Args)]
pub(crate) struct Suspend {
    /// Id, or letters of the name
    person: String,
    /// Why
    #[arg(long)]
    reason: String,
}

impl Suspend {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let api = desk.api()?;
        let id = find::person(&api, &self.person)?;
        let answer = api.post(&["people", &id.to_string(), "suspend"], &json!({"reason": self.reason}))?;
        Ok(Report::new(
            format!(
                "Suspended {}: their approvals do not count any more. Devices learn it at their next contact.",
                quoted(&self.person)
            ),
            answer,
        ))
    }
}
