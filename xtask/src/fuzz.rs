//! The coverage-guided fuzzer over every decoder: libFuzzer on stable Rust, without sanitizers and without an installed tool.
//!
//! The harness in `fuzz/` is a workspace of its own, because all that it is built from is instrumented: it goes into a
//! folder of its own under the target folder, named after the platform.

mod seeds;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::house::House;
use crate::{lock, program};

/// What makes rustc count covered edges and compared values, as libFuzzer wants them.
const INSTRUMENTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Larger inputs than the largest message of the protocol find nothing new.
const LARGEST_INPUT: &str = "-max_len=4096";

/// How long to search.
#[derive(Args)]
pub(crate) struct Options {
    /// Seconds, over all workers together.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Keep the smallest set of inputs that covers what was reached, in `fuzz/corpus.hex`.
    #[arg(long)]
    keep: bool,
}

impl Options {
    /// A search of so many seconds that keeps nothing.
    pub(crate) fn seconds(seconds: u64) -> Self {
        Self { seconds, keep: false }
    }
}

/// Builds the harness and searches; an error if an input breaks a decoder.
pub(crate) fn run(house: &House, options: &Options) -> Result<String> {
    lock::agree(house)?;
    let harness = build(house)?;
    let (found, first) = (folder(house, "found")?, folder(house, "first")?);
    seeds::write(house, &first)?;
    let tried = search(house, &harness, [&found, &first], options.seconds)?;
    if options.keep {
        keep(house, &harness, [&found, &first])?;
    }
    Ok(format!("{tried} inputs, none breaks a decoder"))
}

/// An empty folder for the search under the target folder.
fn folder(house: &House, name: &str) -> Result<PathBuf> {
    let folder = house.target().join("fuzz").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// Makes the smallest set of inputs that covers every edge which was reached the corpus.
fn keep(house: &House, harness: &Path, folders: [&Path; 2]) -> Result<()> {
    let (kept, vectors) = (folder(house, "kept")?, folder(house, "vectors")?);
    seeds::write_vectors(house, &kept)?;
    seeds::write_vectors(house, &vectors)?;
    let mut merge = Command::new(harness);
    merge.args(["-set_cover_merge=1", "-use_counters=0", "-verbosity=0", "-max_len=1024"]);
    program::run(merge.arg(&kept).args(folders))?;
    seeds::keep(house, &kept, &vectors)
}

/// Runs one worker a processor; how many inputs they tried. New inputs go into the first folder.
fn search(house: &House, harness: &Path, folders: [&Path; 2], seconds: u64) -> Result<u64> {
    let workers = std::thread::available_parallelism().map_or(1, |workers| workers.get() as u64);
    let each = (seconds / workers).max(1);
    println!("   {workers} workers, {each} s each");
    let found = folders[0].display();
    let mut searches = Vec::new();
    for _ in 0..workers {
        let mut search = Command::new(harness);
        search.args(folders).args([LARGEST_INPUT, "-verbosity=0", "-print_final_stats=1"]);
        search.arg(format!("-dict={}", house.at("fuzz/lethe.dict").display()));
        search.arg(format!("-max_total_time={each}")).arg(format!("-artifact_prefix={found}/breaks-"));
        searches.push(search.stderr(Stdio::piped()).spawn().context("cannot start the fuzzer")?);
    }
    let mut tried = 0;
    for search in searches {
        let output = search.wait_with_output().context("cannot wait for the fuzzer")?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "an input breaks a decoder:\n{said}");
        tried += executed(&said);
    }
    ensure!(tried > 0, "the fuzzer ran no input");
    Ok(tried)
}

/// Builds the harness; its path. Naming the platform keeps build scripts free of the instrumentation.
fn build(house: &House) -> Result<PathBuf> {
    let platform = program::host()?;
    let mut command = house.cargo(["build", "--quiet", "--locked", "--manifest-path", "fuzz/Cargo.toml"]);
    command.args(["--target", &platform, "--target-dir"]).arg(house.target());
    program::run(command.env("RUSTFLAGS", INSTRUMENTED))?;
    Ok(house.target().join(platform).join("debug/lethe-fuzz"))
}

/// How many inputs a worker says it has run.
fn executed(said: &str) -> u64 {
    said.lines()
        .filter_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .filter_map(|number| number.trim().parse::<u64>().ok())
        .sum()
}
