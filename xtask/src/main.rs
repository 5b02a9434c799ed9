//! The front door of the house: one command for each thing that people do to the whole of it.
//!
//! This program runs other programs and reads source files. It holds no product code, and no crate depends on it.

mod arrows;
mod bench;
mod browser;
mod check;
mod demo;
mod errors;
mod fuzz;
mod generate;
mod geo_data;
mod habits;
mod house;
mod licenses;
mod lock;
mod manifests;
mod modules;
mod mutants;
mod npm;
mod package;
mod peers;
mod pip;
mod program;
mod relying_party;
mod setup;
mod sizes;
mod source;
mod spdx;
mod step;
mod tail;
mod units;
mod web;
mod web_arrows;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Check, show, measure and generate: one command does each.
#[derive(Parser)]
#[command(name = "cargo xtask", version)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Everything that must hold before a change lands; sets up what is missing on a Debian machine.
    Check(check::Options),
    /// A running house for a newcomer: server, console, three devices. With --script: the main job, played and checked.
    Demo(demo::Options),
    /// One benchmark by name.
    Bench(bench::Options),
    /// Take every protective check out, one at a time, and demand that its test goes red.
    Mutants(mutants::Options),
    /// Write the files that are generated from code.
    Gen(generate::Options),
    /// Pictures of every page: wide and narrow, light and dark, English and Russian.
    Shots(browser::Options),
    /// Debian packages of server and agent.
    Package(package::Options),
    /// The coverage-guided fuzzer over every decoder.
    Fuzz(fuzz::Options),
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let house = house::House::find()?;
    match Arguments::parse().verb {
        Verb::Check(options) => check::run(&house, &options),
        Verb::Demo(options) => demo::run(&house, &options),
        Verb::Bench(options) => bench::run(&house, &options),
        Verb::Mutants(options) => mutants::run(&house, &options).map(drop),
        Verb::Gen(options) => generate::run(&house, &options),
        Verb::Shots(options) => browser::shots(&house, &options),
        Verb::Package(options) => package::run(&house, &options),
        Verb::Fuzz(options) => fuzz::run(&house, &options).map(drop),
    }
}
