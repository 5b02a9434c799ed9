//! What people call a zone, a segment, a policy or a group.

use std::{fmt, str::FromStr};

use lethe_proto::text::Line;

use super::text::as_text;

/// One line that says something, at most [`Name::LONGEST`] bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(Box<str>);

/// Not a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a name is one line of 1 to {longest} bytes, without spaces at its ends and without control characters", longest = Name::LONGEST)]
pub struct NotAName;

impl Name {
    /// In bytes.
    pub const LONGEST: usize = 150;

    /// A name of our own.
    pub(crate) fn built_in(text: &'static str) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = NotAName;

    fn from_str(text: &str) -> Result<Self, NotAName> {
        let is_name = text.len() <= Self::LONGEST && Line::new(text).is_ok();
        is_name.then(|| Self(text.into())).ok_or(NotAName)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(Name);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_that_says_something() {
        assert_eq!("Головной офис".parse::<Name>().map(|name| name.to_string()).as_deref(), Ok("Головной офис"));
        for text in ["", " ", " Office", "Office ", "two\nlines", "bell\u{7}", &"x".repeat(151)] {
            assert_eq!(text.parse::<Name>(), Err(NotAName), "{text:?}");
        }
    }
}
