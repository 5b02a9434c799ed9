//! `lethe log verify`: offline, and fails when anything is wrong.

use std::path::PathBuf;

use clap::Args;
use lethe_proto::ids::Digest;

use crate::{
    ask::show,
    desk::Desk,
    evidence::{export::Export, verify::verify},
    report::Report,
    trouble::Trouble,
    trust::pin::Pin,
};

/// Check an export.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// What `lethe log export` wrote
    file: PathBuf,
    /// Digest of a keyring that you believe [default: your own pinned keyring]
    #[arg(long, value_name = "DIGEST")]
    keyring_digest: Option<String>,
}

impl Verify {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let anchor = match &self.keyring_digest {
            Some(text) => Some(Digest::from_hex(text).ok_or_else(|| {
                Trouble::usage("the keyring digest is not 64 hexadecimal digits", "copy it from `lethe keyring show`")
            })?),
            None => Pin::load(desk.profile.folder())?.map(|pin| pin.anchor()),
        };
        let verdict = verify(Export::open(&self.file)?, anchor)?;
        let Some(first) = verdict.wrong.first() else {
            return Ok(Report::new(verdict.text(), verdict.json()));
        };
        show(&if desk.json { format!("{:#}", verdict.json()) } else { verdict.text() });
        Err(Trouble::new(
            format!("the export does not hold ({} faults): {first}", verdict.wrong.len()),
            "keep the file, and show it to the security team and the root persons",
        ))
    }
}
