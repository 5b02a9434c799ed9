//! `lethe device show`

use clap::Args;

use crate::{answer::sheet, desk::Desk, report::Report, trouble::Trouble, verbs::find};

/// Show one device.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Enrollment id, or letters of the label
    device: String,
}

impl Show {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let api = desk.api()?;
        let id = find::enrollment(&api, &self.device)?;
        let device = api.get(&["devices", &id.to_string()], &[])?;
        Ok(Report::new(sheet(&device), device))
    }
}
