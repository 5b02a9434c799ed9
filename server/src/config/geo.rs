//! `[geo]`: files that say where addresses are. Without them every place is unknown.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// `[geo]`: databases in the MaxMind format, each of them optional. They are read again when they change.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GeoConfig {
    /// Countries.
    pub country: Option<PathBuf>,
    /// Network operators.
    pub asn: Option<PathBuf>,
    /// Cities: points on the map, and countries where there is no file of countries.
    pub city: Option<PathBuf>,
    /// Whose data it is, where the files do not say so themselves.
    pub source: Option<Publisher>,
}

/// Who publishes geographic data, and by that: whom every page that shows it must name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Publisher {
    /// DB-IP, Lite editions under CC BY 4.0.
    DbIp,
    /// MaxMind, GeoLite2 and GeoIP2.
    Maxmind,
}

impl GeoConfig {
    pub(super) fn below(&mut self, base: &Path) {
        for path in [&mut self.country, &mut self.asn, &mut self.city].into_iter().flatten() {
            *path = base.join(&*path);
        }
    }
}
