//! Starts the demo, which is a program of the package `lethe-tests`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::house::House;
use crate::{geo_data, program, web};

/// How the demo runs.
#[derive(Args)]
pub(crate) struct Options {
    /// Play the whole story by itself, and fail if any step does not end as it must.
    #[arg(long)]
    script: bool,
    /// Keep everything in this folder and go on from there the next time [default: a temporary folder]
    #[arg(long, value_name = "DIR", conflicts_with = "script")]
    keep: Option<PathBuf>,
}

impl Options {
    /// The whole story.
    pub(crate) fn script() -> Self {
        Self { script: true, keep: None }
    }
}

/// Builds everything and plays the demo. The scripted one shows no page and needs none.
pub(crate) fn run(house: &House, options: &Options) -> Result<()> {
    if !options.script {
        println!("building the console (npm), then the programs (cargo); the first time takes minutes");
        web::build(house)?;
        geo_data::install(house)?;
    }
    house.build_programs()?;
    let mut demo = Command::new(house.built("demo"));
    if options.script {
        demo.arg("--script");
    } else {
        demo.env(geo_data::VARIABLE, geo_data::file(house));
    }
    if let Some(folder) = &options.keep {
        demo.arg("--keep").arg(folder);
    }
    demo.current_dir(house.root());
    if options.script { program::run(&mut demo) } else { Err(program::become_it(&mut demo)) }
}
