//! Addresses that are nowhere on the map, whatever a database says about them.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::network::Network;

/// Why an address has no geography.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Special {
    /// This very machine.
    Loopback,
    /// A network of somebody's own (RFC 1918, and the old site-local addresses of IPv6).
    Private,
    /// Between a provider and its customers (RFC 6598).
    SharedByProvider,
    /// One cable (RFC 3927, RFC 4291 section 2.5.6).
    LinkLocal,
    /// A network of somebody's own, in IPv6 (RFC 4193).
    UniqueLocal,
    /// IPv6 in somebody's IPv4: 6to4 (RFC 3056), Teredo (RFC 4380), IPv4-compatible addresses. Databases show the place of what is embedded.
    Tunnel,
    /// IPv4 behind a translator (RFC 6052, RFC 8215, RFC 7915).
    Translated,
    /// Nobody's: unassigned, multicast, broadcast.
    Reserved,
}

impl Special {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Loopback,
        Self::Private,
        Self::SharedByProvider,
        Self::LinkLocal,
        Self::UniqueLocal,
        Self::Tunnel,
        Self::Translated,
        Self::Reserved,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Loopback => "place.loopback",
            Self::Private => "place.private",
            Self::SharedByProvider => "place.shared_by_provider",
            Self::LinkLocal => "place.link_local",
            Self::UniqueLocal => "place.unique_local",
            Self::Tunnel => "place.tunnel",
            Self::Translated => "place.translated",
            Self::Reserved => "place.reserved",
        }
    }

    /// What is special about an address in canonical form. Addresses of documentation are not: nobody calls from them, and examples
    /// and demonstrations want them on the map.
    pub fn of(address: IpAddr) -> Option<Self> {
        match address {
            IpAddr::V4(v4) => Self::of_v4(v4),
            IpAddr::V6(v6) => Self::of_v6(v6),
        }
    }

    /// What is special about every address of a network. With three bits or more, both ends of a network are of one kind only if
    /// everything between them is special too.
    pub(crate) fn of_network(network: Network) -> Option<Self> {
        if network.length() < 3 {
            return None;
        }
        let special = Self::of(network.address())?;
        (Self::of(network.last()) == Some(special)).then_some(special)
    }

    const fn of_v4(address: Ipv4Addr) -> Option<Self> {
        Some(match address.octets() {
            [127, ..] => Self::Loopback,
            [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Self::Private,
            [100, 64..=127, ..] => Self::SharedByProvider,
            [169, 254, ..] => Self::LinkLocal,
            [192, 88, 99, _] => Self::Tunnel,
            [0 | 224.., ..] | [192, 0, 0, _] => Self::Reserved,
            _ => return None,
        })
    }

    const fn of_v6(address: Ipv6Addr) -> Option<Self> {
        Some(match address.segments() {
            [0, 0, 0, 0, 0, 0, 0, 1] => Self::Loopback,
            [0, 0, 0, 0, 0, 0, 0, 0] => Self::Reserved,
            [0xfe80..=0xfebf, ..] => Self::LinkLocal,
            [0xfec0..=0xfeff, ..] => Self::Private,
            [0xfc00..=0xfdff, ..] => Self::UniqueLocal,
            [0x2002, ..] | [0x2001, 0, ..] | [0, 0, 0, 0, 0, 0, ..] => Self::Tunnel,
            [0x64, 0xff9b, 0, 0, 0, 0, ..] | [0x64, 0xff9b, 1, ..] | [0, 0, 0, 0, 0xffff, 0, ..] => Self::Translated,
            // Only 2000::/3 is given out (RFC 4291 section 2.4).
            [0x2000..=0x3fff, ..] => return None,
            _ => Self::Reserved,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_without_geography_are_known_at_both_ends_of_their_networks() {
        for (special, addresses) in [
            (Special::Loopback, "127.0.0.0 127.255.255.255 ::1"),
            (
                Special::Private,
                "10.0.0.0 10.255.255.255 172.16.0.0 172.31.255.255 192.168.0.0 192.168.255.255 fec0:: feff::1",
            ),
            (Special::SharedByProvider, "100.64.0.0 100.127.255.255"),
            (Special::LinkLocal, "169.254.0.0 169.254.255.255 fe80::1 febf::1"),
            (Special::UniqueLocal, "fc00:: fdff:ffff::1"),
            (Special::Tunnel, "2002::1 2002:ffff::1 2001:0:ffff::1 192.88.99.1 ::8.8.8.8"),
            (Special::Translated, "64:ff9b::808:808 64:ff9b:1:ffff::1 ::ffff:0:808:808"),
            (Special::Reserved, "0.0.0.0 224.0.0.1 255.255.255.255 192.0.0.8 :: ff02::1 4000::1 1fff::1"),
        ] {
            for address in addresses.split(' ') {
                assert_eq!(Special::of(address.parse().unwrap()), Some(special), "{address}");
            }
        }
    }

    #[test]
    fn their_neighbours_have_geography() {
        for address in "9.255.255.255 11.0.0.0 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 100.63.255.255 100.128.0.0 \
            126.255.255.255 128.0.0.0 169.253.255.255 169.255.0.0 223.255.255.255 1.0.0.0 203.0.113.9 2000::1 3fff::1 2001:1::1 2003::1"
            .split_whitespace()
        {
            assert_eq!(Special::of(address.parse().unwrap()), None, "{address}");
        }
    }

    #[test]
    fn a_network_is_special_when_all_of_it_is() {
        let special = |network: &str| Special::of_network(network.parse().unwrap());
        for (network, kind) in [
            ("10.0.0.0/8", Special::Private),
            ("10.1.2.3", Special::Private),
            ("224.0.0.0/3", Special::Reserved),
            ("100.64.0.0/10", Special::SharedByProvider),
            ("2002::/16", Special::Tunnel),
            ("fd00::/8", Special::UniqueLocal),
        ] {
            assert_eq!(special(network), Some(kind), "{network}");
        }
        for network in ["0.0.0.0/0", "::/0", "::/1", "10.0.0.0/7", "192.0.0.0/23", "2000::/3", "2001::/16", "8.8.8.8"] {
            assert_eq!(special(network), None, "{network}");
        }
    }
}
