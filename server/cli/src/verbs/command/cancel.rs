//! `lethe command cancel`

use clap::Args;
use serde_json::json;

use crate::{desk::Desk, report::Report, text::visible::visible, trouble::Trouble};

/// Take a command back.
#[derive(Debug, Args)]
pub(crate) struct Cancel {
    /// Id of the command
    id: String,
    /// Why
    #[arg(long)]
    reason: String,
}

impl Cancel {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let answer = desk.api()?.post(&["commands", &self.id, "cancel"], &json!({"reason": self.reason}))?;
        Ok(Report::new(
            format!(
                "Command {} is cancelled. A device that had accepted it already goes on: see `lethe command show`.",
                visible(&self.id)
            ),
            answer,
        ))
    }
}
