//! `lethe backup`: database and keys into a new folder, while the server runs.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Failed, Said, open};
use crate::{store::Place, usecase::back_up::back_up};

/// Copy database and keys into a new folder.
#[derive(Debug, Args)]
pub struct Backup {
    /// The folder; must not exist yet. It holds every secret of the server: encrypt it
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    #[command(flatten)]
    at: open::At,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl Backup {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        if matches!(config.database.place(&config.data)?, Place::Postgres(_)) {
            return Err(Failed::new(
                "the rows are in PostgreSQL: back them up with pg_dump, and copy server.key, log.key and vault.key yourself",
            ));
        }
        let house = open::house(&config).await?;
        back_up(&house, &config.data, &self.to).await?;
        let text = format!(
            "The backup is in {}. It holds every secret of the server, and shares of devices that are wiped later: \
             encrypt it, and say how long it is kept.",
            self.to.display()
        );
        Ok(Said { text, json: json!({"folder": self.to}) })
    }
}
