//! The program `lethe`: the server's host on one side, people with their keys on the other.

use std::{io::IsTerminal as _, process::ExitCode};

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

#[derive(Debug, Parser)]
#[command(
    name = "lethe",
    version,
    about = "Makes company data on a phone or laptop forgettable",
    propagate_version = true
)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::large_enum_variant, reason = "there is one, for as long as the program runs")]
enum Command {
    #[command(flatten)]
    Host(lethe_server::cli::Command),
    #[command(flatten)]
    People(lethe_cli::Command),
}

fn main() -> ExitCode {
    lethe_server::http::tls::install_provider();
    let program = Program::parse();
    let filter = EnvFilter::try_from_env("LETHE_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn"));
    let colors = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colors).init();
    match program.command {
        Command::Host(command) => lethe_server::cli::run(command),
        Command::People(command) => lethe_cli::run(command),
    }
}
