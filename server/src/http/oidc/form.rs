//! Parameters of a query or a form: each at most once (RFC 6749 §3.1), and none of them endless.

use std::collections::BTreeMap;

use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};

use super::oauth_error::OauthError;

/// Longest query or form.
pub(super) const LONGEST: usize = 16 * 1024;

/// Parameters by name. An empty one is none.
#[derive(Debug, Clone, Default)]
pub(super) struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// Reads `a=b&c=d`.
    pub(super) fn read(text: &[u8]) -> Result<Self, OauthError> {
        if text.len() > LONGEST {
            return Err(OauthError::malformed("the request is longer than 16 KiB"));
        }
        let mut all = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(text) {
            if value.contains('\0') || value.contains('\u{fffd}') {
                return Err(OauthError::malformed("a parameter holds bytes that are no text"));
            }
            if !value.is_empty() && all.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(OauthError::malformed("a parameter is there twice"));
            }
        }
        Ok(Self(all))
    }

    /// Reads the body of a form.
    pub(super) fn of_form(headers: &HeaderMap, body: &Bytes) -> Result<Self, OauthError> {
        let sent = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = sent.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(OauthError::malformed("send the parameters as application/x-www-form-urlencoded"));
        }
        Self::read(body)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// As a query.
    pub(super) fn to_query(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }

    /// A parameter that must be there.
    pub(super) fn need(&self, name: &'static str) -> Result<&str, OauthError> {
        self.get(name).ok_or_else(|| OauthError::malformed(format!("the parameter {name} is missing")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_there_once_and_is_text() {
        let read = |text: &str| Parameters::read(text.as_bytes());
        let one = read("a=b+c%21&d=&d=").unwrap();
        assert_eq!((one.get("a"), one.get("d"), one.get("x")), (Some("b c!"), None, None));
        for bad in ["a=1&a=2", "a=%00", "a=%ff", &format!("a={}", "x".repeat(LONGEST))] {
            assert!(read(bad).is_err(), "{}", bad.chars().take(20).collect::<String>());
        }
    }
}
