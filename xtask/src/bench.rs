//! Starts one benchmark: a program `bench-⟨name⟩` of the package `lethe-tests`, or the one that runs in a browser.

use anyhow::{Result, ensure};
use clap::Args;

use crate::house::House;
use crate::{browser, program};

/// Which benchmark, and how it reports.
#[derive(Args)]
pub(crate) struct Options {
    /// Its name: `wipe`, `console` or `scroll`.
    name: String,
    /// One JSON object a line instead of a table.
    #[arg(long)]
    json: bool,
}

/// The one that runs in a browser.
const SCROLL: &str = "scroll";

/// Builds and runs a benchmark. There is one build profile: its figures are those of the development profile, in which
/// dependencies that do cryptography are fully optimized and the house's own code is not.
pub(crate) fn run(house: &House, options: &Options) -> Result<()> {
    if options.name == SCROLL {
        return browser::scroll(house, options.json);
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
