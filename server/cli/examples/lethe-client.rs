//! The client half alone, for trying it out: `cargo run -p lethe-cli --example lethe-client -- keyring --help`.

use std::process::ExitCode;

use clap::Parser;

#[derive(Parser)]
#[command(name = "lethe-client", version)]
struct Line {
    #[command(subcommand)]
    command: lethe_cli::Command,
}

fn main() -> ExitCode {
    // A second provider cannot be there yet: this is the first statement of the program.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    lethe_cli::run(Line::parse().command)
}
