//! Where a sign-in comes from, as far as it is known.
//!
//! The shell fills this in: the address from the connection and the proxies that it believes, the place from a database. What it
//! does not know it leaves out; nothing is guessed here or there.

use core::net::IpAddr;
use std::fmt;

use lethe_proto::ids::Time;
use serde::{Deserialize, Serialize};

use super::country::Country;

/// Where a sign-in comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origin {
    /// The caller's own address in canonical form (an IPv4 address is never written as IPv6), or why nobody knows it.
    pub address: Result<IpAddr, AddressUnknown>,
    /// What the geographic database says about this address.
    pub place: Place,
}

/// Why the caller's address is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressUnknown {
    /// A proxy that is believed did not say from whom the request came.
    NotSaid,
    /// One item of what the proxies said is no address.
    Malformed,
    /// A proxy hides the caller on purpose: `unknown` or `_name` (RFC 7239 section 6.3).
    Hidden,
    /// Every address that was said is one of the believed proxies.
    OnlyProxies,
    /// More items than a chain of proxies ever has.
    TooLong,
}

impl AddressUnknown {
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::NotSaid, Self::Malformed, Self::Hidden, Self::OnlyProxies, Self::TooLong];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotSaid => "address.not_said",
            Self::Malformed => "address.malformed",
            Self::Hidden => "address.hidden",
            Self::OnlyProxies => "address.only_proxies",
            Self::TooLong => "address.too_long",
        }
    }
}

/// What a geographic database says about an address. The default is a database that says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Place {
    /// Where the address is used; not where it is registered.
    pub country: Option<Country>,
    /// The network operator.
    pub asn: Option<Asn>,
    /// A point on the map.
    pub coordinates: Option<Coordinates>,
    /// When the database that said so was built.
    pub database_built: Option<Time>,
}

/// The number of a network operator (RFC 6793).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Asn(pub u32);

impl fmt::Display for Asn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AS{}", self.0)
    }
}

/// A point on the map, and how far from it the address may really be. Only [`Coordinates::new`] makes one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
    accuracy_km: Option<u16>,
}

impl Coordinates {
    /// Degrees north and degrees east, and the radius within which the address lies; `None` where there is no such point.
    pub fn new(latitude: f64, longitude: f64, accuracy_km: Option<u16>) -> Option<Self> {
        let exists = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        exists.then_some(Self { latitude, longitude, accuracy_km })
    }

    /// Degrees north, from −90 to 90.
    pub const fn latitude(&self) -> f64 {
        self.latitude
    }

    /// Degrees east, from −180 to 180.
    pub const fn longitude(&self) -> f64 {
        self.longitude
    }

    /// The radius in kilometres within which the address lies, where the database says one.
    pub const fn accuracy_km(&self) -> Option<u16> {
        self.accuracy_km
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_that_is_not_on_the_map_makes_no_coordinates() {
        for (latitude, longitude) in [(90.1, 0.0), (0.0, -180.1), (f64::NAN, 0.0), (0.0, f64::INFINITY)] {
            assert_eq!(Coordinates::new(latitude, longitude, Some(1)), None);
        }
        assert!(Coordinates::new(-90.0, 180.0, None).is_some());
    }

    #[test]
    fn every_reason_has_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<_> = AddressUnknown::ALL.iter().map(|why| why.code()).collect();
        assert_eq!(codes.len(), AddressUnknown::ALL.len());
        assert!(codes.iter().all(|code| code.starts_with("address.")));
    }
}
