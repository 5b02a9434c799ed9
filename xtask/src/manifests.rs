//! What cargo knows about the packages of the house and their dependencies.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::house::House;
use crate::program;

/// The part of `cargo metadata` that the checks read.
#[derive(Deserialize)]
pub(crate) struct Manifests {
    /// Every package, ours and others'.
    pub(crate) packages: Vec<Package>,
    resolve: Resolve,
}

/// Which package cargo chose for each dependency.
#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    kind: Option<String>,
}

/// One package.
#[derive(Deserialize)]
pub(crate) struct Package {
    /// Cargo's own name for it.
    pub(crate) id: String,
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

    /// What is inside the programs of some packages: they and all that they need when they run.
    pub(crate) fn shipped(&self, programs: &[&str]) -> Result<Vec<&Package>> {
        let named = |name: &&str| self.ours().find(|package| package.name == **name).map(|package| package.id.as_str());
        let begin = programs.iter().map(|name| named(name).with_context(|| format!("no package {name}")));
        let mut waiting = begin.collect::<Result<Vec<&str>>>()?;
        let mut inside = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if inside.insert(id) {
                let edges = self.resolve.nodes.iter().filter(|node| node.id == id).flat_map(|node| &node.deps);
                let runs = edges.filter(|edge| edge.dep_kinds.iter().any(|kind| kind.kind.is_none()));
                waiting.extend(runs.map(|edge| edge.pkg.as_str()));
            }
        }
        Ok(self.packages.iter().filter(|package| inside.contains(package.id.as_str())).collect())
    }
}
