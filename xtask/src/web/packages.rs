//! Licenses and sources of the npm packages that end up in the pages, by the same list as for crates.

use anyhow::{Result, ensure};

use crate::house::House;
use crate::npm::{self, Lock, Locked};
use crate::spdx;

/// The only place that packages come from, where the lock file names one.
const REGISTRY: &str = "https://registry.npmjs.org/";

/// How many packages ship, and what is wrong with any of them or with any package that builds them.
pub(crate) fn objections(house: &House, allowed: &[String]) -> Result<(usize, Vec<String>)> {
    objections_to(&Lock::read(&npm::folder(house).join("package-lock.json"))?, allowed)
}

/// The same of any lock file.
pub(crate) fn objections_to(lock: &Lock, allowed: &[String]) -> Result<(usize, Vec<String>)> {
    let mut wrong = sources(lock);
    let mut count = 0;
    for (name, locked) in lock.shipped() {
        count += 1;
        wrong.extend(license(name, locked, allowed)?);
    }
    ensure!(count > 0, "package-lock.json names no package that is used");
    Ok((count, wrong))
}

/// What is wrong with where the packages of a lock file come from.
pub(crate) fn sources(lock: &Lock) -> Vec<String> {
    lock.packages
        .iter()
        .filter(|(place, _)| !place.is_empty())
        .filter_map(|(place, locked)| source(place, locked))
        .collect()
}

fn source(place: &str, locked: &Locked) -> Option<String> {
    match &locked.resolved {
        Some(from) if !from.starts_with(REGISTRY) => Some(format!("{place} {} comes from {from}", locked.version)),
        _ if locked.integrity.is_none() => Some(format!("{place} {} has no digest", locked.version)),
        _ => None,
    }
}

fn license(name: &str, locked: &Locked, allowed: &[String]) -> Result<Option<String>> {
    let called = format!("{name} {}", locked.version);
    Ok(match &locked.license {
        None => Some(format!("{called} names no license")),
        Some(license) if !spdx::allowed(license, allowed)? => Some(format!("{called}: {license}")),
        Some(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locked(license: Option<&str>, resolved: &str, integrity: Option<&str>) -> Locked {
        Locked {
            license: license.map(str::to_owned),
            resolved: Some(resolved.to_owned()),
            integrity: integrity.map(str::to_owned),
            ..Locked::default()
        }
    }

    #[test]
    fn license_source_and_digest_must_all_be_right() {
        let allowed = ["MIT".to_owned()];
        let good = locked(Some("MIT"), "https://registry.npmjs.org/a.tgz", Some("sha512-x"));
        assert_eq!(source("node_modules/a", &good), None);
        assert_eq!(license("a", &good, &allowed).expect("readable"), None);
        assert!(source("a", &locked(None, "https://example.org/a.tgz", Some("sha512-x"))).is_some());
        assert!(source("a", &locked(None, "https://registry.npmjs.org/a.tgz", None)).is_some());
        assert!(source("a", &locked(None, "git+https://registry.npmjs.org/a", Some("sha512-x"))).is_some());
        assert!(license("a", &locked(Some("GPL-3.0"), "", None), &allowed).expect("readable").is_some());
        assert!(license("a", &locked(None, "", None), &allowed).expect("readable").is_some());
    }
}
