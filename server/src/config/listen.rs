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
    /// Command line and API.
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
}

impl ListenConfig {
    /// One listener for everybody on port 8443.
    pub(super) fn usual() -> Vec<Self> {
        vec![Self { address: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 8443)), audience: Audience::Everybody }]
    }
}
