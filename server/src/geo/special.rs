//! Addresses that are in no country, whatever a database says.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What keeps an address from having a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Special {
    /// Of this machine, of a local network, of a provider's inside (100.64.0.0/10), or of no network at all: the same address is in many
    /// places.
    Local,
    /// IPv4 inside IPv6: 6to4, Teredo, NAT64. Databases name the country of the embedded address, which the caller chooses or the
    /// gateway has.
    Tunnel,
}

/// What a canonical address is, if it is special.
pub fn special(address: IpAddr) -> Option<Special> {
    match address {
        IpAddr::V4(four) => is_local_4(four).then_some(Special::Local),
        IpAddr::V6(six) if is_tunnel(six) => Some(Special::Tunnel),
        IpAddr::V6(six) => is_local_6(six).then_some(Special::Local),
    }
}

/// By the registry of RFC 6890 and its successors, all that is not globally reachable.
fn is_local_4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || matches!((first, second, third), (0 | 240..=255, ..) | (100, 64..=127, _) | (198, 18 | 19, _) | (192, 0, 0))
}

fn is_local_6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Only 2000::/3 is handed out to anybody.
    first & 0xe000 != 0x2000 || (first, second) == (0x2001, 0x0db8) || first == 0x3fff
}

/// 6to4 (RFC 3056), Teredo (RFC 4380), NAT64 (RFC 6052, RFC 8215).
fn is_tunnel(address: Ipv6Addr) -> bool {
    matches!(
        address.segments(),
        [0x2002, ..] | [0x2001, 0, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] | [0x64, 0xff9b, 1, ..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_without_a_place_are_known_at_sight() {
        for (text, expected) in [
            ("8.8.8.8", None),
            ("100.63.255.255", None),
            ("100.128.0.0", None),
            ("172.32.0.1", None),
            ("2606:4700::1111", None),
            ("2001:4860:4860::8888", None),
            ("2003::1", None),
            ("127.0.0.1", Some(Special::Local)),
            ("10.1.2.3", Some(Special::Local)),
            ("172.16.0.1", Some(Special::Local)),
            ("192.168.0.1", Some(Special::Local)),
            ("100.64.0.1", Some(Special::Local)),
            ("100.127.255.255", Some(Special::Local)),
            ("169.254.1.1", Some(Special::Local)),
            ("0.0.0.0", Some(Special::Local)),
            ("198.18.0.1", Some(Special::Local)),
            ("192.0.2.1", Some(Special::Local)),
            ("224.0.0.1", Some(Special::Local)),
            ("255.255.255.255", Some(Special::Local)),
            ("::1", Some(Special::Local)),
            ("::", Some(Special::Local)),
            ("::7f00:1", Some(Special::Local)),
            ("fd00::1", Some(Special::Local)),
            ("fe80::1", Some(Special::Local)),
            ("ff02::1", Some(Special::Local)),
            ("2001:db8::1", Some(Special::Local)),
            ("2002:808:808::1", Some(Special::Tunnel)),
            ("2001:0:4136:e378:8000:63bf:3fff:fdd2", Some(Special::Tunnel)),
            ("64:ff9b::808:808", Some(Special::Tunnel)),
            ("64:ff9b:1::808:808", Some(Special::Tunnel)),
        ] {
            assert_eq!(special(text.parse().unwrap()), expected, "{text}");
        }
    }
}
