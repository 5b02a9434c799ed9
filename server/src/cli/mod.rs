//! The half of the program `lethe` that runs on the server's own host, next to the data folder.
//!
//! Whoever can run it can stop the server and read its keys; it still approves nothing, because it holds nobody's key.

mod access;
mod admin;
mod approver;
mod backup;
mod certificate;
mod doctor;
mod failed;
mod geo;
mod init;
mod migrate;
mod open;
mod restore;
mod serve;

use std::{io::Write as _, process::ExitCode};

use clap::Subcommand;
use serde_json::Value;

pub use failed::Failed;

/// What can be said to the host.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prepare a new server: folder, keys, configuration; then again with the first signed keyring
    Init(Box<init::Init>),
    /// Run the server
    Serve(serve::Serve),
    /// Bring the database's schema up to date
    Migrate(migrate::Migrate),
    /// Who may sign in from where, from the host: the way back in when rules lock everybody out
    Access(access::Access),
    /// Administrators, from the host: the way back in when a token is lost
    Admin(admin::Admin),
    /// The approver page, for a web server that is not this one
    Approver(approver::Approver),
    /// Copy database and keys into a new folder while the server runs
    Backup(backup::Backup),
    /// Bring a backup back to life, carefully
    Restore(restore::Restore),
    /// Databases that say where addresses are: bring one, ask one
    Geo(geo::Geo),
    /// Look for what is wrong before somebody else finds it
    Doctor(doctor::Doctor),
}

/// An answer for people and the same for programs.
#[derive(Debug)]
pub(crate) struct Said {
    text: String,
    json: Value,
}

impl Command {
    const fn wants_json(&self) -> bool {
        match self {
            Self::Init(init) => init.json,
            Self::Serve(_) | Self::Migrate(_) => false,
            Self::Access(access) => access.json,
            Self::Admin(admin) => admin.json,
            Self::Approver(approver) => approver.json,
            Self::Backup(backup) => backup.json,
            Self::Restore(restore) => restore.json,
            Self::Geo(geo) => geo.json,
            Self::Doctor(doctor) => doctor.json,
        }
    }

    async fn obey(self) -> Result<Said, Failed> {
        match self {
            Self::Init(init) => init.obey().await,
            Self::Serve(serve) => serve.obey().await,
            Self::Migrate(migrate) => migrate.obey().await,
            Self::Access(access) => access.obey().await,
            Self::Admin(admin) => admin.obey().await,
            Self::Approver(approver) => approver.obey(),
            Self::Backup(backup) => backup.obey().await,
            Self::Restore(restore) => restore.obey().await,
            Self::Geo(geo) => geo.obey().await,
            Self::Doctor(doctor) => doctor.obey().await,
        }
    }
}

/// Does what was asked, prints the answer, and gives the exit code: 0 done, 1 failed.
pub fn run(command: Command) -> ExitCode {
    let json = command.wants_json();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Failed::from);
    let said = runtime.and_then(|runtime| runtime.block_on(command.obey()));
    let written = match said {
        Ok(said) => print(&said, json),
        Err(mut failed) => match failed.answer().map_or(Ok(()), |said| print(&said, json)) {
            Ok(()) => Err(failed),
            Err(unwritten) => Err(unwritten),
        },
    };
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            // Nobody may be there to read it.
            let _ = writeln!(std::io::stderr(), "lethe: {failed}");
            ExitCode::FAILURE
        }
    }
}

fn print(said: &Said, json: bool) -> Result<(), Failed> {
    let mut stdout = std::io::stdout();
    let written = match said {
        Said { json: answer, .. } if json => writeln!(stdout, "{answer:#}"),
        Said { text, .. } if text.is_empty() => Ok(()),
        Said { text, .. } => writeln!(stdout, "{text}"),
    };
    written.map_err(Failed::from)
}
