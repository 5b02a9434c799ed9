//! The fuzz harness and the peers of benchmarks have lock files of their own; what they fuzz and measure must be what the house ships.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::house::House;

/// Packages that only the harness needs.
const ONLY_FUZZ: [&str; 3] = ["lethe-fuzz", "libfuzzer-sys", "arbitrary"];

/// Packages of which the peers need versions that the house does not have.
const OTHER_PEERS: [&str; 2] = ["bit-set", "bit-vec"];

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

/// An error if something that both the peers and the house are made from is locked to versions of which none is the same.
pub(crate) fn agree_with_peers(house: &House) -> Result<()> {
    let (ours, peers) = (read(house, "Cargo.lock")?, read(house, "tests/peers/Cargo.lock")?);
    let strays = apart(&ours, &peers);
    ensure!(
        strays.is_empty(),
        "tests/peers/Cargo.lock has versions that Cargo.lock has not: {}. Copy Cargo.lock over it and run `cargo metadata` in tests/peers/",
        strays.join(", ")
    );
    Ok(())
}

/// Names that are in both lists without any version in common.
fn apart<'a>(ours: &[Locked], others: &'a [Locked]) -> Vec<&'a str> {
    let names: BTreeSet<&str> = others.iter().map(|other| other.name.as_str()).collect();
    let is_apart = |name: &&str| {
        let mut of_ours = ours.iter().filter(|locked| locked.name == **name).peekable();
        of_ours.peek().is_some() && !of_ours.any(|locked| others.contains(locked))
    };
    names.into_iter().filter(|name| !OTHER_PEERS.contains(name)).filter(is_apart).collect()
}

fn read(house: &House, path: &str) -> Result<Vec<Locked>> {
    let text = std::fs::read_to_string(house.at(path)).with_context(|| format!("cannot read {path}"))?;
    let lock: Lock = toml::from_str(&text).with_context(|| format!("{path} is not a lock file"))?;
    Ok(lock.package)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_apart_where_a_name_in_both_has_no_version_in_common() {
        let locked = |name: &str, version: &str| Locked { name: name.to_owned(), version: version.to_owned() };
        let ours = [locked("serde", "1.0.0"), locked("jiff", "1.0.0"), locked("rand", "0.9.0")];
        let same =
            [locked("serde", "1.0.0"), locked("jiff", "0.2.0"), locked("jiff", "1.0.0"), locked("cedar", "4.0.0")];
        assert!(apart(&ours, &same).is_empty());
        assert_eq!(apart(&ours, &[locked("serde", "1.0.1"), locked("bit-set", "0.8.0")]), ["serde"]);
    }
}
