//! Builds the test programs of the copy, all of them by one call of cargo.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::catalogue::{HOUSE, Test};
use super::copy::Copy;
use crate::house::House;
use crate::program;

/// The target of a package's unit tests, in the catalogue and in cargo's words.
const LIBRARY: &str = "lib";

/// Messages for this program on one side, errors for people on the other.
const FORMAT: &str = "json-render-diagnostics";

/// A test program of the copy.
pub(super) struct Program {
    /// The program.
    pub(super) file: PathBuf,
    /// Its package's folder, in which cargo would run it.
    pub(super) folder: PathBuf,
}

/// Test programs by package and target.
pub(super) type Programs = BTreeMap<(String, String), Program>;

/// The part of cargo's messages that names a built test program.
#[derive(Deserialize)]
struct Message {
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    executable: Option<PathBuf>,
    #[serde(default)]
    profile: Profile,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Profile {
    test: bool,
}

/// Builds what these tests need. The whole workspace is named, and targets are left out instead of packages: so features
/// are unified as everywhere else, and no dependency is built twice.
pub(super) fn build(house: &House, copy: &Copy, tests: &[Test]) -> Result<Programs> {
    let manifest = copy.manifest();
    if tests.iter().any(|test| test.package == HOUSE.0) {
        let mut programs = house.cargo(["build", "--quiet", "--workspace", "--bins", "--manifest-path"]);
        program::run(programs.arg(&manifest).arg("--target-dir").arg(house.target()))?;
    }
    let mut command = house.cargo(["test", "--quiet", "--workspace", "--no-run", "--message-format", FORMAT]);
    command.arg("--manifest-path").arg(&manifest).arg("--target-dir").arg(house.target());
    let targets: BTreeSet<&str> = tests.iter().map(|test| test.target.as_str()).collect();
    for target in targets {
        if target == LIBRARY {
            command.arg("--lib");
        } else {
            command.args(["--test", target]);
        }
    }
    let answer = program::output(&mut command).context("with the mutants planted, the copy does not compile")?;
    Ok(answer.lines().filter_map(|line| serde_json::from_str(line).ok()).filter_map(test_program).collect())
}

/// The package, target and file of a test program, if that is what a message speaks of.
fn test_program(message: Message) -> Option<((String, String), Program)> {
    let (target, file) = (message.target?, message.executable?);
    if !message.profile.test {
        return None;
    }
    let manifest = message.manifest_path?;
    let name = if target.kind.iter().any(|kind| kind == LIBRARY) { LIBRARY.to_owned() } else { target.name };
    let package = package_name(&manifest)?;
    Some(((package, name), Program { file, folder: manifest.parent()?.to_path_buf() }))
}

fn package_name(manifest: &Path) -> Option<String> {
    let table: toml::Table = toml::from_str(&std::fs::read_to_string(manifest).ok()?).ok()?;
    table.get("package")?.get("name")?.as_str().map(str::to_owned)
}
