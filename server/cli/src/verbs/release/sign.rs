//! `lethe release sign`

use std::path::PathBuf;

use clap::Args;
use lethe_proto::{cbor::encode, kinds::Role, release::SignedRelease, words::command_words};
use serde_json::json;

use crate::{
    ask::Confirm,
    desk::Desk,
    keys::sign,
    profile::write,
    report::Report,
    trouble::Trouble,
    verbs::release::{load, pinned, screen},
};

/// Read a release and sign it with your key, as root.
#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The release's file; your signature is added to it
    file: PathBuf,
    /// Your key, as `ssh-keygen` knows it
    #[arg(long, value_name = "SSH KEY")]
    key: PathBuf,
    #[command(flatten)]
    confirm: Confirm,
}

impl Sign {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let mut signed = load(&self.file)?;
        let pin = pinned(desk)?;
        let keyring = pin.newest();
        if signed.release.keyring != keyring.digest() || signed.release.tenant != keyring.tenant {
            return Err(Trouble::new(
                "the release names another keyring than your newest",
                "make it again, or pin the newest keyring first",
            ));
        }
        let entry = sign::entry_of(keyring, &self.key)?;
        if !keyring.has_role(entry.person, Role::Root) {
            return Err(Trouble::new("only root persons sign a release", "see `lethe keyring show` for who they are"));
        }
        let words = command_words(&signed.release.digest());
        let text = format!("{}\nSix words   {words}", screen(&signed.release, keyring));
        self.confirm.take(&text, "release", &words)?;
        let approval = sign::sign(&self.key, entry, Role::Root, &SignedRelease::question(&signed.release))?;
        signed.approvals.retain(|other| other.key != approval.key);
        signed.approvals.push(approval);
        write(&self.file, &encode(&signed))?;
        let counted = signed.verify(keyring, keyring.limits.solo, keyring.limits.demo, &[]).map(|_| ());
        let next = match counted {
            Ok(()) => format!("That is enough: lethe release pack {} --out FILE", self.file.display()),
            Err(short) => format!("Not enough yet: {short}. Pass the file on."),
        };
        let text = format!("{} signed the release.\n{next}", sign::owner(keyring, entry));
        Ok(Report::new(text, json!({"signatures": signed.approvals.len(), "complete": counted.is_ok()})))
    }
}
