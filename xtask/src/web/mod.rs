//! Console, portal and approver page: packages, types, unit tests, and the builds that the server embeds.
//!
//! The pages are built again only when something that they are made from changed, because the server is compiled again with them.

mod attributions;
mod budget;
mod inputs;
mod packages;

use anyhow::{Context, Result, ensure};

use crate::house::House;
use crate::{npm, program};

pub(crate) use attributions::{check as check_attributions, write as write_attributions};
pub(crate) use packages::{objections, objections_to, sources};

/// The client's types, generated from the server's document.
const SCHEMA: &str = "web-admin/src/api/schema.d.ts";
/// What the builds leave for the server.
const PAGES: [&str; 3] =
    ["web-admin/dist/console/index.html", "web-admin/dist/portal/index.html", "web-admin/dist/approver/index.html"];

/// Everything that must hold of the pages by themselves.
pub(crate) fn check(house: &House) -> Result<String> {
    let installed = npm::install(house)?;
    check_schema(house)?;
    program::run(&mut npm::npm(house, &["run", "--silent", "check"]))?;
    program::run(&mut npm::npm(house, &["run", "--silent", "test"]))?;
    let built = build_if_changed(house)?;
    Ok(format!("{installed}, types and tests pass, {built}, {}", budget::check(house)?))
}

/// Packages and pages, for whoever only wants to see them: without the checks.
pub(crate) fn build(house: &House) -> Result<()> {
    npm::install(house)?;
    build_if_changed(house).map(drop)
}

fn build_if_changed(house: &House) -> Result<String> {
    let digest = inputs::digest(house)?;
    let stamp = npm::folder(house).join("node_modules/.lethe-built");
    let is_built = PAGES.iter().all(|page| house.at(page).is_file());
    if is_built && std::fs::read_to_string(&stamp).is_ok_and(|written| written == digest) {
        return Ok("pages as built before".to_owned());
    }
    println!("   building console, portal and approver page");
    program::run(&mut npm::npm(house, &["run", "--silent", "build"]))?;
    for page in PAGES {
        ensure!(house.at(page).is_file(), "the build made no {page}");
    }
    std::fs::write(&stamp, digest).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok("pages built".to_owned())
}

/// Writes the client's types from the server's document.
pub(crate) fn write_schema(house: &House) -> Result<()> {
    npm::install(house)?;
    program::run(&mut npm::npm(house, &["run", "--silent", "api"]))
}

/// An error if the client's types are not those of the server's document.
fn check_schema(house: &House) -> Result<()> {
    std::fs::create_dir_all(house.target()).context("cannot make the target folder")?;
    let fresh = house.target().join("schema.d.ts");
    let path = fresh.to_str().context("the target folder has a plain name")?;
    program::output(&mut npm::npm(house, &["run", "--silent", "api", "--", path]))?;
    let read = |path: &std::path::Path| {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    ensure!(read(&fresh)? == read(&house.at(SCHEMA))?, "{SCHEMA} is stale: run `cargo xtask gen`");
    Ok(())
}
