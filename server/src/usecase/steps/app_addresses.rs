//! Addresses of apps: which may be registered, and whether one that comes with a request is one of them.

use url::{Host, Url};

/// Longest address.
const LONGEST: usize = 2_000;

/// An address that no app may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum BadAddress {
    /// Not an address, or written in another way than browsers write it.
    #[error("is not an address in plain ASCII without spaces, at most 2,000 bytes long")]
    Form,
    /// It carries a fragment or a name and password.
    #[error("has a fragment or a user name; leave them out")]
    Extra,
    /// `http`, or a scheme that anybody could take.
    #[error(
        "must be https://…, http://127.0.0.1/… or http://[::1]/… for programs on the device, or a scheme of your own domain such as com.example.app:/…"
    )]
    Scheme,
    /// An origin with more than scheme, host and port.
    #[error("must be an origin: https://host or https://host:port")]
    NotAnOrigin,
}

fn parsed(text: &str) -> Result<Url, BadAddress> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic()) && text.len() <= LONGEST;
    if !plain || text.contains('\\') {
        return Err(BadAddress::Form);
    }
    let url = Url::parse(text).map_err(|_| BadAddress::Form)?;
    if text.contains('#') || !url.username().is_empty() || url.password().is_some() {
        return Err(BadAddress::Extra);
    }
    Ok(url)
}

/// Programs on a device listen on the device itself (RFC 8252 §7.3). `localhost` is a name that may lead elsewhere (§8.3).
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(_)) | None => false,
    }
}

/// Whether browsers may be sent there with what is for the app alone.
pub(crate) fn check_redirect(text: &str) -> Result<(), BadAddress> {
    let url = parsed(text)?;
    match url.scheme() {
        "https" if url.has_host() => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        // A scheme of its own belongs to whoever owns the domain in it (RFC 8252 §7.1).
        scheme if scheme.contains('.') => Ok(()),
        _ => Err(BadAddress::Scheme),
    }
}

/// Whether this server may call there by itself.
pub(crate) fn check_callback(text: &str) -> Result<(), BadAddress> {
    let url = parsed(text)?;
    match url.scheme() {
        "https" if url.has_host() => Ok(()),
        "http" if is_loopback(&url) => Ok(()),
        _ => Err(BadAddress::Scheme),
    }
}

/// An origin as browsers write it.
pub(crate) fn origin(text: &str) -> Result<String, BadAddress> {
    let url = parsed(text)?;
    if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
        return Err(BadAddress::Scheme);
    }
    if url.path() != "/" || url.query().is_some() {
        return Err(BadAddress::NotAnOrigin);
    }
    Ok(url.origin().ascii_serialization())
}

/// Whether an address is the registered one, byte for byte (RFC 9700 §4.1.3). Programs on a device take the port that is free (RFC 8252
/// §7.3).
pub fn is_registered(registered: &str, asked: &str) -> bool {
    registered == asked
        || (without_loopback_port(registered).is_some_and(|one| without_loopback_port(asked) == Some(one)))
}

fn without_loopback_port(text: &str) -> Option<String> {
    let mut url = parsed(text).ok().filter(|url| url.scheme() == "http" && is_loopback(url))?;
    // What was not written as it is read is not compared.
    if url.as_str() != text {
        return None;
    }
    url.set_port(None).ok()?;
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_sent_where_only_the_app_reads() {
        for good in [
            "https://wiki.example.com/callback",
            "https://wiki.example.com",
            "https://wiki.example.com/cb?from=lethe",
            "http://127.0.0.1/cb",
            "http://[::1]:8080/cb",
            "com.example.app:/oauth",
            "com.example.app://oauth",
        ] {
            assert_eq!(check_redirect(good), Ok(()), "{good}");
        }
        for bad in [
            "http://wiki.example.com/cb",
            "http://localhost/cb",
            "javascript:alert(1)",
            "data:text/html,x",
            "myapp:/cb",
            "https://u:p@wiki.example.com/cb",
            "https://wiki.example.com/cb#x",
            "https://wiki.example.com/c b",
            "https://wiki.example.com\\@evil.example.com/",
            "//wiki.example.com/cb",
            "/cb",
            "",
            "https://wiki.example.com/\r\nSet-Cookie: x",
            "https://вики.example.com/cb",
        ] {
            assert!(check_redirect(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_address_is_the_registered_one_byte_for_byte() {
        let registered = "https://wiki.example.com/cb";
        assert!(is_registered(registered, registered));
        for other in [
            "https://wiki.example.com/cb/",
            "https://wiki.example.com/cb?x=1",
            "https://wiki.example.com/CB",
            "https://WIKI.example.com/cb",
            "https://wiki.example.com:443/cb",
            "https://wiki.example.com/x/../cb",
            "https://wiki.example.com.evil.example/cb",
            "http://wiki.example.com/cb",
        ] {
            assert!(!is_registered(registered, other), "{other}");
        }
    }

    #[test]
    fn only_the_port_on_the_device_itself_is_free() {
        assert!(is_registered("http://127.0.0.1/cb", "http://127.0.0.1:49152/cb"));
        assert!(is_registered("http://[::1]:80/cb", "http://[::1]:80/cb"));
        for other in
            ["http://127.0.0.1:1/x", "http://127.0.0.2:1/cb", "http://localhost:1/cb", "https://127.0.0.1:1/cb"]
        {
            assert!(!is_registered("http://127.0.0.1/cb", other), "{other}");
        }
    }

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        assert_eq!(origin("https://Wiki.example.com:443/"), Ok("https://wiki.example.com".to_owned()));
        assert_eq!(origin("https://wiki.example.com/x"), Err(BadAddress::NotAnOrigin));
        assert_eq!(origin("http://wiki.example.com"), Err(BadAddress::Scheme));
    }
}
