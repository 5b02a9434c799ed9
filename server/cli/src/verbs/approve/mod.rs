//! `lethe approve …`: the one place on the command line where an order gets a person's yes.

mod enroll_code;
mod sign_order;

use clap::{Args, Subcommand};

pub(crate) use sign_order::lay_out;

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// Read an order and sign it with your key.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Approve {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    order: sign_order::SignOrder,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Make an enrollment code from your own pinned keyring; the server learns only a digest
    EnrollCode(enroll_code::EnrollCode),
}

impl Approve {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Some(Verb::EnrollCode(code)) => code.obey(desk),
            None => self.order.obey(desk),
        }
    }
}
