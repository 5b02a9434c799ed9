//! A real agent process with its own state directory.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::programs::{Running, finish, program};

/// An enrolled device.
pub struct Device {
    /// Its state.
    pub state: PathBuf,
    config: PathBuf,
}

impl Device {
    /// Enrolls with a code; the employee agrees.
    pub fn enroll(folder: &Path, code: &str, ca: &Path, config: &str) -> Self {
        let device = Self { state: folder.join("device"), config: folder.join("agent.toml") };
        std::fs::write(&device.config, config).unwrap();
        finish(device.command("enroll").args(["--yes", "--code", code, "--ca"]).arg(ca));
        device
    }

    /// The program with one of its verbs.
    pub fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(program("lethe-agent"));
        command.env("RUST_LOG", "off").arg("--state-dir").arg(&self.state).arg("--config").arg(&self.config).arg(verb);
        command
    }

    /// Runs until dropped.
    pub fn run(&self) -> Running {
        Running::start(&mut self.command("run"))
    }
}
