//! `lethe release pack`

use std::path::PathBuf;

use clap::Args;
use lethe_proto::{
    cbor::{CAP, decode},
    recovery::RecoveryGrant,
    release_file::ReleaseFile,
};
use serde_json::json;

use crate::{
    desk::Desk,
    profile::{read, write},
    report::Report,
    trouble::Trouble,
    verbs::release::{load, pinned},
};

/// Pack a signed release into the file for devices.
#[derive(Debug, Args)]
pub(crate) struct Pack {
    /// The signed release
    file: PathBuf,
    /// A grant that `lethe recovery open` wrote; repeat for several devices
    #[arg(long = "grant", value_name = "FILE")]
    grants: Vec<PathBuf>,
    /// Where to write it
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Pack {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let release = load(&self.file)?;
        let pin = pinned(desk)?;
        let limits = pin.newest().limits;
        release.verify(pin.newest(), limits.solo, limits.demo, &[]).map_err(|short| {
            Trouble::new(format!("no device would take this release: {short}"), "have two root persons sign it")
        })?;
        let grants = self.grants.iter().map(|file| {
            decode::<RecoveryGrant>(&read(file)?, CAP).map_err(|error| {
                Trouble::usage(
                    format!("{} is no grant: {error}", file.display()),
                    "give a file that `lethe recovery open` wrote",
                )
            })
        });
        let grants = grants.collect::<Result<Vec<_>, _>>()?;
        let count = grants.len();
        // Devices that no server has told yet learn from the file which keyrings follow theirs.
        let bytes = ReleaseFile { release, grants, keyrings: pin.chain().to_vec() }.to_bytes();
        ReleaseFile::from_bytes(&bytes).map_err(|error| {
            Trouble::usage(format!("the file would not be readable: {error}"), "pack fewer grants into one file")
        })?;
        write(&self.out, &bytes)?;
        Ok(Report::new(
            format!(
                "{} holds the release and {count} recovery grants.\nOn each device: lethe-agent release --file {}",
                self.out.display(),
                self.out.display()
            ),
            json!({"file": self.out, "grants": count}),
        ))
    }
}
