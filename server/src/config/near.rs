//! What stays on this machine, and so needs no TLS.

use std::net::IpAddr;

use url::Url;

use super::origin::is_this_machine;

/// Whether a host, as a URL writes it, is this machine itself.
pub fn is_near(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    is_this_machine(host) || address.is_ok_and(|address| address.to_canonical().is_loopback())
}

/// Whether nobody on the way reads or changes what goes to a URL: it has TLS, or never leaves this machine.
pub fn is_protected(url: &Url) -> bool {
    match url.scheme() {
        "https" => true,
        "http" => is_near(url.host_str().unwrap_or_default()),
        _ => false,
    }
}

/// Whether a URL names a host and carries no name, password or fragment.
pub(super) fn is_plain_address(url: &Url) -> bool {
    let named = url.host_str().is_some_and(|host| !host.is_empty());
    named && url.username().is_empty() && url.password().is_none() && url.fragment().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_tls_nothing_leaves_this_machine() {
        for (url, good) in [
            ("https://example.com/a", true),
            ("http://127.0.0.1:8000/a", true),
            ("http://[::1]:8000/a", true),
            ("http://localhost/a", true),
            ("http://example.com/a", false),
            ("http://192.0.2.1/a", false),
            ("http://localhost.example.com/a", false),
            ("ftp://127.0.0.1/a", false),
            ("file:///a", false),
        ] {
            assert_eq!(is_protected(&Url::parse(url).unwrap()), good, "{url}");
        }
    }

    #[test]
    fn an_address_carries_no_secret() {
        for (url, good) in
            [("https://a.example", true), ("https://me@a.example", false), ("https://:x@a.example", false)]
        {
            assert_eq!(is_plain_address(&Url::parse(url).unwrap()), good, "{url}");
        }
    }
}
