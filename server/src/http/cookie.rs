//! Cookies that carry a session's secret: each of one name, bound to this host and to TLS, out of reach of scripts. (Browsers treat
//! `http://localhost` as if it had TLS.)

use axum::http::{HeaderMap, HeaderValue, header};

use super::problem::Problem;

/// A cookie.
pub(super) struct Cookie {
    name: &'static str,
    bounds: &'static str,
    /// Most bytes of its value.
    most: usize,
}

/// A secret and nothing else.
const SECRET: usize = 128;

/// Of an administrator. No other site makes a browser send it along.
pub(super) const ADMIN: Cookie =
    Cookie { name: "__Host-lethe", bounds: "Path=/; Secure; HttpOnly; SameSite=Strict", most: SECRET };

/// Of an employee. An app sends its people here to be signed in, so it comes along when a browser goes from another site to a page of
/// ours; what changes something asks for more than the cookie.
pub(super) const EMPLOYEE: Cookie =
    Cookie { name: "__Host-lethe-me", bounds: "Path=/; Secure; HttpOnly; SameSite=Lax", most: SECRET };

/// Of a browser in which an employee was let in. It opens nothing: guesses from there are counted apart from those of strangers.
pub(super) const KNOWN: Cookie = Cookie {
    name: "__Host-lethe-known",
    bounds: "Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=15552000",
    most: SECRET,
};

/// Of a browser that went to the company's provider: what it has to come back with, sealed. It ties the way back to the browser that left, and
/// comes along because the provider sends it from another site.
pub(super) const COMPANY: Cookie =
    Cookie { name: "__Host-lethe-company", bounds: "Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600", most: 1024 };

/// Of a browser that came back from the company's provider and has more to prove: the attempt, sealed. Only the browser that began an attempt goes on
/// with it, and nobody else can hand one to it.
pub(super) const RETURN: Cookie = Cookie {
    name: "__Host-lethe-return",
    bounds: "Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=600",
    most: 2048,
};

impl Cookie {
    /// The secret, where the request brings one.
    pub(super) fn secret<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let values = pairs.filter(|(name, _)| *name == self.name).map(|(_, value)| value);
        values.into_iter().find(|value| (1..=self.most).contains(&value.len()))
    }

    /// Gives the browser a secret, until it is closed.
    pub(super) fn set(&self, secret: &str) -> Result<HeaderValue, Problem> {
        let text = format!("{}={secret}; {}", self.name, self.bounds);
        let mut value = HeaderValue::from_str(&text).map_err(|_| Problem::internal())?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// Takes the secret away from the browser.
    pub(super) fn clear(&self) -> Result<HeaderValue, Problem> {
        HeaderValue::from_str(&format!("{}=; {}; Max-Age=0", self.name, self.bounds)).map_err(|_| Problem::internal())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&'static str]) -> HeaderMap {
        lines.iter().map(|line| (header::COOKIE, HeaderValue::from_static(line))).collect()
    }

    #[test]
    fn the_sessions_cookie_is_found_among_others() {
        assert_eq!(ADMIN.secret(&headers(&["a=b; __Host-lethe=x.y; c=d"])), Some("x.y"));
        assert_eq!(ADMIN.secret(&headers(&["a=b", "__Host-lethe=x"])), Some("x"));
        assert_eq!(EMPLOYEE.secret(&headers(&["__Host-lethe=x; __Host-lethe-me=y"])), Some("y"));
        for none in ["", "lethe=x", "x__Host-lethe=x", "__Host-lethe=", "__Host-lethe", "__Host-lethe-me=y"] {
            assert_eq!(ADMIN.secret(&headers(&[none])), None, "{none}");
        }
    }

    #[test]
    fn cookies_are_bound_to_this_host_and_out_of_reach() {
        let set = ADMIN.set("abc").unwrap();
        assert_eq!(set.to_str().unwrap(), "__Host-lethe=abc; Path=/; Secure; HttpOnly; SameSite=Strict");
        let set = EMPLOYEE.set("abc").unwrap();
        assert_eq!(set.to_str().unwrap(), "__Host-lethe-me=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
        assert!(ADMIN.clear().unwrap().to_str().unwrap().ends_with("Max-Age=0"));
    }
}
