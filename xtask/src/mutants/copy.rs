//! A copy of the workspace's sources, one folder deeper than the original, under the target folder.
//!
//! Cargo names what it builds after a package's path relative to the workspace. One folder deeper, the packages of the
//! copy get names of their own and share the target folder with the originals, while all dependencies from the registry
//! are the same and are not built again. Files are written only when their text differs, so a second run builds little.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::house::House;
use crate::source;

/// The folder of the copy that takes the place of the workspace's root.
const INSIDE: &str = "house";

/// A copied workspace.
pub(crate) struct Copy {
    root: PathBuf,
}

impl Copy {
    /// Brings the copy up to date with the sources.
    pub(crate) fn make(house: &House) -> Result<Self> {
        let copy = Self { root: house.target().join("mutants") };
        let mut files = Vec::new();
        source::collect(house.root(), &mut files)?;
        let mut kept = BTreeSet::new();
        for file in &files {
            let path = file.strip_prefix(house.root()).context("a source lies in the workspace")?;
            if belongs(path) {
                copy.put_bytes(path, &std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?)?;
                kept.insert(copy.at(path));
            }
        }
        copy.forget_all_but(&kept)?;
        let manifest = std::fs::read_to_string(house.at("Cargo.toml")).context("cannot read Cargo.toml")?;
        write_if_different(&copy.manifest(), one_folder_deeper(&manifest)?.as_bytes())?;
        let lock = std::fs::read(house.at("Cargo.lock")).context("cannot read Cargo.lock")?;
        write_if_different(&copy.root.join("Cargo.lock"), &lock)?;
        Ok(copy)
    }

    /// The manifest of the copied workspace.
    pub(crate) fn manifest(&self) -> PathBuf {
        self.root.join("Cargo.toml")
    }

    /// Where programs that were built from the copy are kept.
    pub(crate) fn programs(&self) -> PathBuf {
        self.root.join("programs")
    }

    /// The text of a copied file, by its path in the original workspace.
    pub(crate) fn text(&self, path: &Path) -> Result<String> {
        let file = self.at(path);
        std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    }

    /// Puts a text in the place of a copied file.
    pub(crate) fn put(&self, path: &Path, text: &str) -> Result<()> {
        self.put_bytes(path, text.as_bytes())
    }

    fn put_bytes(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        write_if_different(&self.at(path), bytes)
    }

    /// Removes copies of files that the workspace does not have any more.
    fn forget_all_but(&self, kept: &BTreeSet<PathBuf>) -> Result<()> {
        let mut present = Vec::new();
        source::collect(&self.root.join(INSIDE), &mut present)?;
        for file in present.iter().filter(|file| !kept.contains(*file)) {
            std::fs::remove_file(file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
        Ok(())
    }

    fn at(&self, path: &Path) -> PathBuf {
        self.root.join(INSIDE).join(path)
    }
}

/// What the copy needs: everything but the root's own manifest and lock, and the console.
fn belongs(path: &Path) -> bool {
    let root_file = path.parent() == Some(Path::new(""));
    !root_file && !path.starts_with("web-admin")
}

/// The root manifest with every path of a member led into the folder of the copy.
fn one_folder_deeper(manifest: &str) -> Result<String> {
    let mut table: toml::Table = toml::from_str(manifest).context("Cargo.toml is not TOML")?;
    let workspace =
        table.get_mut("workspace").and_then(toml::Value::as_table_mut).context("Cargo.toml has a workspace")?;
    let members =
        workspace.get_mut("members").and_then(toml::Value::as_array_mut).context("the workspace has members")?;
    for member in members {
        deeper(member);
    }
    workspace.insert("lints".to_owned(), toml::Value::Table(quiet()));
    let dependencies = workspace.get_mut("dependencies").and_then(toml::Value::as_table_mut);
    for (_, dependency) in dependencies.into_iter().flatten() {
        if let Some(path) = dependency.get_mut("path") {
            deeper(path);
        }
    }
    toml::to_string(&table).context("cannot write the manifest of the copy")
}

/// The lints of the copy: none, because patched code is not judged by its looks.
fn quiet() -> toml::Table {
    let warnings = toml::Table::from_iter([("warnings".to_owned(), toml::Value::String("allow".to_owned()))]);
    toml::Table::from_iter([("rust".to_owned(), toml::Value::Table(warnings))])
}

fn deeper(path: &mut toml::Value) {
    if let Some(text) = path.as_str() {
        *path = toml::Value::String(format!("{INSIDE}/{text}"));
    }
}

/// Writes a file unless it holds these bytes already, so that its time of change stays.
fn write_if_different(file: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::read(file).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    std::fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_paths_are_led_one_folder_deeper() {
        let manifest = "[workspace]\nmembers = [\"proto\"]\n[workspace.dependencies]\nlethe-proto = { path = \"proto\" }\nsha2 = \"1\"\n";
        let deeper = one_folder_deeper(manifest).expect("a manifest");
        assert!(deeper.contains("\"house/proto\""));
        assert!(!deeper.contains("\"proto\""));
        assert!(deeper.contains("sha2 = \"1\""));
    }

    #[test]
    fn the_roots_own_files_stay_out_of_the_copy() {
        assert!(!belongs(Path::new("Cargo.toml")));
        assert!(belongs(Path::new("proto/Cargo.toml")));
        assert!(!belongs(Path::new("web-admin/package.json")));
    }
}
