//! Origins as browsers understand them: scheme, host and port.

use std::{fmt, net::IpAddr};

use url::{Host, Url};

/// An origin at which browsers find one of our pages. `https`, or `http` on this machine itself. It is not where a caller comes
/// from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebOrigin {
    text: String,
    host: String,
    port: u16,
    secure: bool,
    named: bool,
}

/// A text that is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnOrigin {
    /// Not a URL, or one with more than an origin.
    #[error("write it as https://host or https://host:port, without a path")]
    Form,
    /// `http` for another machine.
    #[error("http is for localhost only; write https://")]
    Plain,
}

impl WebOrigin {
    /// Reads one. A closing `/` is forgiven.
    pub fn parse(text: &str) -> Result<Self, NotAnOrigin> {
        let url = Url::parse(text).map_err(|_| NotAnOrigin::Form)?;
        let bare = matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        let host = url.host().filter(|_| bare).ok_or(NotAnOrigin::Form)?;
        let named = matches!(host, Host::Domain(_));
        let host = host.to_string();
        if host.ends_with('.') {
            return Err(NotAnOrigin::Form);
        }
        let secure = match url.scheme() {
            "https" => true,
            "http" if is_this_machine(&host) => false,
            "http" => return Err(NotAnOrigin::Plain),
            _ => return Err(NotAnOrigin::Form),
        };
        let port = url.port_or_known_default().ok_or(NotAnOrigin::Form)?;
        Ok(Self { text: url.origin().ascii_serialization(), host, port, secure, named })
    }

    /// As browsers send it in `Origin`: without a closing `/`, without the usual port.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host in lower case, without port; IPv6 in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The host as certificates name it: IPv6 without brackets.
    pub fn bare_host(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
    }

    /// The port, the usual one where none was written.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Whether it is `https`.
    pub const fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whether the host is a name. Passkeys need one: browsers refuse an address as relying party.
    pub const fn is_named(&self) -> bool {
        self.named
    }

    /// Whether the host is this machine itself, under a name.
    pub fn is_local(&self) -> bool {
        is_this_machine(&self.host)
    }

    /// Whether the host is `other` or lies below it, so that a page there may use `other` as its relying party.
    pub fn is_at_or_below(&self, other: &Self) -> bool {
        self.host.strip_suffix(&other.host).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

impl fmt::Display for WebOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Names that browsers resolve to the machine they run on, whatever a name server says.
pub fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost")
}

/// The host of an authority as it stands in `Host` or `:authority`: lower case, without its port.
pub fn host_of(authority: &str) -> String {
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or(authority, |(host, _)| host),
        None => authority.rsplit_once(':').map_or(authority, |(host, _)| host),
    };
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => format!("[{address}]"),
        _ => host.trim_end_matches('.').to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(text: &str) -> WebOrigin {
        WebOrigin::parse(text).unwrap()
    }

    #[test]
    fn an_origin_reads_as_browsers_send_it() {
        assert_eq!(origin("https://Lethe.Example.com:443/").as_str(), "https://lethe.example.com");
        assert_eq!(origin("http://approve.localhost:8080").as_str(), "http://approve.localhost:8080");
        assert_eq!((origin("https://[::1]:8443").host(), origin("https://[::1]:8443").is_named()), ("[::1]", false));
    }

    #[test]
    fn what_is_more_than_an_origin_or_not_protected_is_refused() {
        for bad in
            ["https://a.example/x", "https://a.example?x", "https://me@a.example", "ftp://a.example", "a.example"]
        {
            assert_eq!(WebOrigin::parse(bad), Err(NotAnOrigin::Form), "{bad}");
        }
        assert_eq!(WebOrigin::parse("https://a.example."), Err(NotAnOrigin::Form));
        for plain in ["http://a.example", "http://127.0.0.1", "http://localhost.example"] {
            assert_eq!(WebOrigin::parse(plain), Err(NotAnOrigin::Plain), "{plain}");
        }
    }

    #[test]
    fn only_whole_labels_lie_below() {
        let approver = origin("https://approve.example.net");
        assert!(origin("https://x.approve.example.net").is_at_or_below(&approver));
        assert!(origin("https://approve.example.net:8443").is_at_or_below(&approver));
        assert!(!origin("https://disapprove.example.net").is_at_or_below(&approver));
        assert!(!origin("https://example.net").is_at_or_below(&approver));
    }

    #[test]
    fn an_authority_has_one_host() {
        assert_eq!(host_of("Lethe.Example.com:8443"), "lethe.example.com");
        assert_eq!(host_of("approve.localhost."), "approve.localhost");
        assert_eq!(host_of("[::1]:8443"), "[::1]");
        assert_eq!(host_of("localhost"), "localhost");
    }
}
