//! `lethe migrate`: brings the schema up to date and stops. `lethe serve` does the same when it starts.

use clap::Args;
use serde_json::Value;

use super::{Failed, Said, open};

/// Bring the database's schema up to date.
#[derive(Debug, Args)]
pub struct Migrate {
    #[command(flatten)]
    at: open::At,
}

impl Migrate {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        let house = open::house(&config).await?;
        let text = format!("The schema of {} is up to date.", house.store.place().name());
        Ok(Said { text, json: Value::Null })
    }
}
