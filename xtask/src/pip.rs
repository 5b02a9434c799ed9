//! Packages from PyPI for tests, each named with its version and its digest in a file of requirements; pip takes nothing else.
//! They lie under the target folder, in no environment that anything else uses.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::program;

/// Written last, so that a folder that has it is whole.
const STAMP: &str = "requirements-as-unpacked.txt";

/// Whether pip is here.
pub(crate) fn is_here() -> bool {
    program::succeeds(Command::new("python3").args(["-m", "pip", "--version"]))
}

/// Unpacks the source packages of a file into a folder, each without the folder that its archive has around everything. Before pip hands a
/// source package over it runs the tools in it that say what it is called: those of `build`, which are locked in the same way.
pub(crate) fn sources(requirements: &Path, build: &Path, into: &Path) -> Result<()> {
    let wanted = read(requirements)? + &read(build)?;
    if is_unpacked(into, &wanted) {
        return Ok(());
    }
    println!("   pip brings {} (once)", requirements.display());
    let (tools, archives) = (into.join("tools"), into.join("archives"));
    if into.exists() {
        std::fs::remove_dir_all(into).with_context(|| format!("cannot remove {}", into.display()))?;
    }
    std::fs::create_dir_all(&archives).with_context(|| format!("cannot create {}", archives.display()))?;
    let mut install = pip("install");
    install.args(["--only-binary", ":all:", "--requirement"]).arg(build).arg("--target").arg(&tools);
    program::run(&mut install)?;
    let mut download = pip("download");
    download.args(["--no-binary", ":all:", "--no-build-isolation", "--requirement"]).arg(requirements);
    program::run(download.arg("--dest").arg(&archives).env("PYTHONPATH", &tools))?;
    for archive in std::fs::read_dir(&archives).context("cannot list what pip has brought")?.flatten() {
        let mut unpack = Command::new("tar");
        unpack.args(["--extract", "--strip-components=1", "--no-same-owner", "--file"]).arg(archive.path());
        program::run(unpack.arg("--directory").arg(into))?;
    }
    std::fs::write(into.join(STAMP), wanted).with_context(|| format!("cannot write into {}", into.display()))
}

fn pip(verb: &str) -> Command {
    let mut command = Command::new("python3");
    command.args(["-m", "pip", verb, "--quiet", "--require-hashes", "--no-deps", "--disable-pip-version-check"]);
    // Nothing of it is installed for the system, of which root would have to be warned.
    command.env("PIP_ROOT_USER_ACTION", "ignore");
    command
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn is_unpacked(folder: &Path, wanted: &str) -> bool {
    std::fs::read_to_string(folder.join(STAMP)).is_ok_and(|unpacked| unpacked == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pip_is_told_to_want_digests_and_to_bring_nothing_else() {
        let command = pip("download");
        let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy()).collect();
        assert!(words.iter().any(|word| word == "--require-hashes") && words.iter().any(|word| word == "--no-deps"));
    }

    #[test]
    fn a_folder_is_as_wanted_only_when_the_same_requirements_were_unpacked_into_it() {
        let folder = std::env::temp_dir().join(format!("lethe-pip-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        assert!(!is_unpacked(&folder, "a==1"));
        std::fs::write(folder.join(STAMP), "a==1").expect("a stamp");
        assert!(is_unpacked(&folder, "a==1") && !is_unpacked(&folder, "a==2"));
        std::fs::remove_dir_all(&folder).expect("it goes");
    }
}
