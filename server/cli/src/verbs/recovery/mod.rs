//! `lethe recovery …`: reopen a container without the server.

mod open;

use clap::{Args, Subcommand};

use crate::{desk::Options, report::Report, trouble::Trouble};

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
    /// Open a recovery blob with enough recovery keys, and seal its share back to the device
    Open(open::Open),
}

impl Recovery {
    pub(crate) fn obey(self) -> Result<Report, Trouble> {
        let Verb::Open(open) = self.verb;
        open.obey()
    }
}
