//! `lethe keyring …`: who may sign what. Every change is made, signed and checked on people's own machines.

mod change;
mod draft;
mod new;
mod people;
mod pin;
mod publish;
mod recovery_key;
mod show;
mod sign;
mod source;

use clap::{Args, Subcommand};

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// Who may sign what.
#[derive(Debug, Args)]
pub struct Keyring {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write the first keyring of a company
    New(new::New),
    /// Write the next version, with somebody more
    AddPerson(change::AddPerson),
    /// Write the next version, without somebody
    RemovePerson(change::RemovePerson),
    /// Write the next version, with other server keys or addresses
    RotateServerKey(change::RotateServerKey),
    /// Write the next version, with a new generation of the log, after a restore that lost the end of the log
    RestartLog(change::RestartLog),
    /// Write the next version, with a new date; ends a demo or a pilot of one person
    Renew(change::Renew),
    /// Read a keyring and sign it with your key
    Sign(sign::Sign),
    /// Give a fully signed keyring to the server, which hands it to every device
    Publish(publish::Publish),
    /// Show a keyring: ten words, people, who it takes
    Show(show::Show),
    /// The six words of a public key, to read aloud to those who sign it in
    Words(show::Words),
    /// Pin the keyring that you believe, after comparing ten words with another approver
    Pin(pin::Pin),
    /// Keys that reopen containers when the server is lost
    #[command(subcommand)]
    RecoveryKey(recovery_key::RecoveryKeyVerb),
}

impl Keyring {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        match self.verb {
            Verb::New(new) => new.obey(desk),
            Verb::AddPerson(add) => add.obey(desk),
            Verb::RemovePerson(remove) => remove.obey(desk),
            Verb::RotateServerKey(rotate) => rotate.obey(desk),
            Verb::RestartLog(restart) => restart.obey(desk),
            Verb::Renew(renew) => renew.obey(desk),
            Verb::Sign(sign) => sign.obey(desk),
            Verb::Publish(publish) => publish.obey(desk),
            Verb::Show(show) => show.obey(desk),
            Verb::Words(words) => words.obey(),
            Verb::Pin(pin) => pin.obey(desk),
            Verb::RecoveryKey(verb) => verb.obey(),
        }
    }
}
