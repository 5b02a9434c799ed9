//! The console and the approver page in Debian's Chromium, against a real server and a real agent.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::check::Surroundings;
use crate::house::House;
use crate::{npm, peers, program, web};

/// Where the pictures go.
#[derive(Args)]
pub(crate) struct Options {
    /// A folder; what it holds under the same names is written over [default: `shots` in the target folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Every browser run.
pub(crate) fn check(house: &House, surroundings: &Surroundings) -> Result<String> {
    peers::install(house)?;
    let mut command = runner(house, surroundings, "e2e")?;
    program::run(&mut command)?;
    Ok("every run in Chromium reached its end".to_owned())
}

/// Takes pictures of every page, from a server with something in it.
pub(crate) fn shots(house: &House, options: &Options) -> Result<()> {
    let folder = options.out.clone().unwrap_or_else(|| house.target().join("shots"));
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let folder = folder.canonicalize().with_context(|| format!("cannot find {}", folder.display()))?;
    let mut command = runner(house, &Surroundings::of(house, false), "shots")?;
    program::run(command.env("LETHE_SHOTS", &folder))?;
    println!("pictures are in {}", folder.display());
    Ok(())
}

/// Measures the frames of a list of ten thousand devices while it is scrolled, and prints what was found.
pub(crate) fn scroll(house: &House, as_json: bool) -> Result<()> {
    let found = house.target().join("scroll.txt");
    let mut command = runner(house, &Surroundings::of(house, false), "bench")?;
    command.env("LETHE_BENCH", &found).env("LETHE_BENCH_JSON", if as_json { "1" } else { "" });
    program::run_aside(&mut command)?;
    print!("{}", std::fs::read_to_string(&found).with_context(|| format!("cannot read {}", found.display()))?);
    Ok(())
}

/// Builds pages and programs, and gives the command that runs a script of the console's package with them.
fn runner(house: &House, surroundings: &Surroundings, script: &str) -> Result<Command> {
    web::build(house)?;
    let mut command = surroundings.tester("npm");
    command.args(["run", "--silent", script]).current_dir(npm::folder(house));
    if std::env::var_os("LETHE_PROGRAMS").is_none() {
        house.build_programs()?;
        command.env("LETHE_PROGRAMS", house.built(""));
    }
    Ok(command)
}
