//! `lethe veto COMMAND`: any single approver stops one command.

use std::path::PathBuf;

use clap::Args;
use data_encoding::BASE64;
use lethe_proto::{
    cbor::{Exact, encode},
    ids::{Digest, PersonId, Time},
    keyring::Keyring,
    kinds::Role,
    veto::{SignedVeto, Veto as VetoMessage, VetoTag},
};
use serde_json::{Value, json};

use crate::{
    ask::Sure,
    clock::now,
    desk::{Desk, Options},
    keys::sign,
    order::screen,
    report::Report,
    trouble::Trouble,
    verbs::approve::lay_out,
};

/// Stop one command with your key.
#[derive(Debug, Args)]
pub struct Veto {
    /// Command id, or a file with the command
    command: String,
    /// Your key, as `ssh-keygen` knows it
    #[arg(long, value_name = "SSH KEY")]
    key: PathBuf,
    /// The keyring's ten words, where this machine has pinned none yet
    #[arg(long, value_name = "TEN WORDS")]
    keyring_words: Option<String>,
    #[command(flatten)]
    sure: Sure,
    #[command(flatten)]
    pub(crate) options: Options,
}

impl Veto {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let table = lay_out(desk, &self.command, false, self.keyring_words.as_deref())?;
        let command = &table.order.command;
        self.sure.take(&screen::order(command, now()), "veto")?;
        let veto = VetoMessage {
            tag: VetoTag,
            tenant: command.tenant,
            keyring: table.pin.newest().digest(),
            halt: false,
            command: command.digest(),
            issued_before: Time(0),
            issued: now(),
        };
        let (answer, name) = send(desk, table.pin.newest(), &self.key, veto)?;
        Ok(Report::new(
            format!("{name} vetoed command {}. A device that has accepted it already goes on.", command.id),
            answer,
        ))
    }
}

/// Signs a veto in any role of the key's owner, checks it as the agents will, and sends it.
pub(crate) fn send(
    desk: &Desk,
    keyring: &Exact<Keyring>,
    key: &std::path::Path,
    veto: VetoMessage,
) -> Result<(Value, String), Trouble> {
    let entry = sign::entry_of(keyring, key)?;
    let veto = Exact::new(veto);
    let approval = sign::sign(key, entry, any_role(keyring, entry.person)?, &SignedVeto::question(&veto))?;
    let signed = SignedVeto { veto, approval };
    signed
        .verify(keyring, &[], keyring.limits.demo, now())
        .map_err(|_| Trouble::new("no agent would take this veto; nothing was sent", "check this machine's clock"))?;
    let answer = desk.api()?.post(&["vetoes"], &json!({"veto": BASE64.encode(&encode(&signed))}))?;
    Ok((answer, sign::owner(keyring, entry)))
}

fn any_role(keyring: &Keyring, person: PersonId) -> Result<Role, Trouble> {
    Role::ALL
        .iter()
        .copied()
        .find(|role| keyring.has_role(person, *role))
        .ok_or_else(|| Trouble::new("you have no role in the keyring", "ask an approver to veto"))
}

/// Everything issued before a moment.
pub(crate) fn halt_before(keyring: &Exact<Keyring>, before: Time, now: Time) -> VetoMessage {
    VetoMessage {
        tag: VetoTag,
        tenant: keyring.tenant,
        keyring: keyring.digest(),
        halt: true,
        command: Digest::ZERO,
        issued_before: before,
        issued: now,
    }
}
