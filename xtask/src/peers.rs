//! Services of others as they really are, from npm, for the server's tests. Nothing of it ships.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::house::House;
use crate::npm::{self, Lock};
use crate::web;

/// How tests are told where they are.
pub(crate) const VARIABLE: &str = "LETHE_PEERS";

const FOLDER: &str = "tests/peers";

/// Brings the packages exactly as they are locked.
pub(crate) fn install(house: &House) -> Result<()> {
    npm::install_in(&folder(house)).map(drop)
}

/// Where they are after [`install`].
pub(crate) fn folder(house: &House) -> PathBuf {
    house.at(FOLDER)
}

/// What is wrong with where they come from, or with their licenses.
pub(crate) fn objections(house: &House, allowed: &[String]) -> Result<Vec<String>> {
    let lock = Lock::read(&folder(house).join("package-lock.json")).context("the services of the tests are locked")?;
    web::objections_to(&lock, allowed).map(|(_, wrong)| wrong)
}
