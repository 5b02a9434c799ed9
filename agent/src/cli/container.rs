//! `lethe-agent container path`: where the files are.

use clap::{Args, Subcommand};

use super::{Context, Outcome};
use crate::run::{RunError, read_record};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Prints where the files are while the container is open.
    Path,
}

pub(super) fn execute(context: &Context, arguments: &Arguments) -> Outcome {
    let state = context.enrolled()?;
    let record = read_record(&state)?.ok_or(RunError::NotEnrolled)?;
    match arguments.what {
        What::Path => println!("{}", context.config.container(&state.folder, record.place())?.path().display()),
    }
    Ok(())
}
