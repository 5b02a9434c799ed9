//! Entry point of `lethe-agent`: names the cryptography of TLS, then reads the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    // First of all: a library that asked for a default before there is one would stop the program.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        eprintln!("lethe-agent: another TLS provider was installed first; this is a mistake in the build");
        return ExitCode::FAILURE;
    }
    lethe_agent::cli::main()
}
