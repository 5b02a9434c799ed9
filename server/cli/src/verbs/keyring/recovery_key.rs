//! `lethe keyring recovery-key new`

use std::path::PathBuf;

use clap::Subcommand;
use data_encoding::BASE64;
use serde_json::json;

use crate::{keys::recovery_seed, report::Report, trouble::Trouble};

#[derive(Debug, Subcommand)]
pub(crate) enum RecoveryKeyVerb {
    /// Make a recovery key: a private file, and its public half beside it
    New {
        /// The private file; must not exist yet
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

impl RecoveryKeyVerb {
    pub(crate) fn obey(self) -> Result<Report, Trouble> {
        let Self::New { out } = self;
        let (key, beside) = recovery_seed::create(&out)?;
        Ok(Report::new(
            format!(
                "Recovery key {}.\n  private {}: take it offline, two copies, two places\n  public  {}: for `lethe keyring new --recovery-key`",
                key.id,
                out.display(),
                beside.display()
            ),
            json!({"id": key.id.to_string(), "public_key": BASE64.encode(&key.public_key), "private_file": out, "public_file": beside}),
        ))
    }
}
