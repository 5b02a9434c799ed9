//! Node.js and npm for the console: whether they are here, and packages exactly as `package-lock.json` names them.
//!
//! Install scripts of packages are never run. What is in `node_modules` already is not installed again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::house::House;
use crate::program;

/// The oldest Node.js that the console is built with.
const OLDEST: (u32, u32) = (20, 19);

/// A file `package-lock.json`, and the one that npm keeps inside `node_modules`.
#[derive(Deserialize)]
pub(crate) struct Lock {
    /// By place: `""` is the console itself, `node_modules/react` a package.
    pub(crate) packages: BTreeMap<String, Locked>,
}

/// One locked package.
#[derive(Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "npm's own fields")]
pub(crate) struct Locked {
    /// Exactly this one.
    pub(crate) version: String,
    /// An SPDX expression.
    pub(crate) license: Option<String>,
    /// Where it was downloaded from.
    pub(crate) resolved: Option<String>,
    /// Its digest.
    pub(crate) integrity: Option<String>,
    /// Only for building and testing.
    pub(crate) dev: bool,
    /// For building on some platforms.
    pub(crate) dev_optional: bool,
    /// Left out on platforms that it is not for.
    pub(crate) optional: bool,
    /// Asked for by another package that works without it.
    pub(crate) peer: bool,
}

impl Lock {
    /// Reads one.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_str(&text).with_context(|| format!("{} is not a lock file of npm", path.display()))
    }

    /// What ends up in the pages: name and lock of each package that is not only for building and testing.
    pub(crate) fn shipped(&self) -> impl Iterator<Item = (&str, &Locked)> {
        let ours = |(place, locked): &(&String, &Locked)| !place.is_empty() && !locked.dev && !locked.dev_optional;
        self.packages.iter().filter(ours).map(|(place, locked)| (name(place), locked))
    }

    /// Whether a folder that holds `installed` holds what this lock asks for, and nothing else.
    fn agrees(&self, installed: &Self) -> bool {
        let is_same = |place: &String, locked: &Locked| {
            installed
                .packages
                .get(place)
                .is_some_and(|there| (&there.version, &there.integrity) == (&locked.version, &locked.integrity))
        };
        let all = self.packages.iter().filter(|(place, _)| !place.is_empty()).all(|(place, locked)| {
            let may_be_missing = locked.optional || locked.dev_optional || locked.peer;
            is_same(place, locked) || (may_be_missing && !installed.packages.contains_key(place))
        });
        all && installed.packages.keys().all(|place| self.packages.contains_key(place))
    }
}

/// The package's name in `node_modules/a/node_modules/@scope/b`: `@scope/b`.
fn name(place: &str) -> &str {
    place.rsplit_once("node_modules/").map_or(place, |(_, name)| name)
}

/// The console's folder.
pub(crate) fn folder(house: &House) -> PathBuf {
    house.at("web-admin")
}

/// An error that says what to install, unless Node.js and npm are here and new enough.
pub(crate) fn here() -> Result<String> {
    let advice = format!(
        "the console is built with Node.js {}.{} or newer and npm: install them from nodejs.org or your distribution",
        OLDEST.0, OLDEST.1
    );
    if program::find("npm").is_none() || program::find("node").is_none() {
        bail!("node or npm is missing; {advice}");
    }
    let said = program::output(Command::new("node").arg("--version"))?;
    let version = said.trim();
    match parsed(version) {
        Some(found) if found >= OLDEST => Ok(version.to_owned()),
        _ => bail!("this is Node.js {version}; {advice}"),
    }
}

/// Major and minor of `v20.19.4`.
fn parsed(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// An npm command in the console's folder.
pub(crate) fn npm(house: &House, arguments: &[&str]) -> Command {
    npm_in(&folder(house), arguments)
}

fn npm_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder).args(arguments).env("NO_UPDATE_NOTIFIER", "1");
    command
}

/// Makes the console's `node_modules` what its lock file says; returns what was done.
pub(crate) fn install(house: &House) -> Result<String> {
    install_in(&folder(house))
}

/// The same in any folder with a lock file.
pub(crate) fn install_in(folder: &Path) -> Result<String> {
    here()?;
    let wanted = Lock::read(&folder.join("package-lock.json"))?;
    let count = wanted.packages.len().saturating_sub(1);
    let installed = Lock::read(&folder.join("node_modules/.package-lock.json"));
    if installed.is_ok_and(|installed| wanted.agrees(&installed)) {
        return Ok("packages as locked".to_owned());
    }
    println!("   npm installs {count} packages (once; none of their install scripts is run)");
    program::run(&mut npm_in(folder, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    Ok(format!("{count} packages installed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(text: &str) -> Lock {
        serde_json::from_str(text).expect("a lock file")
    }

    #[test]
    fn packages_agree_when_each_has_its_version_and_digest_and_none_is_left_over() {
        let wanted = lock(
            r#"{"packages": {"": {"version": "1"}, "node_modules/a": {"version": "1.0.0", "integrity": "x"},
                "node_modules/mac": {"version": "2.0.0", "optional": true}}}"#,
        );
        let installed = |text: &str| wanted.agrees(&lock(&format!(r#"{{"packages": {{{text}}}}}"#)));
        assert!(installed(r#""node_modules/a": {"version": "1.0.0", "integrity": "x"}"#));
        assert!(!installed(r#""node_modules/a": {"version": "1.0.1", "integrity": "x"}"#));
        assert!(!installed(r#""node_modules/a": {"version": "1.0.0", "integrity": "y"}"#));
        assert!(!installed(""), "what must be there is missing");
        assert!(!installed(
            r#""node_modules/a": {"version": "1.0.0", "integrity": "x"}, "node_modules/b": {"version": "1.0.0"}"#
        ));
    }

    #[test]
    fn packages_for_building_do_not_ship() {
        let lock = lock(
            r#"{"packages": {"": {}, "node_modules/react": {}, "node_modules/vite": {"dev": true},
                "node_modules/x/node_modules/@scope/y": {}}}"#,
        );
        assert_eq!(lock.shipped().map(|(name, _)| name).collect::<Vec<_>>(), ["react", "@scope/y"]);
    }

    #[test]
    fn a_version_of_node_is_compared_as_numbers() {
        assert!(parsed("v20.20.2") >= Some(OLDEST));
        assert!(parsed("v18.20.4") < Some(OLDEST));
        assert!(parsed("v100.0.0") >= Some(OLDEST));
        assert_eq!(parsed("none"), None);
    }
}
