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
pub(super) const LIBRARY: &str = "lib";

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
    let mut programs = Programs::new();
    let mut test = vec!["test".to_owned(), "--no-run".to_owned()];
    let targets: BTreeSet<&str> = tests.iter().map(|test| test.target.as_str()).collect();
    for target in targets {
        if target == LIBRARY {
            test.push("--lib".to_owned());
        } else {
            test.extend(["--test".to_owned(), target.to_owned()]);
        }
    }
    let runs_programs = tests.iter().any(|test| test.package == HOUSE.0);
    if runs_programs {
        for message in messages(house, copy, &["build".to_owned(), "--bins".to_owned()])? {
            if let Some(file) = message.executable {
                aside(copy, &file)?;
            }
        }
    }
    for message in messages(house, copy, &test)? {
        if let Some((key, mut program)) = test_program(message) {
            if runs_programs && key.0 == HOUSE.0 {
                program.file = aside(copy, &program.file)?;
            }
            programs.insert(key, program);
        }
    }
    Ok(programs)
}

/// Runs cargo on the copy and reads what it says about artifacts.
fn messages(house: &House, copy: &Copy, verb: &[String]) -> Result<Vec<Message>> {
    let mut command = house.cargo(verb);
    command.args(["--quiet", "--workspace", "--message-format", FORMAT]);
    command.arg("--manifest-path").arg(copy.manifest()).arg("--target-dir").arg(house.target());
    let answer = program::output(&mut command).context("with the mutants planted, the copy does not compile")?;
    Ok(answer.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// Puts a built program into the copy's own folder: tests of the whole house look for programs beside themselves, and the
/// place where cargo puts them belongs to whoever built last.
fn aside(copy: &Copy, file: &Path) -> Result<PathBuf> {
    let folder = copy.programs();
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let place = folder.join(file.file_name().context("a program has a name")?);
    let waiting = place.with_extension("new");
    std::fs::copy(file, &waiting).with_context(|| format!("cannot copy {}", file.display()))?;
    std::fs::rename(&waiting, &place).with_context(|| format!("cannot rename {}", waiting.display()))?;
    Ok(place)
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
