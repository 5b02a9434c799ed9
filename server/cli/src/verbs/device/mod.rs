//! `lethe device …`

mod list;
mod protect;
mod show;
mod timeline;

use clap::{Args, Subcommand};

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// Devices and their enrollments.
#[derive(Debug, Args)]
pub struct Device {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List devices
    List(list::List),
    /// Show one device
    Show(show::Show),
    /// Lock: the container closes at once and stays closed; people lift it again
    Lock(protect::Protect),
    /// End the sessions of the company's applications
    Logout(protect::Protect),
    /// Block screenshots
    BlockScreen(protect::Protect),
    /// Legal hold: nothing is wiped until people end it
    Hold(protect::Protect),
    /// Show the employee a message
    Message(protect::Message),
    /// Everything that happened to a device
    Timeline(timeline::Timeline),
}

impl Device {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::List(list) => list.obey(desk),
            Verb::Show(show) => show.obey(desk),
            Verb::Lock(protect) => protect.obey(desk, "lock", "locked"),
            Verb::Logout(protect) => protect.obey(desk, "logout", "signed out"),
            Verb::BlockScreen(protect) => protect.obey(desk, "block-screen", "set to block screenshots"),
            Verb::Hold(protect) => protect.obey(desk, "hold", "put under legal hold"),
            Verb::Message(message) => message.obey(desk),
            Verb::Timeline(timeline) => timeline.obey(desk),
        }
    }
}
