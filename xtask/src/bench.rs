//! Starts one benchmark: a program `bench-⟨name⟩` of the package `lethe-tests`, the one that runs in a browser, or the one beside a peer.

use anyhow::{Result, ensure};
use clap::Args;

use crate::house::House;
use crate::{browser, lock, program};

/// Which benchmark, and how it reports.
#[derive(Args)]
pub(crate) struct Options {
    /// Its name: `access`, `wipe`, `console` or `scroll`.
    name: String,
    /// One JSON object a line instead of a table.
    #[arg(long)]
    json: bool,
}

/// The one that runs in a browser.
const SCROLL: &str = "scroll";

/// The one beside a peer that no program of the house is built with.
const ACCESS: &str = "access";
/// Its programs: times first, and what is allocated apart from them, because counting takes time.
const OF_ACCESS: [&str; 2] = ["access-time", "access-allocations"];

/// Builds and runs a benchmark. There is one build profile: its figures are those of the development profile, in which
/// dependencies that do cryptography are fully optimized and the house's own code is not.
pub(crate) fn run(house: &House, options: &Options) -> Result<()> {
    if options.name == SCROLL {
        return browser::scroll(house, options.json);
    }
    if options.name == ACCESS {
        return access(house, options.json);
    }
    let name = format!("bench-{}", options.name);
    house.build_programs()?;
    let file = house.built(&name);
    ensure!(file.is_file(), "there is no benchmark `{}`", options.name);
    if !options.json {
        println!("development profile: dependencies optimized, the house's own code not");
    }
    let mut command = std::process::Command::new(file);
    if options.json {
        command.arg("--json");
    }
    program::run(command.current_dir(house.root()))
}

/// The engine of sign-in decisions, beside Cedar. Both are built as the house ships its programs, in a folder of their own.
fn access(house: &House, as_json: bool) -> Result<()> {
    lock::agree_with_peers(house)?;
    let target = house.target().join("peers");
    let mut build =
        house.cargo(["build", "--quiet", "--release", "--locked", "--manifest-path", "tests/peers/Cargo.toml"]);
    program::run(build.arg("--target-dir").arg(&target))?;
    for name in OF_ACCESS {
        let mut command = std::process::Command::new(target.join("release").join(name));
        program::run(command.args(as_json.then_some("--json")))?;
    }
    Ok(())
}
