//! `lethe geo`: databases that say where addresses are, brought and asked on the host.

mod download;
mod lookup;
mod update;

use clap::{Args, Subcommand};

use super::{Failed, Said, open};

/// Databases that say where addresses are.
#[derive(Debug, Args)]
pub struct Geo {
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
    /// Bring a database, look through all of it, and only then put it into the place of the old one; a running server takes it by itself
    Update(update::Update),
    /// Say where an address is, and why nobody knows where it is not known
    Lookup(lookup::Lookup),
}

impl Geo {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        match self.verb {
            Verb::Update(update) => update.obey(&config.geo).await,
            Verb::Lookup(lookup) => Ok(lookup.obey(&config.geo)),
        }
    }
}
