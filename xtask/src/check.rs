//! Everything that must hold before a change lands, in the order in which a failure is cheapest to learn.
//! One build profile and one target folder; the budget is 25 minutes on two cores.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::house::House;
use crate::setup::{self, Privilege};
use crate::step::Steps;
use crate::{
    arrows, browser, demo, fuzz, generate, geo_data, habits, licenses, mutants, peers, program, relying_party, sizes,
    units, web,
};

/// What of the check to run, and how thoroughly.
#[derive(Args)]
pub(crate) struct Options {
    /// More restarts in the crash tests and ten minutes of fuzzing.
    #[arg(long)]
    long: bool,
    /// Only these steps, by name.
    #[arg(long, value_name = "STEP", value_delimiter = ',')]
    only: Vec<String>,
}

/// Runs the check; an error names the steps that failed.
pub(crate) fn run(house: &House, options: &Options) -> Result<()> {
    let surroundings = Surroundings::of(house, options.long);
    let mut steps = Steps::begin(&options.only);
    steps.run("setup", || setup::run(surroundings.privilege));
    steps.run("fmt", || {
        program::run(&mut house.cargo(["fmt", "--all", "--check"]))?;
        for apart in ["fuzz/Cargo.toml", "tests/peers/Cargo.toml"] {
            program::run(&mut house.cargo(["fmt", "--manifest-path", apart, "--check"]))?;
        }
        Ok("formatted".to_owned())
    });
    steps.run("arrows", || arrows::run(house));
    steps.run("sizes", || sizes::run(house));
    steps.run("habits", || habits::run(house));
    steps.run("licenses", || licenses::run(house));
    steps.run("units", || units::run(house));
    steps.run("web", || web::check(house));
    steps.run("generated", || generate::check(house));
    steps.run("clippy", || {
        let every = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        program::run(&mut house.cargo(every))?;
        Ok("no warning".to_owned())
    });
    steps.run("test", || tests(house, &surroundings));
    steps.run("browser", || browser::check(house, &surroundings));
    steps.run("mutants", || mutants::run(house, &mutants::Options::everything()));
    steps.run("fuzz", || fuzz::run(house, &fuzz::Options::seconds(if options.long { 600 } else { 60 })));
    steps.run("demo", || {
        demo::run(house, &demo::Options::script())?;
        Ok("the script reached its end".to_owned())
    });
    steps.close()
}

fn tests(house: &House, surroundings: &Surroundings) -> Result<String> {
    geo_data::install(house)?;
    relying_party::install(house)?;
    geo_data::install_vectors(house)?;
    peers::install(house)?;
    house.build_programs()?;
    let mut command = house.cargo(["test", "--quiet", "--workspace", "--no-fail-fast"]);
    surroundings.apply(&mut command);
    program::run(&mut command)?;
    Ok(match (&surroundings.vectors, std::env::var_os("LETHE_VECTORS")) {
        (None, None) => "passed; LETHE_VECTORS is not set, so the W3C and Merkle vectors were left out".to_owned(),
        _ => "passed, with the W3C and Merkle vectors".to_owned(),
    })
}

/// What tests are told about the machine.
pub(crate) struct Surroundings {
    privilege: Privilege,
    vectors: Option<PathBuf>,
    geo: PathBuf,
    relying_party: Option<PathBuf>,
    geo_vectors: PathBuf,
    peers: PathBuf,
    long: bool,
}

impl Surroundings {
    /// Looks around. Vectors that lie beside the checkout are used when nobody named others.
    pub(crate) fn of(house: &House, long: bool) -> Self {
        let beside = house.at("../shared/vectors");
        let vectors = std::env::var_os("LETHE_VECTORS").is_none().then(|| beside.canonicalize().ok()).flatten();
        let relying_party = relying_party::is_here(house).then(|| relying_party::folder(house));
        let (geo, geo_vectors) = (geo_data::file(house), geo_data::vectors(house));
        let peers = peers::folder(house);
        Self { privilege: Privilege::of_this_process(), vectors, geo, geo_vectors, relying_party, peers, long }
    }

    /// A command that runs a program as tests are run.
    pub(crate) fn tester(&self, program: &str) -> Command {
        let mut command = self.privilege.tester(program);
        self.tell(&mut command);
        command
    }

    /// Hands it to a cargo command that runs tests: what they are told, and the runner that makes them root.
    pub(crate) fn apply(&self, command: &mut Command) {
        self.tell(command);
        if let Some(runner) = self.privilege.runner() {
            command.env("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER", &runner);
            command.env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER", &runner);
        }
    }

    /// Tests read `LETHE_VECTORS`, `LETHE_GEO_VECTORS`, `LETHE_RELYING_PARTY` and `LETHE_PEERS`, folders, `LETHE_GEO`, a file, and `LETHE_LONG`.
    fn tell(&self, command: &mut Command) {
        if self.geo.is_file() {
            command.env(geo_data::VARIABLE, &self.geo);
        }
        if let Some(folder) = &self.relying_party {
            command.env(relying_party::VARIABLE, folder);
        }
        if self.geo_vectors.is_dir() {
            command.env(geo_data::VECTORS, &self.geo_vectors);
        }
        command.env(peers::VARIABLE, &self.peers);
        if let Some(folder) = &self.vectors {
            command.env("LETHE_VECTORS", folder);
        }
        if self.long {
            command.env("LETHE_LONG", "1");
        }
    }
}
