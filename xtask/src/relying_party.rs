//! An app that signs its people in through us, by a library that was certified for it: for tests. Nothing of it ships.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::house::House;
use crate::npm::{self, Lock};
use crate::web;

/// How tests are told where it is.
pub(crate) const VARIABLE: &str = "LETHE_RELYING_PARTY";

const FOLDER: &str = "tests/relying-party";

/// Brings its packages exactly as they are locked.
pub(crate) fn install(house: &House) -> Result<()> {
    npm::install_in(&folder(house)).map(drop)
}

/// Where it is after [`install`].
pub(crate) fn folder(house: &House) -> PathBuf {
    house.at(FOLDER)
}

/// Whether its packages are there.
pub(crate) fn is_here(house: &House) -> bool {
    folder(house).join("node_modules/openid-client").is_dir()
}

/// What is wrong with where its packages come from.
pub(crate) fn objections(house: &House) -> Result<Vec<String>> {
    let lock = Lock::read(&folder(house).join("package-lock.json")).context("the app of the tests is locked")?;
    Ok(web::sources(&lock))
}
