//! `lethe keyring pin`: a person decides which keyring they believe.

use std::path::PathBuf;

use clap::Args;
use lethe_proto::{
    chain::{SignedKeyring, check_first},
    words::keyring_words,
};
use serde_json::json;

use crate::{
    ask::{line, same_words, show},
    desk::Desk,
    report::Report,
    text::keyring::sheet,
    trouble::Trouble,
    trust::{catch_up, pin},
    verbs::keyring::draft,
};

/// Pin the keyring that you believe.
#[derive(Debug, Args)]
pub(crate) struct Pin {
    /// A keyring's file [default: the newest of the server]
    file: Option<PathBuf>,
    /// The ten words that another approver read to you; otherwise you are asked
    #[arg(long, value_name = "TEN WORDS")]
    words: Option<String>,
    /// Forget the old pin. Only after everybody agreed that the company begins anew
    #[arg(long)]
    replace: bool,
}

impl Pin {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let folder = desk.profile.folder();
        if let Some(pin) = pin::Pin::load(folder)?
            && !self.replace
        {
            return Err(Trouble::new(
                format!(
                    "you have pinned keyring version {} already; newer ones follow by themselves",
                    pin.newest().version
                ),
                "use --replace only if everybody agreed that the company begins anew",
            ));
        }
        let signed = if let Some(file) = &self.file {
            draft::load(file)?
        } else {
            let offered = catch_up::offered(&desk.api()?)?;
            offered.into_iter().max_by_key(|signed| signed.keyring.version).ok_or_else(nothing)?
        };
        let pinned = self.compare(desk, signed)?;
        let newest = pinned.newest();
        Ok(Report::new(
            format!("Pinned {} in {}.", draft::title(newest), folder.display()),
            json!({"version": newest.version, "digest": newest.digest().to_string()}),
        ))
    }

    /// The ten words decide; a first keyring must also carry all its signatures.
    fn compare(&self, desk: &Desk, signed: SignedKeyring) -> Result<pin::Pin, Trouble> {
        if signed.keyring.version == 1 {
            check_first(&signed).map_err(|broken| {
                Trouble::new(format!("the keyring does not hold: {broken}"), "collect the missing signatures first")
            })?;
        }
        show(&sheet(&signed.keyring));
        let heard = match &self.words {
            Some(words) => words.clone(),
            None => line("Type the ten words that another approver reads to you:", "give --words \"the ten words\"")?,
        };
        if !same_words(&heard, &keyring_words(&signed.keyring.digest())) {
            return Err(Trouble::new(
                "the ten words are not those of this keyring",
                "pin nothing; ask again, and if the words still differ, tell the security team",
            ));
        }
        let pin = pin::Pin::new(signed);
        pin.save(desk.profile.folder())?;
        Ok(pin)
    }
}

fn nothing() -> Trouble {
    Trouble::new("the server has no keyring yet", "make one with `lethe keyring new` and publish it")
}
