//! What a person can say to the program: one file a verb, grouped by what it is about.

mod approve;
mod audit;
mod command;
mod device;
mod enroll_code;
mod find;
mod halt;
mod keyring;
mod log;
mod login;
mod person;
mod recovery;
mod release;
mod status;
mod token;
mod veto;

use clap::Subcommand;

use crate::{
    desk::{Desk, Options},
    report::Report,
    trouble::Trouble,
};

/// The client's part of the command line.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Sign in on this machine, by a word in the browser or with a setup link
    Login(login::Login),
    /// Is anything on fire?
    Status(status::Status),
    /// Employees
    Person(person::Person),
    /// Devices and their enrollments
    Device(device::Device),
    /// Commands that people must approve: wipe, unenroll, unlock
    #[command(name = "command")]
    Order(command::Order),
    /// Let the server make an enrollment code; `lethe approve enroll-code` makes one that does not trust the server
    EnrollCode(enroll_code::EnrollCode),
    /// API tokens
    Token(token::Token),
    /// What was done, by whom
    Audit(audit::Audit),
    /// Who may sign what
    Keyring(keyring::Keyring),
    /// Read an order and sign it with your key
    Approve(approve::Approve),
    /// Stop one command with your key
    Veto(veto::Veto),
    /// Stop everything that is pending with your key
    Halt(halt::Halt),
    /// Lift all locks of a server key without any server
    Release(release::Release),
    /// Reopen a container without the server
    Recovery(recovery::Recovery),
    /// The log: export it, verify it offline
    Log(log::Log),
}

impl Command {
    fn options(&self) -> &Options {
        match self {
            Self::Login(login) => &login.options,
            Self::Status(status) => &status.options,
            Self::Person(person) => &person.options,
            Self::Device(device) => &device.options,
            Self::Order(order) => &order.options,
            Self::EnrollCode(code) => &code.options,
            Self::Token(token) => &token.options,
            Self::Audit(audit) => &audit.options,
            Self::Keyring(keyring) => &keyring.options,
            Self::Approve(approve) => &approve.options,
            Self::Veto(veto) => &veto.options,
            Self::Halt(halt) => &halt.options,
            Self::Release(release) => &release.options,
            Self::Recovery(recovery) => &recovery.options,
            Self::Log(log) => &log.options,
        }
    }

    /// Whether the answer is wanted in JSON.
    pub fn wants_json(&self) -> bool {
        self.options().json
    }

    /// Does it.
    pub(crate) fn obey(self) -> Result<Report, Trouble> {
        let desk = Desk::open(self.options())?;
        match self {
            Self::Login(login) => login.obey(desk),
            Self::Status(_) => status::show(&desk),
            Self::Person(person) => person.obey(&desk),
            Self::Device(device) => device.obey(&desk),
            Self::Order(order) => order.obey(&desk),
            Self::EnrollCode(code) => code.obey(&desk),
            Self::Token(token) => token.obey(&desk),
            Self::Audit(audit) => audit.obey(&desk),
            Self::Keyring(keyring) => keyring.obey(&desk),
            Self::Approve(approve) => approve.obey(&desk),
            Self::Veto(veto) => veto.obey(&desk),
            Self::Halt(halt) => halt.obey(&desk),
            Self::Release(release) => release.obey(&desk),
            Self::Recovery(recovery) => recovery.obey(&desk),
            Self::Log(log) => log.obey(&desk),
        }
    }
}
