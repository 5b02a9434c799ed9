//! Debian packages of server and agent, with the console inside. The tool that makes them is installed below the target folder.

mod contents;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::house::House;
use crate::{program, web};

/// The tool, in the version that was tried.
const TOOL: (&str, &str) = ("cargo-deb", "3.8.0");
/// Crates that become packages, each with the list of what it holds.
const PACKAGES: [(&str, &str); 2] =
    [("lethe-server", "packaging/server/contents.txt"), ("lethe-agent", "packaging/agent/contents.txt")];

/// Which packages.
#[derive(Args)]
pub(crate) struct Options {
    /// Only this crate: lethe-server or lethe-agent.
    #[arg(long, value_name = "CRATE")]
    only: Option<String>,
}

/// Builds the pages, the programs and the packages.
pub(crate) fn run(house: &House, options: &Options) -> Result<()> {
    let wanted: Vec<(&str, &str)> =
        PACKAGES.into_iter().filter(|(name, _)| options.only.as_deref().is_none_or(|only| only == *name)).collect();
    ensure!(!wanted.is_empty(), "packages are {}", PACKAGES.map(|(name, _)| name).join(" and "));
    if wanted.iter().any(|(name, _)| *name == "lethe-server") {
        web::build(house)?;
    }
    let tool = tool(house)?;
    let folder = house.target().join("debian");
    for (name, list) in wanted {
        let mut command = house.cargo(["build", "--release", "--locked", "--package", name]);
        program::run(&mut command)?;
        let mut deb = house.cargo(["deb", "--no-build", "--package", name, "--output"]);
        deb.arg(&folder).env("PATH", with_folder(&tool)?);
        let said = program::output(&mut deb)?;
        let made =
            said.lines().rfind(|line| contents::ends_in(line, "deb")).context("cargo-deb does not name its package")?;
        contents::check(house, list, Path::new(made))?;
    }
    println!("   packages hold what their lists say, and are in {}", folder.display());
    Ok(())
}

/// The folder of the tool; installed when it is missing.
fn tool(house: &House) -> Result<PathBuf> {
    let (name, version) = TOOL;
    let root = house.target().join("tools");
    let folder = root.join("bin");
    if !folder.join(name).is_file() {
        let mut install = house.cargo(["install", name, "--locked", "--version", version, "--root"]);
        program::run(install.arg(&root))?;
    }
    Ok(folder)
}

fn with_folder(folder: &Path) -> Result<std::ffi::OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).context("the path of the target folder holds a colon")
}
