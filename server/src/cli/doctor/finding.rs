//! One thing that was looked at: how it is, and what to do.

use std::fmt::Display;

use serde_json::{Value, json};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// As it should be.
    Ok,
    /// It works, and somebody should think about it.
    Warn,
    /// It does not work, or not for long.
    Fail,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) level: Level,
    pub(super) about: &'static str,
    pub(super) found: String,
    /// Empty where nothing is to be done.
    pub(super) todo: String,
}

impl Finding {
    pub(super) fn ok(about: &'static str, found: impl Display) -> Self {
        Self { level: Level::Ok, about, found: found.to_string(), todo: String::new() }
    }

    pub(super) fn warn(about: &'static str, found: impl Display, todo: impl Into<String>) -> Self {
        Self { level: Level::Warn, about, found: found.to_string(), todo: todo.into() }
    }

    pub(super) fn fail(about: &'static str, found: impl Display, todo: impl Into<String>) -> Self {
        Self { level: Level::Fail, about, found: found.to_string(), todo: todo.into() }
    }

    /// For people.
    pub(super) fn line(&self) -> String {
        let Self { about, found, todo, .. } = self;
        match self.level {
            Level::Ok => format!("ok     {about}: {found}"),
            Level::Warn => format!("warn   {about}: {found}\n       → {todo}"),
            Level::Fail => format!("FAIL   {about}: {found}\n       → {todo}"),
        }
    }

    /// For programs.
    pub(super) fn json(&self) -> Value {
        let level = match self.level {
            Level::Ok => "ok",
            Level::Warn => "warn",
            Level::Fail => "fail",
        };
        json!({"about": self.about, "level": level, "found": self.found, "todo": self.todo})
    }
}
