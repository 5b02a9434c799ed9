//! What somebody signs in to.

use std::{borrow::Cow, fmt, str::FromStr};

use super::text::as_text;

/// The name of an app in documents and addresses: `messenger`, `wiki-2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppId(Cow<'static, str>);

/// Not the name of an app.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not the id of an app: write 1 to 64 small letters, digits and hyphens, a letter first")]
pub struct NotAnApp(pub String);

impl AppId {
    /// The console of this server, to which administrators sign in.
    pub const CONSOLE: Self = Self(Cow::Borrowed("console"));

    /// The pages on which employees see their own sessions, devices and factors.
    pub const PORTAL: Self = Self(Cow::Borrowed("portal"));

    /// The interface of this server for programs, which come with tokens.
    pub const API: Self = Self(Cow::Borrowed("api"));

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AppId {
    type Err = NotAnApp;

    fn from_str(text: &str) -> Result<Self, NotAnApp> {
        let letters = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
        let is_id = text.len() <= 64
            && text.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
            && text.bytes().all(letters);
        is_id.then(|| Self(Cow::Owned(text.to_owned()))).ok_or_else(|| NotAnApp(text.to_owned()))
    }
}

impl fmt::Display for AppId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

as_text!(AppId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_console_has_an_id_like_any_other_app() {
        assert_eq!("console".parse(), Ok(AppId::CONSOLE));
        assert_eq!("api".parse(), Ok(AppId::API));
        for text in ["", "Console", "-a", "1a", "a b", "a_b", &"a".repeat(65)] {
            assert_eq!(text.parse::<AppId>(), Err(NotAnApp(text.to_owned())));
        }
    }
}
