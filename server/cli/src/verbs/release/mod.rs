//! `lethe release …`: lift all locks of a server key without any server.

mod make;
mod pack;
mod send;
mod sign;

use std::path::Path;

use clap::{Args, Subcommand};
use lethe_proto::{
    cbor::{CAP, Exact, decode},
    keyring::Keyring,
    release::{Release as ReleaseMessage, SignedRelease},
};

use crate::{
    desk::{Desk, Options},
    moment,
    profile::read,
    report::Report,
    trouble::Trouble,
    trust::pin::Pin,
};

/// Lift all locks of a server key without any server.
#[derive(Debug, Args)]
pub struct Release {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write a release, for the root persons to sign
    Make(make::Make),
    /// Read a release and sign it with your key, as root
    Sign(sign::Sign),
    /// Pack a signed release, with recovery grants, into the file that `lethe-agent release --file` takes
    Pack(pack::Pack),
    /// Give a signed release to a server that is back, for its log; devices take it as a file
    Send(send::Send),
}

impl Release {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::Make(make) => make.obey(desk),
            Verb::Sign(sign) => sign.obey(desk),
            Verb::Pack(pack) => pack.obey(desk),
            Verb::Send(send) => send.obey(desk),
        }
    }
}

fn load(file: &Path) -> Result<SignedRelease, Trouble> {
    decode(&read(file)?, CAP).map_err(|error| {
        Trouble::usage(
            format!("{} is no release: {error}", file.display()),
            "give the file that `lethe release make` wrote",
        )
    })
}

/// The keyring under which a release counts: the newest of the own pin. The server is not needed.
fn pinned(desk: &Desk) -> Result<Pin, Trouble> {
    Pin::load(desk.profile.folder())?.ok_or_else(|| {
        Trouble::new(
            "this machine has pinned no keyring",
            "pin one first: `lethe keyring pin FILE`, comparing the ten words with another approver",
        )
    })
}

fn screen(release: &ReleaseMessage, keyring: &Exact<Keyring>) -> String {
    let known = if keyring.service_key(release.server_key).is_some() {
        "a node of your keyring"
    } else {
        "NOT in your keyring"
    };
    let mut lines = vec![
        "You are asked to release ALL locks of a server key, and to have it ignored for ever:".to_owned(),
        format!("  server key  {} ({known})", release.server_key),
        format!("  locks from  {}", moment::show(release.from)),
        format!("  until       {}", moment::show(release.until)),
    ];
    if release.except.is_empty() {
        lines.push("  on ALL devices, stolen ones too".to_owned());
    }
    lines.extend(release.except.iter().map(|id| format!("  not on enrollment {id}")));
    lines.push(format!("  applies until {}", moment::show(release.expires)));
    lines.push(
        "CANNOT BE UNDONE on a device that takes it: whoever holds the device can open its container again.".to_owned(),
    );
    lines.join("\n")
}
