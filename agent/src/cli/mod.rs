//! The command line: reads arguments, talks to the person, and calls one thing.

mod ask;
mod container;
mod enroll;
mod recovery_blob;
mod release;
mod run;
mod sign_in;
mod status;

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, default_state_dir};
use crate::run::RunError;
use crate::storage::StateDir;

/// What every command ends with.
type Outcome = Result<(), Box<dyn Error>>;

/// Keeps company data on this device forgettable.
#[derive(Debug, Parser)]
#[command(name = "lethe-agent", version)]
struct Arguments {
    /// Directory for keys, journal and sealed data; /var/lib/lethe-agent for root, else below your home directory.
    #[arg(long, global = true, value_name = "DIR", env = "LETHE_AGENT_STATE_DIR")]
    state_dir: Option<PathBuf>,
    /// Configuration file; /etc/lethe/agent.toml for root, else ~/.config/lethe/agent.toml, if it is there.
    #[arg(long, global = true, value_name = "FILE", env = "LETHE_AGENT_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Binds this device to a company, with the code from your administrator.
    Enroll(enroll::Arguments),
    /// Keeps in contact, keeps the container, obeys what enough people signed. Ends with SIGTERM.
    Run,
    /// Shows how this device is.
    Status(status::Arguments),
    /// Signs in to the company's apps in the browser, as somebody on this device.
    SignIn(sign_in::Arguments),
    /// Lifts locks by a release that root persons signed, without the server.
    Release(release::Arguments),
    /// Writes the recovery blob to a file, for the holders of the recovery keys.
    RecoveryBlob(recovery_blob::Arguments),
    /// About the container.
    Container(container::Arguments),
}

/// What every command is given.
struct Context {
    state_dir: PathBuf,
    config: Config,
}

impl Context {
    /// The state directory, made when it is missing.
    fn state(&self) -> Result<StateDir, Box<dyn Error>> {
        Ok(StateDir::open(&self.state_dir)?)
    }

    /// The state directory of a device that is enrolled; asking a question makes nothing.
    fn enrolled(&self) -> Result<StateDir, Box<dyn Error>> {
        if self.state_dir.exists() { self.state() } else { Err(RunError::NotEnrolled.into()) }
    }
}

/// Runs one command and says on standard error what went wrong.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match execute(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lethe-agent: {error}");
            ExitCode::FAILURE
        }
    }
}

fn execute(arguments: Arguments) -> Outcome {
    let config = Config::load(arguments.config.as_deref())?;
    let context = Context { state_dir: arguments.state_dir.unwrap_or_else(default_state_dir), config };
    match arguments.command {
        Command::Enroll(arguments) => enroll::execute(&context, &arguments),
        Command::Run => run::execute(context),
        Command::Status(arguments) => status::execute(&context, &arguments),
        Command::SignIn(arguments) => sign_in::execute(&context, &arguments),
        Command::Release(arguments) => release::execute(&context, &arguments),
        Command::RecoveryBlob(arguments) => recovery_blob::execute(&context, &arguments),
        Command::Container(arguments) => container::execute(&context, &arguments),
    }
}

/// One thread is enough for a program that mostly waits.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(4)
        .thread_keep_alive(std::time::Duration::from_secs(1))
        .build()
}
