//! `lethe restore`: a backup comes back in restore mode, in which no command and no share goes out until a review.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Failed, Said, open};
use crate::usecase::{
    By,
    restore::{begin_restore, restore_files},
    review_restore::review_restore,
};

/// Bring a backup back to life.
#[derive(Debug, Args)]
pub struct Restore {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    at: open::At,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub(super) json: bool,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Copy a backup into the configured data folder, which holds no server yet
    From {
        /// The folder that `lethe backup` made
        backup: PathBuf,
    },
    /// End restore mode; the server must be stopped, otherwise `POST /api/v1/restore/reviewed` as an owner. Cancel first what must not
    /// go out, and lock every enrollment that was wiped after the backup
    Review,
}

impl Restore {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        match self.verb {
            Verb::From { backup } => {
                restore_files(&backup, &config.data)?;
                begin_restore(&open::house(&config).await?).await?;
                Ok(Said {
                    text: "Restored, in restore mode: no command goes out, and nobody gets a share. Start the server, let devices \
                           check in, cancel what must not happen, lock every enrollment that was wiped after the backup, \
                           then end restore mode."
                        .to_owned(),
                    json: json!({"mode": "restore"}),
                })
            }
            Verb::Review => {
                let sent = review_restore(&open::house(&config).await?, By::Operator).await?;
                Ok(Said {
                    text: format!("Restore mode is over; {sent} commands that had their approvals went out."),
                    json: json!({"mode": "normal", "dispatched": sent}),
                })
            }
        }
    }
}
