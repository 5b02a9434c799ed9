//! What went wrong, and what to do about it.

use std::fmt;

/// An error for a person at a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    what: String,
    todo: String,
    exit: u8,
}

impl Trouble {
    /// Something failed or was refused: exit code 1.
    pub fn new(what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { what: what.into(), todo: todo.into(), exit: 1 }
    }

    /// The command line or a file given on it is wrong: exit code 2.
    pub fn usage(what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { what: what.into(), todo: todo.into(), exit: 2 }
    }

    /// What happened.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// What to do.
    pub fn todo(&self) -> &str {
        &self.todo
    }

    /// 1 for a failure or refusal, 2 for a wrong command line.
    pub fn exit(&self) -> u8 {
        self.exit
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  → {}", self.what, self.todo)
    }
}

impl std::error::Error for Trouble {}
