//! Networks and single addresses as people write them. One that means something else than it says is refused.

use std::net::IpAddr;

use ipnet::IpNet;

/// A text that names no network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotANetwork {
    /// Neither an address nor a network.
    #[error("write an address or a network, like 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32")]
    Form,
    /// Bits are set behind the prefix.
    #[error("the address lies inside of the network; the network is written {0}")]
    HostBits(IpNet),
    /// IPv4 inside of IPv6. Addresses are compared in their own form, so nothing would ever be in it.
    #[error("write IPv4 networks as IPv4")]
    Mapped,
}

/// Reads an address or a network.
pub fn parse_network(text: &str) -> Result<IpNet, NotANetwork> {
    let network = match text.parse::<IpAddr>() {
        Ok(address) => IpNet::from(address),
        Err(_) => text.parse().map_err(|_| NotANetwork::Form)?,
    };
    if network.addr() != network.network() {
        return Err(NotANetwork::HostBits(network.trunc()));
    }
    match network {
        IpNet::V6(six) if six.addr().to_ipv4_mapped().is_some() => Err(NotANetwork::Mapped),
        IpNet::V4(_) | IpNet::V6(_) => Ok(network),
    }
}
