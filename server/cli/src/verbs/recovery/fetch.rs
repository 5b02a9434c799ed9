//! `lethe recovery fetch`

use std::{io::Write as _, path::PathBuf};

use clap::Args;
use serde_json::json;

use crate::{
    answer::blob,
    desk::Desk,
    profile::{create_private, unwritable},
    report::Report,
    trouble::Trouble,
    verbs::find,
};

/// Fetch a device's recovery blob.
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    /// Enrollment id, or letters of the label
    device: String,
    /// Where to write it; must not exist yet
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Fetch {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let api = desk.api()?;
        let id = find::enrollment(&api, &self.device)?;
        let answer = api.get(&["devices", &id.to_string(), "recovery-blob"], &[])?;
        let bytes = blob(&answer, "blob")?;
        create_private(&self.out, &[])?.write_all(&bytes).map_err(|error| unwritable(&self.out, &error))?;
        Ok(Report::new(
            format!(
                "The recovery blob of enrollment {id} is in {}. Only the recovery keys open it.",
                self.out.display()
            ),
            json!({"enrollment": id.to_string(), "file": self.out}),
        ))
    }
}
