//! `lethe approve COMMAND`: fetch, decode, check under the own pin, show, ask, sign, check the signature, send.

use std::path::{Path, PathBuf};

use clap::{Args, builder::PossibleValuesParser, builder::TypedValueParser as _};
use data_encoding::BASE64;
use lethe_proto::{
    approval::Approval,
    cbor::{Exact, encode},
    chain::SignedKeyring,
    envelope::question,
    keyring::Keyring,
    kinds::Role,
    words::command_words,
};
use serde_json::json;

use crate::{
    ask::Confirm,
    clock::now,
    desk::Desk,
    keys::sign,
    order::{judge::judge, read, read::Order, role, screen},
    profile::write,
    report::Report,
    text::ladder::role_words,
    trouble::Trouble,
    trust::{catch_up, pin::Pin},
};

/// Which order, which key.
#[derive(Debug, Args)]
pub(crate) struct SignOrder {
    /// Command id, or a file with the command
    #[arg(value_name = "ORDER")]
    subject: Option<String>,
    /// Your key, as `ssh-keygen` knows it
    #[arg(long, value_name = "SSH KEY")]
    key: Option<PathBuf>,
    /// In which role you sign [default: the one that brings the order furthest]
    #[arg(long, value_parser = roles())]
    role: Option<Role>,
    /// The keyring's ten words, where this machine has pinned none yet
    #[arg(long, value_name = "TEN WORDS")]
    keyring_words: Option<String>,
    /// Write the approval into a file instead of sending it; with a file as ORDER nothing is sent at all
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    confirm: Confirm,
}

/// The roles, as clap reads them.
pub(crate) fn roles() -> impl clap::builder::TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.iter().map(|role| role.as_str()))
        .try_map(|text| Role::from_text(&text).ok_or("no such role"))
}

impl SignOrder {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let (Some(subject), Some(key)) = (&self.subject, &self.key) else {
            return Err(Trouble::usage(
                "nothing to approve, or no key to do it with",
                "write `lethe approve COMMAND --key ~/.ssh/id_ed25519_sk`; `lethe command list` shows what waits",
            ));
        };
        let table = lay_out(desk, subject, self.out.is_some(), self.keyring_words.as_deref())?;
        catch_up::unexpired(&table.pin, now())?;
        let named = table.named()?;
        let newest = table.pin.newest();
        let judged = judge(&table.order, named, newest, now())?;
        let entry = sign::entry_of(newest, key)?;
        let role = role::choose(entry.person, self.role, &table.order.command, &judged, [named, newest])?;
        let command = &table.order.command;
        let name = sign::owner(newest, entry);
        let screen = format!(
            "{}\n\n{}\n{}",
            screen::order(command, now()),
            screen::people(&judged, named, newest),
            screen::yours(&name, role)
        );
        self.confirm.take(&screen, "approve", &command_words(&command.digest()))?;
        let approval = sign::sign(key, entry, role, &question(command))?;
        self.deliver(desk, command, &approval, &name)
    }

    fn deliver(
        &self,
        desk: &Desk,
        command: &Exact<lethe_proto::command::Command>,
        approval: &Approval,
        name: &str,
    ) -> Result<Report, Trouble> {
        let bytes = encode(approval);
        let said = format!("{name} approved command {} as {}", command.id, role_words(approval.role));
        if let Some(file) = &self.out {
            write(file, &bytes)?;
            let value = json!({"command": command.id.to_string(), "file": file, "approval": BASE64.encode(&bytes)});
            return Ok(Report::new(format!("{said}; the approval is in {}", file.display()), value));
        }
        let body = json!({"approval": BASE64.encode(&bytes)});
        let answer = desk.api()?.post(&["commands", &command.id.to_string(), "approvals"], &body)?;
        let state = answer.get("state").map_or_else(|| "?".to_owned(), crate::answer::plain);
        Ok(Report::new(format!("{said}. The command is now {state}."), answer))
    }
}

/// Everything that lies before the approver.
pub(crate) struct Table {
    pub(crate) order: Order,
    pub(crate) pin: Pin,
    offered: Vec<SignedKeyring>,
}

impl Table {
    /// The keyring that the order names, as far as the pin vouches for it.
    pub(crate) fn named(&self) -> Result<&Exact<Keyring>, Trouble> {
        self.pin.find_with_history(self.order.command.keyring.digest, &self.offered).ok_or_else(|| {
            Trouble::new(
                "the command names a keyring that does not belong to the one you pinned",
                "sign nothing; tell the root persons and the security team",
            )
        })
    }
}

/// Gets order and keyrings, from the server or, for a file whose approval also goes into a file, without it.
pub(crate) fn lay_out(desk: &Desk, subject: &str, to_file: bool, words: Option<&str>) -> Result<Table, Trouble> {
    let file = Some(Path::new(subject)).filter(|file| file.exists());
    if let (Some(file), true) = (file, to_file) {
        let pin = Pin::load(desk.profile.folder())?.ok_or_else(|| {
            Trouble::new(
                "this machine has pinned no keyring, so nothing can be checked",
                "pin one first: `lethe keyring pin FILE`, comparing the ten words with another approver",
            )
        })?;
        return Ok(Table { order: read::of_file(file)?, pin, offered: Vec::new() });
    }
    let api = desk.api()?;
    let offered = catch_up::offered(&api)?;
    let pin = catch_up::trusted(desk, &offered, words)?;
    let order = file.map_or_else(|| read::fetch(&api, subject), read::of_file)?;
    Ok(Table { order, pin, offered })
}
