//! Networks: an address and how many of its bits count.

use core::net::IpAddr;
use std::{fmt, str::FromStr};

use super::text::as_text;

/// A network of IPv4 or IPv6, in the one way in which it can be written. An address alone is a network of one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network {
    address: IpAddr,
    length: u8,
}

/// Not a network, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotANetwork {
    /// Nothing of the kind.
    #[error("\"{0}\" is not a network: write an address and a prefix length, as in 10.0.0.0/8 or 2001:db8::/32")]
    Syntax(String),
    /// A prefix longer than the address.
    #[error("\"{text}\" has a prefix that is longer than {longest} bits")]
    TooLong {
        /// What was written.
        text: String,
        /// How long it may be.
        longest: u8,
    },
    /// Bits behind the prefix: one of the two numbers is a mistake, and nobody knows which.
    #[error("\"{text}\" has bits behind its prefix: the network is {network}, the one address {address}/{longest}", address = network_address(.text), longest = .network.longest())]
    HostBits {
        /// What was written.
        text: String,
        /// What the prefix alone would mean.
        network: Network,
    },
    /// An IPv4 network in the clothes of IPv6 (`::ffff:0:0/96`): callers are never seen under such an address.
    #[error("\"{0}\" is an IPv4 network written as IPv6: write it as IPv4")]
    Mapped(String),
}

fn network_address(text: &str) -> &str {
    text.split_once('/').map_or(text, |(address, _)| address)
}

impl Network {
    /// The address that all others of the network begin with.
    pub const fn address(&self) -> IpAddr {
        self.address
    }

    /// How many bits of the address count.
    pub const fn length(&self) -> u8 {
        self.length
    }

    /// Whether an address in canonical form lies inside.
    pub fn contains(&self, address: IpAddr) -> bool {
        address.is_ipv4() == self.address.is_ipv4() && self.bounds().contains(&number(address))
    }

    /// The last address.
    pub(crate) fn last(&self) -> IpAddr {
        let ones = self.host_bits();
        match self.address {
            IpAddr::V4(v4) => IpAddr::V4((v4.to_bits() | u32::try_from(ones).unwrap_or(u32::MAX)).into()),
            IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() | ones).into()),
        }
    }

    /// The first and the last address, as numbers of their own family.
    pub(crate) fn bounds(&self) -> std::ops::RangeInclusive<u128> {
        number(self.address)..=number(self.last())
    }

    const fn longest(&self) -> u8 {
        if self.address.is_ipv4() { 32 } else { 128 }
    }

    /// Ones where the prefix does not reach.
    fn host_bits(&self) -> u128 {
        let free = u32::from(self.longest().saturating_sub(self.length));
        1_u128.checked_shl(free).map_or(u128::MAX, |end| end - 1)
    }

    /// The network in which an address lies.
    fn around(address: IpAddr, length: u8) -> Self {
        let ones = Self { address, length }.host_bits();
        let address = match address {
            IpAddr::V4(v4) => IpAddr::V4((v4.to_bits() & !u32::try_from(ones).unwrap_or(u32::MAX)).into()),
            IpAddr::V6(v6) => IpAddr::V6((v6.to_bits() & !ones).into()),
        };
        Self { address, length }
    }
}

/// An address as a number.
pub(crate) fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => v4.to_bits().into(),
        IpAddr::V6(v6) => v6.to_bits(),
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let syntax = || NotANetwork::Syntax(text.to_owned());
        let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
        let address: IpAddr = address.parse().map_err(|_| syntax())?;
        if address.to_canonical() != address {
            return Err(NotANetwork::Mapped(text.to_owned()));
        }
        let longest = Self { address, length: 0 }.longest();
        let length = match length {
            None => longest,
            // Not "+8" and not "08", which the standard library reads as well.
            Some(digits) => {
                digits.parse().ok().filter(|length: &u8| length.to_string() == digits).ok_or_else(syntax)?
            }
        };
        if length > longest {
            return Err(NotANetwork::TooLong { text: text.to_owned(), longest });
        }
        let network = Self::around(address, length);
        if network.address != address {
            return Err(NotANetwork::HostBits { text: text.to_owned(), network });
        }
        Ok(network)
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.length)
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Network({self})")
    }
}

as_text!(Network);

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Network, NotANetwork> {
        text.parse()
    }

    #[test]
    fn a_network_is_written_in_one_way() {
        for (text, written) in [
            ("10.0.0.0/8", "10.0.0.0/8"),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("192.0.2.7", "192.0.2.7/32"),
            ("2001:DB8:0::/32", "2001:db8::/32"),
            ("::/0", "::/0"),
            ("::1", "::1/128"),
        ] {
            assert_eq!(read(text).map(|network| network.to_string()).as_deref(), Ok(written));
        }
    }

    #[test]
    fn bits_behind_the_prefix_are_refused_with_both_meanings() {
        let refused = read("10.2.3.4/8").unwrap_err();
        assert_eq!(
            refused,
            NotANetwork::HostBits { text: "10.2.3.4/8".to_owned(), network: read("10.0.0.0/8").unwrap() }
        );
        assert!(refused.to_string().ends_with("the network is 10.0.0.0/8, the one address 10.2.3.4/32"));
        assert!(matches!(read("2001:db8::1/64"), Err(NotANetwork::HostBits { .. })));
        assert!(matches!(read("128.0.0.0/0"), Err(NotANetwork::HostBits { .. })));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "10/8", "10.0.0/8", "010.0.0.0/8", "10.0.0.0/", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/-1"] {
            assert_eq!(read(text), Err(NotANetwork::Syntax(text.to_owned())));
        }
        for text in ["10.0.0.0 /8", "10.0.0.0/8/8", "fe80::1%eth0", "example.org", "10.0.0.0/256"] {
            assert_eq!(read(text), Err(NotANetwork::Syntax(text.to_owned())));
        }
        assert!(matches!(read("10.0.0.0/33"), Err(NotANetwork::TooLong { longest: 32, .. })));
        assert!(matches!(read("::/129"), Err(NotANetwork::TooLong { longest: 128, .. })));
        assert!(matches!(read("::ffff:10.0.0.0/104"), Err(NotANetwork::Mapped(_))));
    }

    #[test]
    fn an_address_is_inside_or_outside_by_its_own_family() {
        let inside = |network: &str, address: &str| read(network).unwrap().contains(address.parse().unwrap());
        assert!(inside("10.0.0.0/8", "10.255.255.255") && !inside("10.0.0.0/8", "11.0.0.0"));
        assert!(inside("::/0", "2001:db8::1") && !inside("::/0", "10.0.0.1"));
        assert!(inside("0.0.0.0/0", "255.255.255.255") && !inside("0.0.0.0/0", "::1"));
        assert!(inside("192.0.2.7", "192.0.2.7") && !inside("192.0.2.7", "192.0.2.6"));
    }
}
