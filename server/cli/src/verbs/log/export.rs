//! `lethe log export`

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::{desk::Desk, report::Report, trouble::Trouble};

/// Fetch the whole log.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Where to write it; must not exist yet. It holds names: keep it as you keep personnel files
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Export {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let bytes = desk.api()?.download(&["log", "export"], &self.out)?;
        Ok(Report::new(
            format!("{bytes} bytes in {file}.\nCheck it anywhere: lethe log verify {file}", file = self.out.display()),
            json!({"file": self.out, "bytes": bytes}),
        ))
    }
}
