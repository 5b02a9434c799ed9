//! Writes `web-admin/src/attributions.json`: what the programs and pages are built from, by whom, under which license.
//!
//! Packages of the pages come with their license texts, because the pages carry their code to every browser.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Serialize;

use crate::house::House;
use crate::manifests::Manifests;
use crate::npm::{self, Lock};

const FILE: &str = "web-admin/src/attributions.json";
/// How the files with license texts begin, in capitals.
const TEXTS: [&str; 3] = ["LICENSE", "LICENCE", "COPYING"];

/// One package.
#[derive(Serialize)]
struct Attribution {
    name: String,
    version: String,
    /// `npm` or `crate`.
    kind: &'static str,
    license: String,
    /// Only for npm packages that bring one.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Writes the file again.
pub(crate) fn write(house: &House) -> Result<()> {
    std::fs::write(house.at(FILE), document(house)?).with_context(|| format!("cannot write {FILE}"))
}

/// An error if the file is not what `write` would write.
pub(crate) fn check(house: &House) -> Result<()> {
    let present = std::fs::read_to_string(house.at(FILE)).with_context(|| format!("cannot read {FILE}"))?;
    ensure!(document(house)? == present, "{FILE} is stale: run `cargo xtask gen`");
    Ok(())
}

fn document(house: &House) -> Result<String> {
    npm::install(house)?;
    let mut all = packages(house)?;
    all.extend(crates(house)?);
    Ok(serde_json::to_string_pretty(&all.into_values().collect::<Vec<_>>())? + "\n")
}

/// A package of one kind, by its name and version.
type Sorted = BTreeMap<(&'static str, String, String), Attribution>;

fn packages(house: &House) -> Result<Sorted> {
    let folder = npm::folder(house);
    let lock = Lock::read(&folder.join("package-lock.json"))?;
    let mut all = Sorted::new();
    for (name, locked) in lock.shipped() {
        let found = Attribution {
            name: name.to_owned(),
            version: locked.version.clone(),
            kind: "npm",
            license: locked.license.clone().with_context(|| format!("{name} names no license"))?,
            text: text(&folder.join("node_modules").join(name)),
        };
        all.insert((found.kind, found.name.clone(), found.version.clone()), found);
    }
    Ok(all)
}

fn crates(house: &House) -> Result<Sorted> {
    let manifests = Manifests::read(house)?;
    let mut all = Sorted::new();
    for package in manifests.shipped(&["lethe-server", "lethe-agent"])? {
        if package.source.is_some() {
            let found = Attribution {
                name: package.name.clone(),
                version: package.version.clone(),
                kind: "crate",
                license: package.license.clone().with_context(|| format!("{} names no license", package.name))?,
                text: None,
            };
            all.insert((found.kind, found.name.clone(), found.version.clone()), found);
        }
    }
    Ok(all)
}

/// The first license file of a package in the order of names.
fn text(folder: &Path) -> Option<String> {
    let mut files: Vec<_> = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let is_license = |file: &&std::path::PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_uppercase();
        TEXTS.iter().any(|begin| name.starts_with(begin))
    };
    std::fs::read_to_string(files.iter().find(is_license)?).ok().map(|text| text.trim().replace("\r\n", "\n"))
}
