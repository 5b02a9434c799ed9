//! `lethe person …`

mod add;
mod list;
mod suspend;

use clap::{Args, Subcommand};

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// Employees.
#[derive(Debug, Args)]
pub struct Person {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add an employee
    Add(add::Add),
    /// List the employees
    List,
    /// Suspend somebody: at once their approvals do not count any more
    Suspend(suspend::Suspend),
}

impl Person {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::Add(add) => add.obey(desk),
            Verb::List => list::list(desk),
            Verb::Suspend(suspend) => suspend.obey(desk),
        }
    }
}
