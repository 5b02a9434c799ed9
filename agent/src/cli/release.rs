//! `lethe-agent release`: gives a release file to the running agent.

use std::path::PathBuf;

use clap::Args;
use data_encoding::BASE64URL_NOPAD;
use lethe_proto::release_file::ReleaseFile;

use super::ask::ask;
use super::{Context, Outcome};
use crate::socket::protocol::Request;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The file that root persons signed.
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn execute(context: &Context, arguments: &Arguments) -> Outcome {
    let path = arguments.file.display();
    let bytes = std::fs::read(&arguments.file).map_err(|error| format!("cannot read {path}: {error}"))?;
    ReleaseFile::from_bytes(&bytes).map_err(|error| format!("{path} is no release file: {error}"))?;
    let state = context.enrolled()?;
    let request = Request::Release { file: BASE64URL_NOPAD.encode(&bytes) };
    let answer = ask(context, &state.folder, &request)?;
    answer.ok_or(
        "no agent is running here: start it with `lethe-agent run`, which needs no server for this, and try again",
    )?;
    println!("The release counts here: what it lifts is lifted, and its server key is ignored from now on.");
    Ok(())
}
