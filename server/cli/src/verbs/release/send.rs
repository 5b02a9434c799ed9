//! `lethe release send`

use std::path::PathBuf;

use clap::Args;
use data_encoding::BASE64;
use lethe_proto::cbor::encode;
use serde_json::json;

use crate::{desk::Desk, report::Report, trouble::Trouble, verbs::release::load};

/// Give a signed release to a server.
#[derive(Debug, Args)]
pub(crate) struct Send {
    /// The signed release
    file: PathBuf,
}

impl Send {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let release = load(&self.file)?;
        let answer = desk.api()?.post(&["releases"], &json!({"signed": BASE64.encode(&encode(&release))}))?;
        Ok(Report::new("The release is in the server's log. Devices take it as a file: `lethe release pack`.", answer))
    }
}
