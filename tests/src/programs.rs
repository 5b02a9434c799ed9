//! Where the built programs are, and how a child process is kept.

use std::{
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
};

/// A program that `cargo build --workspace --bins` has built: in the folder that `LETHE_PROGRAMS` names, or beside the running one.
pub fn program(name: &str) -> PathBuf {
    let path = std::env::var_os("LETHE_PROGRAMS").map_or_else(beside, PathBuf::from).join(name);
    assert!(path.is_file(), "{} is missing: run `cargo build --workspace --bins`", path.display());
    path
}

/// The folder of the running program, or the one above where cargo keeps tests apart.
fn beside() -> PathBuf {
    let mut folder = std::env::current_exe().expect("this program has a path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    folder
}

/// A child that does not outlive its owner.
pub struct Running(pub Child);

impl Running {
    /// Starts a command with its output in this test's output.
    pub fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).spawn().unwrap_or_else(|error| panic!("cannot start {command:?}: {error}")))
    }

    /// Ends it without warning, as a power cut would.
    pub fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

/// Asks a process to end, as an operator does; whether it was still there.
pub fn ask_to_end(process: u32) -> bool {
    let known = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw);
    known.is_some_and(|pid| rustix::process::kill_process(pid, rustix::process::Signal::TERM).is_ok())
}

/// Runs a command to its end; a failure shows all that it said.
pub fn finish(command: &mut Command) -> Output {
    let output =
        command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?} ended with {}\n{}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}
