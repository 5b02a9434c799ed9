//! Why a command on the host failed, in words for the person who typed it.

/// What happened and what to do.
#[derive(Debug)]
pub struct Failed(String);

impl Failed {
    /// In words of one's own.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl<E: std::error::Error> From<E> for Failed {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
