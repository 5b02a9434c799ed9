//! The answer of a command, as text for people and as JSON for programs.

use serde_json::Value;

/// What a command has to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// For people; without a newline at the end.
    pub text: String,
    /// For programs: one value.
    pub json: Value,
}

impl Report {
    /// Both forms.
    pub fn new(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json }
    }

    /// Nothing more to say.
    pub fn silent() -> Self {
        Self { text: String::new(), json: Value::Null }
    }
}
