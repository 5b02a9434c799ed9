//! `lethe keyring show` and `lethe keyring words`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::{
    desk::Desk,
    keys::ssh_keygen,
    report::Report,
    text::keyring::{json as keyring_json, key_words, sheet},
    trouble::Trouble,
    trust::{catch_up, pin::Pin},
    verbs::keyring::draft,
};

/// Show a keyring.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// A keyring's file [default: the newest that your pin and the server agree on]
    file: Option<PathBuf>,
}

impl Show {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        if let Some(file) = self.file {
            let signed = draft::load(&file)?;
            let note = format!("{} signatures in this file.", signed.approvals.len());
            return Ok(Report::new(format!("{}\n\n{note}", sheet(&signed.keyring)), keyring_json(&signed.keyring)));
        }
        let pin = Pin::load(desk.profile.folder())?;
        let (keyring, note) = match pin {
            Some(pin) if desk.profile.settings.server.is_none() => {
                (pin.newest().clone(), "This is your own pinned keyring; the server was not asked.")
            }
            Some(_) => {
                let offered = catch_up::offered(&desk.api()?)?;
                let pin = catch_up::trusted(desk, &offered, None)?;
                (pin.newest().clone(), "Checked from your own pin.")
            }
            None => {
                let offered = catch_up::offered(&desk.api()?)?;
                let newest = offered.into_iter().max_by_key(|signed| signed.keyring.version);
                let newest = newest.ok_or_else(|| {
                    Trouble::new("the server has no keyring yet", "make one with `lethe keyring new` and publish it")
                })?;
                (newest.keyring, "NOT CHECKED: you have pinned nothing. This is what the server says.")
            }
        };
        Ok(Report::new(format!("{}\n\n{note}", sheet(&keyring)), keyring_json(&keyring)))
    }
}

/// The six words of a public key.
#[derive(Debug, Args)]
pub(crate) struct Words {
    /// Your key, private or public half
    key: PathBuf,
}

impl Words {
    pub(crate) fn obey(self) -> Result<Report, Trouble> {
        let words = key_words(&ssh_keygen::public_half(&self.key)?.public_key);
        Ok(Report::new(
            format!("Read this aloud to everybody who signs your key in:\n{words}"),
            json!({"words": words}),
        ))
    }
}
