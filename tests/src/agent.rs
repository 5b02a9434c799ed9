//! A real agent process with its own state directory.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::company::{json, text};
use crate::programs::{Running, finish, program};

/// Configuration of a device that keeps sealed files: they need no root, and are as good a witness as a mounted image.
pub const SEALED: &str = "[container]\nbacking = \"sealed\"\nallow_swap = true\n";

/// An enrolled device.
pub struct Device {
    /// Its state.
    pub state: PathBuf,
    config: PathBuf,
}

impl Device {
    /// The device whose state and configuration are in this folder.
    pub fn at(folder: &Path) -> Self {
        Self { state: folder.join("device"), config: folder.join("agent.toml") }
    }

    /// A device that is configured and not yet enrolled.
    pub fn prepare(folder: &Path, config: &str) -> Self {
        let device = Self::at(folder);
        std::fs::write(&device.config, config).unwrap();
        device
    }

    /// Enrolls with a code; the employee agrees.
    pub fn enroll(folder: &Path, code: &str, ca: &Path, config: &str) -> Self {
        let device = Self::prepare(folder, config);
        finish(device.command("enroll").args(["--yes", "--code", code, "--ca"]).arg(ca));
        device
    }

    /// The program with one of its verbs.
    pub fn command(&self, verb: &str) -> Command {
        let mut command = Command::new(program("lethe-agent"));
        command.env("RUST_LOG", "off").arg("--state-dir").arg(&self.state).arg("--config").arg(&self.config).arg(verb);
        command
    }

    /// What the agent says about itself.
    pub fn status(&self) -> Value {
        json(self.command("status").arg("--json"))
    }

    /// Waits until the agent says so; a minute without it is a failure.
    pub fn wait(&self, what: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let status = self.status();
            if holds(&status) {
                return status;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "still not {what}: {status:#}");
        }
    }

    /// Waits until the container is in a state.
    pub fn wait_for_container(&self, state: &str) -> Value {
        self.wait(state, |status| status["container"]["state"] == state)
    }

    /// Where applications find the files.
    pub fn files(&self) -> PathBuf {
        PathBuf::from(text(&self.status()["container"], "path"))
    }

    /// Runs until dropped.
    pub fn run(&self) -> Running {
        Running::start(&mut self.command("run"))
    }
}
