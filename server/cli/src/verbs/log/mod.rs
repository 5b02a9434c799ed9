//! `lethe log …`

mod export;
mod verify;

use clap::{Args, Subcommand};

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// The log.
#[derive(Debug, Args)]
pub struct Log {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Fetch the whole log, opened, with keyrings and signatures
    Export(export::Export),
    /// Check an export without any server
    Verify(verify::Verify),
}

impl Log {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::Export(export) => export.obey(desk),
            Verb::Verify(verify) => verify.obey(desk),
        }
    }
}
