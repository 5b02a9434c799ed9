//! Licenses, sources and bans of all dependencies, by the lists in `deny.toml`, so that `cargo-deny` and this check agree.

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::geo_data;
use crate::house::House;
use crate::manifests::{Manifests, Package};
use crate::peers;
use crate::relying_party;
use crate::spdx;
use crate::web;

/// The part of `deny.toml` that is read here.
#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
    bans: Bans,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    exceptions: Vec<Exception>,
}

/// A license that only this crate may have.
#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    #[serde(rename = "crate")]
    name: String,
    reason: String,
}

#[derive(Deserialize)]
struct Sources {
    #[serde(rename = "allow-registry")]
    allow_registry: Vec<String>,
}

/// Checks every package that the house is built from.
pub(crate) fn run(house: &House) -> Result<String> {
    let text = std::fs::read_to_string(house.at("deny.toml")).context("cannot read deny.toml")?;
    let deny: Deny = toml::from_str(&text).context("deny.toml has another shape than this check reads")?;
    let manifests = Manifests::read(house)?;
    let mut wrong = Vec::new();
    for package in &manifests.packages {
        wrong.extend(objections(package, &deny)?);
    }
    let (shipped, of_npm) = web::objections(house, &deny.licenses.allow)?;
    wrong.extend(of_npm);
    wrong.extend(geo_data::objections(house)?);
    wrong.extend(relying_party::objections(house)?);
    wrong.extend(peers::objections(house, &deny.licenses.allow)?);
    if !wrong.is_empty() {
        bail!("dependencies that deny.toml does not allow:\n      {}", wrong.join("\n      "));
    }
    Ok(format!("{} crates and {shipped} npm packages, all from their registries", manifests.packages.len()))
}

fn objections(package: &Package, deny: &Deny) -> Result<Vec<String>> {
    let called = format!("{} {}", package.name, package.version);
    let mut wrong = Vec::new();
    match &package.license {
        None => wrong.push(format!("{called} names no license")),
        Some(license) if !spdx::allowed(license, &list(package, deny))? => {
            wrong.push(format!("{called}: {license}"));
        }
        Some(_) => {}
    }
    if let Some(ban) = deny.bans.deny.iter().find(|ban| ban.name == package.name) {
        wrong.push(format!("{called} is banned: {}", ban.reason));
    }
    if let Some(source) = &package.source {
        let registry = source.strip_prefix("registry+").unwrap_or(source);
        if !deny.sources.allow_registry.iter().any(|allowed| allowed == registry) {
            wrong.push(format!("{called} comes from {source}"));
        }
    }
    Ok(wrong)
}

/// What this package's license may be.
fn list(package: &Package, deny: &Deny) -> Vec<String> {
    let own = deny.licenses.exceptions.iter().filter(|exception| exception.name == package.name);
    deny.licenses.allow.iter().chain(own.flat_map(|exception| &exception.allow)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deny() -> Deny {
        Deny {
            licenses: Licenses {
                allow: vec!["MIT".to_owned()],
                exceptions: vec![Exception { name: "passkeys".to_owned(), allow: vec!["MPL-2.0".to_owned()] }],
            },
            bans: Bans { deny: vec![Ban { name: "openssl-sys".to_owned(), reason: "rustls".to_owned() }] },
            sources: Sources { allow_registry: vec!["https://example.org/index".to_owned()] },
        }
    }

    fn package(name: &str, license: Option<&str>, source: &str) -> Package {
        Package {
            id: name.to_owned(),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: Some(source.to_owned()),
            dependencies: Vec::new(),
        }
    }

    #[test]
    fn license_source_and_name_must_all_be_allowed() {
        let registry = "registry+https://example.org/index";
        let count = |package: &Package| objections(package, &deny()).expect("readable").len();
        assert_eq!(count(&package("good", Some("MIT"), registry)), 0);
        assert_eq!(count(&package("copyleft", Some("GPL-3.0"), registry)), 1);
        assert_eq!(count(&package("passkeys", Some("MPL-2.0"), registry)), 0);
        assert_eq!(count(&package("other", Some("MPL-2.0"), registry)), 1);
        assert_eq!(count(&package("nameless", None, registry)), 1);
        assert_eq!(count(&package("openssl-sys", Some("MIT"), registry)), 1);
        assert_eq!(count(&package("good", Some("MIT"), "git+https://example.org/repo")), 1);
    }
}
