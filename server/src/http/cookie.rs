//! The session's cookie: one name, bound to this host and to TLS, out of reach of scripts and of other sites. (Browsers treat
//! `http://localhost` as if it had TLS.)

use axum::http::{HeaderMap, HeaderValue, header};

use super::problem::Problem;

const NAME: &str = "__Host-lethe";
const BOUNDS: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

/// The session's secret, where the request brings one.
pub(super) fn session_secret(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(|(name, _)| *name == NAME).map(|(_, value)| value).find(|value| (1..=128).contains(&value.len()))
}

/// Gives the browser a session's secret, until it is closed.
pub(super) fn set(secret: &str) -> Result<HeaderValue, Problem> {
    let mut value = HeaderValue::from_str(&format!("{NAME}={secret}; {BOUNDS}")).map_err(|_| Problem::internal())?;
    value.set_sensitive(true);
    Ok(value)
}

/// Takes the secret away from the browser.
pub(super) fn clear() -> Result<HeaderValue, Problem> {
    HeaderValue::from_str(&format!("{NAME}=; {BOUNDS}; Max-Age=0")).map_err(|_| Problem::internal())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&'static str]) -> HeaderMap {
        lines.iter().map(|line| (header::COOKIE, HeaderValue::from_static(line))).collect()
    }

    #[test]
    fn the_sessions_cookie_is_found_among_others() {
        assert_eq!(session_secret(&headers(&["a=b; __Host-lethe=x.y; c=d"])), Some("x.y"));
        assert_eq!(session_secret(&headers(&["a=b", "__Host-lethe=x"])), Some("x"));
        for none in ["", "lethe=x", "x__Host-lethe=x", "__Host-lethe=", "__Host-lethe"] {
            assert_eq!(session_secret(&headers(&[none])), None, "{none}");
        }
    }

    #[test]
    fn the_cookie_is_bound_to_this_host_and_out_of_reach() {
        let set = set("abc").unwrap();
        assert_eq!(set.to_str().unwrap(), "__Host-lethe=abc; Path=/; Secure; HttpOnly; SameSite=Strict");
        assert!(clear().unwrap().to_str().unwrap().ends_with("Max-Age=0"));
    }
}
