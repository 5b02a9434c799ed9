//! Starts the demo, which is a program of the package `lethe-tests`.

use anyhow::Result;
use clap::Args;

use crate::house::House;
use crate::program;

/// How the demo runs.
#[derive(Args)]
pub(crate) struct Options {
    /// Play the whole story by itself, and fail if any step does not end as it must.
    #[arg(long)]
    script: bool,
}

impl Options {
    /// The whole story.
    pub(crate) fn script() -> Self {
        Self { script: true }
    }
}

/// Builds every program and plays the demo.
pub(crate) fn run(house: &House, options: &Options) -> Result<()> {
    anyhow::ensure!(options.script, "only the scripted demo exists so far: `cargo xtask demo --script`");
    house.build_programs()?;
    program::run(std::process::Command::new(house.built("demo")).arg("--script").current_dir(house.root()))
}
