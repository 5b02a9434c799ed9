//! `lethe token …`: tokens may propose, never approve.

mod add;
mod list;
mod revoke;

use clap::{Args, Subcommand};

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// API tokens.
#[derive(Debug, Args)]
pub struct Token {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Make a token; it is shown once
    Add(add::Add),
    /// List your tokens
    List,
    /// Revoke a token at once
    Revoke(revoke::Revoke),
}

impl Token {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::Add(add) => add.obey(desk),
            Verb::List => list::list(desk),
            Verb::Revoke(revoke) => revoke.obey(desk),
        }
    }
}
