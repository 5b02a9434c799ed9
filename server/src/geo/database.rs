//! One geographic database in memory. [`GeoDatabase::read`] is the only way to one, and it has read every record in the way in which
//! look-ups read it: what is broken is found before it is used.

use std::{collections::HashSet, fmt, net::IpAddr};

use lethe_proto::ids::Time;
use lethe_server_core::access::{
    country::Country,
    origin::{Asn, Coordinates},
};
use maxminddb::{LookupResult, MaxMindDbError, PathElement, Reader, WithinOptions};
use serde::Deserialize;

/// What a database is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Countries.
    Country,
    /// Network operators.
    Asn,
    /// Points on the map, and countries.
    City,
}

impl Kind {
    /// Its name in `[geo]`, in metrics and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Asn => "asn",
            Self::City => "city",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Bytes that are not used as a database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotADatabase {
    /// Not the format, or broken: cut off, or a record that cannot be read.
    #[error("it is no whole database in the MaxMind format ({0}); get it again, and unpack it if it is packed")]
    Broken(String),
    /// Whole, and about something else.
    #[error(
        "it is a database of type \"{found}\", and nothing in it is a {wanted}; name it under the key of [geo] that it is for"
    )]
    Other {
        /// What it calls itself.
        found: String,
        /// What was asked for.
        wanted: Kind,
    },
}

impl From<MaxMindDbError> for NotADatabase {
    fn from(error: MaxMindDbError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// A database that was read to its end.
pub struct GeoDatabase {
    reader: Reader<Vec<u8>>,
    kind: Kind,
    shape: Shape,
}

/// How records name a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `country.iso_code`. Beside it, `registered_country` says whose the network is on paper: never where it is.
    Nested,
    /// `country_code`.
    Flat,
}

impl Shape {
    const fn path(self) -> &'static [PathElement<'static>] {
        match self {
            Self::Nested => &[PathElement::Key("country"), PathElement::Key("iso_code")],
            Self::Flat => &[PathElement::Key("country_code")],
        }
    }
}

type Found<'a> = LookupResult<'a, Vec<u8>>;

impl GeoDatabase {
    /// Reads bytes, and then every record once.
    pub fn read(kind: Kind, bytes: Vec<u8>) -> Result<Self, NotADatabase> {
        let reader = Reader::from_source(bytes)?;
        for shape in [Shape::Nested, Shape::Flat] {
            if examine(&reader, kind, shape)? {
                return Ok(Self { reader, kind, shape });
            }
        }
        Err(NotADatabase::Other { found: reader.metadata().database_type.clone(), wanted: kind })
    }

    /// What it is asked for.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// What it calls itself.
    pub fn type_name(&self) -> &str {
        &self.reader.metadata().database_type
    }

    /// When it was built.
    pub fn built(&self) -> Time {
        Time(self.reader.metadata().build_epoch.saturating_mul(1000))
    }

    /// How many nodes its tree has.
    pub fn nodes(&self) -> u32 {
        self.reader.metadata().node_count
    }

    /// In which country an address is used.
    pub fn country(&self, address: IpAddr) -> Option<Country> {
        country(&self.reader.lookup(address).ok()?, self.shape).ok()?
    }

    /// Who operates its network.
    pub fn asn(&self, address: IpAddr) -> Option<Asn> {
        asn(&self.reader.lookup(address).ok()?).ok()?
    }

    /// Where on the map it is.
    pub fn coordinates(&self, address: IpAddr) -> Option<Coordinates> {
        coordinates(&self.reader.lookup(address).ok()?).ok()?
    }
}

impl fmt::Debug for GeoDatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GeoDatabase").field("kind", &self.kind).field("type", &self.type_name()).finish_non_exhaustive()
    }
}

/// Walks the whole tree and reads each record. `true` if any of them says what is asked for.
fn examine(reader: &Reader<Vec<u8>>, kind: Kind, shape: Shape) -> Result<bool, NotADatabase> {
    let (mut seen, mut says, mut walked) = (HashSet::new(), false, 0_u64);
    // A tree of so many nodes has fewer ends. One that has more runs in circles.
    let most = u64::from(reader.metadata().node_count) * 3;
    for network in reader.networks(WithinOptions::default().include_networks_without_data())? {
        let found = network?;
        walked += 1;
        if walked > most {
            return Err(NotADatabase::Broken("its tree runs in circles".to_owned()));
        }
        if found.offset().is_some_and(|offset| seen.insert(offset)) {
            says |= match kind {
                Kind::Country => country(&found, shape)?.is_some(),
                Kind::Asn => asn(&found)?.is_some(),
                Kind::City => country(&found, shape)?.is_some() | coordinates(&found)?.is_some(),
            };
        }
    }
    Ok(says)
}

/// A code that is not an assigned one, such as `EU`, is no country.
fn country(found: &Found<'_>, shape: Shape) -> Result<Option<Country>, MaxMindDbError> {
    Ok(found.decode_path::<&str>(shape.path())?.and_then(|code| code.parse().ok()))
}

fn asn(found: &Found<'_>) -> Result<Option<Asn>, MaxMindDbError> {
    Ok(found.decode_path(&[PathElement::Key("autonomous_system_number")])?.map(Asn))
}

#[derive(Deserialize)]
struct Location {
    latitude: Option<f64>,
    longitude: Option<f64>,
    accuracy_radius: Option<u16>,
}

fn coordinates(found: &Found<'_>) -> Result<Option<Coordinates>, MaxMindDbError> {
    let location: Option<Location> = found.decode_path(&[PathElement::Key("location")])?;
    Ok(location.and_then(|Location { latitude, longitude, accuracy_radius }| {
        Coordinates::new(latitude?, longitude?, accuracy_radius)
    }))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod vectors;
