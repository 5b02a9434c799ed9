//! What cargo knows about the packages of the house and their dependencies.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::house::House;
use crate::program;

/// The part of `cargo metadata` that the checks read.
#[derive(Deserialize)]
pub(crate) struct Manifests {
    /// Every package, ours and others'.
    pub(crate) packages: Vec<Package>,
}

/// One package.
#[derive(Deserialize)]
pub(crate) struct Package {
    /// As in its manifest.
    pub(crate) name: String,
    /// As in its manifest.
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) license: Option<String>,
    /// Where it was downloaded from; nothing for a package of the house.
    pub(crate) source: Option<String>,
    /// What its manifest asks for.
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line of a manifest's dependency tables.
#[derive(Deserialize)]
pub(crate) struct Dependency {
    /// The package asked for.
    pub(crate) name: String,
    /// `dev`, `build`, or nothing for an ordinary dependency.
    pub(crate) kind: Option<String>,
}

impl Manifests {
    /// Asks cargo, for the platform of this machine and by the versions in `Cargo.lock`.
    pub(crate) fn read(house: &House) -> Result<Self> {
        let host = program::host()?;
        let arguments = ["metadata", "--locked", "--format-version", "1", "--filter-platform", &host];
        let answer = program::output(&mut house.cargo(arguments))?;
        serde_json::from_str(&answer).context("cargo metadata changed its shape")
    }

    /// The packages of the house.
    pub(crate) fn ours(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.source.is_none())
    }
}
