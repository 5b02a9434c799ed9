//! `lethe-agent recovery-blob`: copies the sealed recovery share out, for people who hold the recovery keys.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use clap::Args;

use super::{Context, Outcome};
use crate::run::{RunError, read_record};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Where to write it; an existing file is not replaced.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn execute(context: &Context, arguments: &Arguments) -> Outcome {
    let record = read_record(&context.enrolled()?)?.ok_or(RunError::NotEnrolled)?;
    let wraps =
        record.wraps.first().ok_or("there is no recovery blob: the container was not made yet, or it was wiped")?;
    let path = arguments.out.display();
    let mut file = OpenOptions::new()
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(&arguments.out)
        .map_err(|error| format!("cannot create {path}: {error}"))?;
    file.write_all(wraps.blob.bytes()).and_then(|()| file.sync_all())?;
    println!("{path}: only the holders of the recovery keys can open it, and only for this device.");
    Ok(())
}
