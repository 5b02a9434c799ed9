//! Where the workspace lies, and how its programs are built: always with the same cargo flags, so that nothing is built twice.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The checkout that this program was built from.
pub(crate) struct House {
    root: PathBuf,
}

impl House {
    /// Finds the checkout: the folder above this crate's own.
    pub(crate) fn find() -> Result<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = here.parent().context("xtask lies in a folder of the workspace")?;
        ensure!(
            root.join("Cargo.toml").is_file(),
            "the workspace moved since xtask was built; run `cargo xtask` once more"
        );
        Ok(Self { root: root.to_path_buf() })
    }

    /// The workspace's root folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the workspace.
    pub(crate) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// The one target folder.
    pub(crate) fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.at("target"), |folder| self.root.join(folder))
    }

    /// The folders of the workspace's packages, relative to its root.
    pub(crate) fn members(&self) -> Result<Vec<PathBuf>> {
        let table = self.manifest(Path::new("")).context("Cargo.toml cannot be read")?;
        let members = table.get("workspace").and_then(|workspace| workspace.get("members"));
        let members = members.and_then(toml::Value::as_array).context("the workspace has members")?;
        Ok(members.iter().filter_map(toml::Value::as_str).map(PathBuf::from).collect())
    }

    /// What the package in a folder is called.
    pub(crate) fn package(&self, folder: &Path) -> Option<String> {
        self.manifest(folder)?.get("package")?.get("name")?.as_str().map(str::to_owned)
    }

    fn manifest(&self, folder: &Path) -> Option<toml::Table> {
        toml::from_str(&std::fs::read_to_string(self.at(folder).join("Cargo.toml")).ok()?).ok()
    }

    /// A cargo command in the workspace's root. Cargo's own variables of the running `cargo xtask` are taken out,
    /// because some build scripts watch them and would run again.
    pub(crate) fn cargo(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CARGO_PKG_")
                || name == "CARGO_MANIFEST_DIR"
                || name == "CARGO_MANIFEST_PATH"
            {
                command.env_remove(name);
            }
        }
        command.current_dir(&self.root).args(arguments);
        command
    }

    /// Builds every program of the house. The whole workspace is named even when one program is wanted: cargo then
    /// unifies features in the same way as for the tests, and no dependency is compiled a second time.
    pub(crate) fn build_programs(&self) -> Result<()> {
        crate::program::run(&mut self.cargo(["build", "--workspace", "--bins"]))
    }

    /// A program that `build_programs` has built.
    pub(crate) fn built(&self, name: &str) -> PathBuf {
        self.target().join("debug").join(name)
    }
}
