//! Where addresses are, by databases that the installation brings. Answers from memory, in the time of one look-up; knows no network and
//! no other room's rows, and decides nothing: whoever judges a sign-in gets a [`Place`], or why there is none.

mod database;
mod file;
pub mod import;
mod install;
mod publisher;
mod special;

use std::{net::IpAddr, path::PathBuf};

use lethe_server_core::access::origin::Place;

pub use database::{GeoDatabase, Kind, NotADatabase};
pub use file::{Fault, GeoFile, Look, State};
pub use install::{Description, InstallError, Installed, install};
pub use publisher::Attribution;
pub use special::{Special, special};

use crate::config::{GeoConfig, Publisher};

/// All databases of an installation. The default has none, and knows no place.
#[derive(Debug, Default)]
pub struct Geo {
    country: Option<GeoFile>,
    asn: Option<GeoFile>,
    city: Option<GeoFile>,
    publisher: Option<Publisher>,
}

/// Why an address has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    /// It was not looked up.
    #[error("it is an address of a local network, which is in many places")]
    Local,
    /// It was not looked up.
    #[error("it is the end of a tunnel (6to4, Teredo or NAT64), and its sender may be anywhere")]
    Tunnel,
    /// There is nothing to look it up in.
    #[error("no database is in use; name one under [geo], and bring it with `lethe geo update`")]
    NoDatabase,
}

impl Geo {
    /// Reads the configured files. One that cannot be used leaves its part of every place unknown, and is told by
    /// [`GeoFile::fault`].
    pub fn open(config: &GeoConfig) -> Self {
        let file = |kind, path: &Option<PathBuf>| {
            let file = GeoFile::new(kind, path.clone()?);
            file.look();
            Some(file)
        };
        Self {
            country: file(Kind::Country, &config.country),
            asn: file(Kind::Asn, &config.asn),
            city: file(Kind::City, &config.city),
            publisher: config.source,
        }
    }

    /// The configured files.
    pub fn files(&self) -> impl Iterator<Item = &GeoFile> {
        [&self.country, &self.asn, &self.city].into_iter().flatten()
    }

    /// Where a canonical address is. A database that does not know it leaves the place empty: that is an answer.
    pub fn place(&self, address: IpAddr) -> Result<Place, NoPlace> {
        match special(address) {
            Some(Special::Local) => return Err(NoPlace::Local),
            Some(Special::Tunnel) => return Err(NoPlace::Tunnel),
            None => {}
        }
        let in_use = |file: &Option<GeoFile>| file.as_ref().and_then(GeoFile::database);
        let (operators, cities) = (in_use(&self.asn), in_use(&self.city));
        // A file of countries knows them better than a file of cities.
        let countries = in_use(&self.country).or_else(|| cities.clone());
        if countries.is_none() && operators.is_none() {
            return Err(NoPlace::NoDatabase);
        }
        Ok(Place {
            country: countries.as_ref().and_then(|database| database.country(address)),
            asn: operators.and_then(|database| database.asn(address)),
            coordinates: cities.and_then(|database| database.coordinates(address)),
            database_built: countries.map(|database| database.built()),
        })
    }

    /// Looks at every file; tells in the log what has changed.
    pub fn look(&self) {
        for file in self.files() {
            match file.look() {
                Look::Same => {}
                Look::New => tracing::info!(database = %file.kind(), "a new geographic database is in use"),
                Look::Refused(fault) => {
                    tracing::error!(%fault, database = %file.kind(), "this geographic database is not used; what was read before it stays in use");
                }
            }
        }
    }

    /// What pages that show a place must say about where it is from.
    pub fn attribution(&self, file: &GeoFile) -> Option<Attribution> {
        let said = file.database().and_then(|database| publisher::of_type(database.type_name()));
        said.or(self.publisher).map(publisher::attribution)
    }
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
