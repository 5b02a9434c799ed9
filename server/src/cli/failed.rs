//! Why a command on the host failed, in words for the person who typed it.

use super::Said;

/// What happened and what to do.
#[derive(Debug)]
pub struct Failed {
    text: String,
    /// What is to be answered all the same.
    answer: Option<Box<Said>>,
}

impl Failed {
    /// In words of one's own.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), answer: None }
    }

    /// With an answer for whoever reads standard output.
    pub(super) fn with_answer(text: impl Into<String>, answer: Said) -> Self {
        Self { text: text.into(), answer: Some(Box::new(answer)) }
    }

    /// The answer, if there is one.
    pub(super) fn answer(&mut self) -> Option<Said> {
        self.answer.take().map(|said| *said)
    }
}

impl<E: std::error::Error> From<E> for Failed {
    fn from(error: E) -> Self {
        Self::new(error.to_string())
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}
