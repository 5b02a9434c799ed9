//! The forms in which proxies write an address: bare, in brackets, with a port.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use lethe_server_core::access::origin::AddressUnknown;

/// No address with its port is longer.
const LONGEST: usize = 128;

/// One item of `X-Forwarded-For`, or the whole of `X-Real-IP`.
pub(super) fn of_item(item: &[u8]) -> Result<IpAddr, AddressUnknown> {
    let text = std::str::from_utf8(item).map_err(|_| AddressUnknown::Malformed)?;
    let text = text.trim_matches([' ', '\t']);
    if text.eq_ignore_ascii_case("unknown") {
        return Err(AddressUnknown::Hidden);
    }
    text.parse::<IpAddr>().map_or_else(|_| with_port(text), |address| Ok(address.to_canonical()))
}

/// A node of RFC 7239, section 6: `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]`, `[2001:db8::1]:80`, `unknown` or `_name`.
pub(super) fn of_node(text: &str) -> Result<IpAddr, AddressUnknown> {
    if text.eq_ignore_ascii_case("unknown") || text.starts_with('_') {
        return Err(AddressUnknown::Hidden);
    }
    with_port(text)
}

/// An IPv4 address or an IPv6 address in brackets, and perhaps a port.
fn with_port(text: &str) -> Result<IpAddr, AddressUnknown> {
    let read = || {
        let (address, rest): (IpAddr, &str) = if let Some(inside) = text.strip_prefix('[') {
            let (address, rest) = inside.split_once(']')?;
            (address.parse::<Ipv6Addr>().ok()?.into(), rest)
        } else {
            let (address, rest) = text.split_at(text.find(':').unwrap_or(text.len()));
            (address.parse::<Ipv4Addr>().ok()?.into(), rest)
        };
        is_port(rest).then(|| address.to_canonical())
    };
    if text.len() > LONGEST { Err(AddressUnknown::Malformed) } else { read().ok_or(AddressUnknown::Malformed) }
}

/// Nothing, `:` and a number, or `:` and a name that hides one.
fn is_port(rest: &str) -> bool {
    let Some(port) = rest.strip_prefix(':') else { return rest.is_empty() };
    match port.strip_prefix('_') {
        Some(name) => {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
        }
        None => port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok(),
    }
}
