//! Where a server is: `https://host[:port][/prefix]`, and nothing else.

use hyper::Uri;

use super::TransportError;

/// A server's base address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerUrl {
    host: String,
    port: u16,
    prefix: String,
}

impl ServerUrl {
    /// Reads a URL. Only `https` counts: there is no way to switch TLS off.
    pub fn parse(text: &str) -> Result<Self, TransportError> {
        let refuse = |reason| TransportError::Url { url: text.to_owned(), reason };
        let uri: Uri = text.trim().parse().map_err(|_| refuse("it is not a URL"))?;
        if uri.scheme_str() != Some("https") {
            return Err(refuse("it must begin with https://"));
        }
        if uri.query().is_some() || text.contains('#') || uri.authority().is_some_and(|a| a.as_str().contains('@')) {
            return Err(refuse("it must be only https://host[:port][/path]"));
        }
        let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(|| refuse("it names no host"))?;
        let prefix = uri.path().trim_end_matches('/').to_owned();
        Ok(Self { host: host.to_owned(), port: uri.port_u16().unwrap_or(443), prefix })
    }

    /// Host name or address; IPv6 without brackets.
    pub fn host(&self) -> &str {
        self.host.trim_start_matches('[').trim_end_matches(']')
    }

    /// Port, 443 when none was written.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// `host:port`, as in the `Host` header and in messages.
    pub fn authority(&self) -> String {
        if self.port == 443 { self.host.clone() } else { format!("{}:{}", self.host, self.port) }
    }

    /// A path of the agent's interface below the prefix.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_is_an_address() {
        for bad in [
            "http://a",
            "http://localhost:1",
            "ws://a",
            "a:443",
            "https://",
            "https://u:p@a",
            "https://a/?q",
            "https://a#f",
            "",
        ] {
            assert!(ServerUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn host_port_and_prefix_are_told_apart() {
        let url = ServerUrl::parse("https://lethe.example:8443/mdm/").unwrap();
        assert_eq!((url.host(), url.port(), url.authority().as_str()), ("lethe.example", 8443, "lethe.example:8443"));
        assert_eq!(url.path("/device/v1/connect"), "/mdm/device/v1/connect");
        let url = ServerUrl::parse("https://[::1]").unwrap();
        assert_eq!((url.host(), url.port(), url.authority().as_str()), ("::1", 443, "[::1]"));
    }
}
