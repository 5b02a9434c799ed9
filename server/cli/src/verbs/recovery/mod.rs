//! `lethe recovery …`: reopen a container without the server.

mod fetch;
mod open;

use clap::{Args, Subcommand};

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// Reopen a container without the server.
#[derive(Debug, Args)]
pub struct Recovery {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Fetch a device's recovery blob from the server, while there is one
    Fetch(fetch::Fetch),
    /// Open a recovery blob with enough recovery keys, and seal its share back to the device
    Open(open::Open),
}

impl Recovery {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::Fetch(fetch) => fetch.obey(desk),
            Verb::Open(open) => open.obey(),
        }
    }
}
