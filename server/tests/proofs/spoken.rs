//! A service that runs beside a test and says what it hears, a line each.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use serde_json::Value;

/// Nothing here takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running service.
pub(crate) struct Spoken {
    child: Child,
    lines: Receiver<String>,
}

impl Drop for Spoken {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Spoken {
    /// Starts it, and waits until it is ready.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (tell, heard) = mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
        let spoken = Self { child, lines: heard };
        assert_eq!(spoken.line(), "ready");
        spoken
    }

    fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).expect("the service speaks; its own words are above")
    }

    /// What it heard next.
    pub(crate) fn heard(&self) -> Value {
        serde_json::from_str(&self.line()).unwrap()
    }

    /// Whether it has heard nothing more.
    pub(crate) fn is_quiet(&self) -> bool {
        self.lines.try_recv().is_err()
    }
}
