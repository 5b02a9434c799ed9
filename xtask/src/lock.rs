//! The fuzz harness has a lock file of its own; what it fuzzes must be what the house ships.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::house::House;

/// Packages that only the harness needs.
const ONLY_FUZZ: [&str; 3] = ["lethe-fuzz", "libfuzzer-sys", "arbitrary"];

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Locked {
    name: String,
    version: String,
}

/// An error if the harness is locked to another version of anything than the house.
pub(crate) fn agree(house: &House) -> Result<()> {
    let ours: BTreeSet<Locked> = read(house, "Cargo.lock")?.into_iter().collect();
    let fuzz = read(house, "fuzz/Cargo.lock")?;
    let strays: Vec<String> = fuzz
        .iter()
        .filter(|package| !ONLY_FUZZ.contains(&package.name.as_str()) && !ours.contains(package))
        .map(|package| format!("{} {}", package.name, package.version))
        .collect();
    ensure!(
        strays.is_empty(),
        "fuzz/Cargo.lock has versions that Cargo.lock has not: {}. Copy Cargo.lock over it and run `cargo metadata` in fuzz/",
        strays.join(", ")
    );
    Ok(())
}

fn read(house: &House, path: &str) -> Result<Vec<Locked>> {
    let text = std::fs::read_to_string(house.at(path)).with_context(|| format!("cannot read {path}"))?;
    let lock: Lock = toml::from_str(&text).with_context(|| format!("{path} is not a lock file"))?;
    Ok(lock.package)
}
