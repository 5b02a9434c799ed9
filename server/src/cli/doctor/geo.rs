//! Whether geographic databases are there, whole, and not too old.

use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::clock::Clock as _;

use super::finding::Finding;
use crate::{
    config::GeoConfig,
    geo::{Geo, GeoFile, State},
    system::SystemClock,
};

const ABOUT: &str = "geo data";

/// Reads each file as a server that starts now would.
pub(super) fn check(config: &GeoConfig) -> Vec<Finding> {
    let geo = Geo::open(config);
    let findings: Vec<Finding> = geo.files().map(|file| judge(file, SystemClock.now())).collect();
    if findings.is_empty() {
        return vec![Finding::ok(ABOUT, "none is configured: where somebody signs in from is unknown")];
    }
    findings
}

fn judge(file: &GeoFile, now: Time) -> Finding {
    let bring = "say `lethe geo update`, from a timer every month";
    if let Some(fault) = file.fault() {
        return Finding::fail(ABOUT, format!("{}: {fault}", file.kind()), bring);
    }
    let days = file.database().map_or(0, |database| now.since(database.built()) / DAY_MS);
    let found = format!("{}: {days} days old", file.kind());
    match file.state(now) {
        State::Good => Finding::ok(ABOUT, found),
        State::Stale => Finding::warn(ABOUT, found, bring),
        State::Kept | State::Missing => Finding::fail(ABOUT, found, bring),
    }
}
