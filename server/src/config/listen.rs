//! Where the server listens, and for whom.

use std::net::{Ipv4Addr, SocketAddr};

use serde::Deserialize;

/// Whom a listener answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// People and agents.
    #[default]
    Everybody,
    /// Console, approver page, command line and API.
    People,
    /// Devices, and what needs no token.
    Agents,
}

/// `[[listen]]`: one listener. Two of them keep the API off the network that devices reach.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListenConfig {
    /// Address and port.
    pub address: SocketAddr,
    /// For whom.
    #[serde(default)]
    pub audience: Audience,
    /// HTTP without TLS. Only on a loopback address: for a demo, or behind a proxy on this machine.
    #[serde(default)]
    pub plain: bool,
    /// Each connection begins with a PROXY protocol header (version 1 or 2) by one of the trusted proxies, and is dropped
    /// without one. No other header about the caller is believed here.
    #[serde(default)]
    pub proxy_protocol: bool,
}

impl ListenConfig {
    /// One listener for everybody on port 8443.
    pub(super) fn usual() -> Vec<Self> {
        let address = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 8443));
        vec![Self { address, audience: Audience::Everybody, plain: false, proxy_protocol: false }]
    }

    pub(super) fn check(&self) -> Result<(), String> {
        if self.plain && !self.address.ip().to_canonical().is_loopback() {
            return Err(format!(
                "listen: {} would answer without TLS to other machines; plain = true is for loopback addresses such as \
                 127.0.0.1 only",
                self.address
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_without_tls_is_for_this_machine_only() {
        let plain = |address: &str| ListenConfig {
            address: address.parse().unwrap(),
            audience: Audience::Everybody,
            plain: true,
            proxy_protocol: false,
        };
        for near in ["127.0.0.1:80", "[::1]:80", "[::ffff:127.0.0.1]:80"] {
            assert!(plain(near).check().is_ok(), "{near}");
        }
        for far in ["0.0.0.0:80", "[::]:80", "192.0.2.1:80", "[::ffff:192.0.2.1]:80"] {
            assert!(plain(far).check().is_err(), "{far}");
            assert!(ListenConfig { plain: false, ..plain(far) }.check().is_ok(), "{far}");
        }
    }
}
