//! `lethe command …`: orders that need people.

mod cancel;
mod list;
mod request;
mod show;
mod watch;

use clap::{Args, Subcommand};

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// Commands that people must approve.
#[derive(Debug, Args)]
pub struct Order {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Propose a command; devices to be erased are locked at once, the rest waits for approvals
    Request(request::Request),
    /// List commands
    List(list::List),
    /// Show one command
    Show(show::Show),
    /// Take a command back, as long as a device has not accepted it
    Cancel(cancel::Cancel),
    /// Follow a command until it is over
    Watch(watch::Watch),
}

impl Order {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::Request(request) => request.obey(desk),
            Verb::List(list) => list.obey(desk),
            Verb::Show(show) => show.obey(desk),
            Verb::Cancel(cancel) => cancel.obey(desk),
            Verb::Watch(watch) => watch.obey(desk),
        }
    }
}
