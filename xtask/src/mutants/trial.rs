//! Builds the copy once and tries every mutant against its test.

use std::collections::BTreeSet;
use std::fmt;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::catalogue::{Catalogue, Form, Mutant};
use super::copy::Copy;
use super::plant;
use super::programs::{Programs, build};
use crate::check::Surroundings;
use crate::house::House;

/// A test that has not ended after these seconds hangs.
const PATIENCE: &str = "120";

/// What `timeout` ends with when it had to end the test.
const OUT_OF_TIME: i32 = 124;

/// What became of a mutant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Its test failed, as it must.
    Red,
    /// Its test passed: nothing protects the check.
    Survived,
    /// Its test did not come to an end.
    Hung,
    /// No test, or more than one, has that name.
    NoTest,
}

impl Verdict {
    /// Whether the mutant was caught.
    pub(crate) fn is_red(self) -> bool {
        self == Self::Red
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Red => "red",
            Self::Survived => "SURVIVED",
            Self::Hung => "HUNG",
            Self::NoTest => "NO TEST",
        })
    }
}

/// Tries all mutants, in the order of the catalogue.
pub(crate) fn all<'a>(
    house: &House,
    copy: &Copy,
    catalogue: &'a Catalogue,
    surroundings: &Surroundings,
) -> Result<Vec<(&'a Mutant, Verdict)>> {
    let begun = Instant::now();
    let programs = build(house, copy, catalogue)?;
    println!("   the copy was built in {:.1} s", begun.elapsed().as_secs_f64());
    untouched(&programs, catalogue, surroundings)?;
    let queue: Vec<&Mutant> = catalogue.mutants.iter().filter(|mutant| mutant.form != Form::Alone).collect();
    let mut verdicts = in_parallel(&queue, |mutant| try_one(&programs, mutant, Some(mutant), surroundings))?;
    for mutant in catalogue.mutants.iter().filter(|mutant| mutant.form == Form::Alone) {
        let text = copy.text(&mutant.file)?;
        copy.put(&mutant.file, &plant::alone(&text, mutant))?;
        let tried = build(house, copy, catalogue).and_then(|programs| try_one(&programs, mutant, None, surroundings));
        copy.put(&mutant.file, &text)?;
        verdicts.push((mutant, tried?));
    }
    Ok(verdicts)
}

/// With every mutant dormant, each named test must be found and pass; otherwise red would mean nothing.
fn untouched(programs: &Programs, catalogue: &Catalogue, surroundings: &Surroundings) -> Result<()> {
    let mut seen = BTreeSet::new();
    let once = |mutant: &&Mutant| seen.insert((mutant.package.clone(), mutant.target.clone(), mutant.test.clone()));
    let queue: Vec<&Mutant> = catalogue.mutants.iter().filter(once).collect();
    let verdicts = in_parallel(&queue, |mutant| try_one(programs, mutant, None, surroundings))?;
    let wrong: Vec<String> = verdicts
        .iter()
        .filter(|(_, verdict)| *verdict != Verdict::Survived)
        .map(|(mutant, verdict)| format!("{} {}: {verdict}", mutant.package, mutant.test))
        .collect();
    ensure!(
        wrong.is_empty(),
        "with nothing taken out these tests should be found and pass:\n      {}",
        wrong.join("\n      ")
    );
    Ok(())
}

/// Runs one test, with a mutant switched on or none.
fn try_one(programs: &Programs, named: &Mutant, on: Option<&Mutant>, surroundings: &Surroundings) -> Result<Verdict> {
    let key = (named.package.clone(), named.target.clone());
    let Some(test) = programs.get(&key) else {
        return Ok(Verdict::NoTest);
    };
    let mut command = surroundings.tester("timeout");
    command.arg(PATIENCE).arg(&test.file).args(["--exact", &named.test]).current_dir(&test.folder);
    command.env("CARGO_MANIFEST_DIR", &test.folder).env_remove(plant::SWITCH);
    if let Some(mutant) = on {
        command.env(plant::SWITCH, &mutant.name);
    }
    judge(&mut command)
}

fn judge(command: &mut Command) -> Result<Verdict> {
    let output = command.stdin(Stdio::null()).output().context("cannot start a test program")?;
    let found = String::from_utf8_lossy(&output.stdout).contains("running 1 test\n");
    Ok(match output.status.code() {
        Some(OUT_OF_TIME) => Verdict::Hung,
        _ if !found => Verdict::NoTest,
        Some(0) => Verdict::Survived,
        _ => Verdict::Red,
    })
}

/// Runs a trial for each mutant, as many at a time as there are processors, and keeps their order.
fn in_parallel<'a>(
    queue: &[&'a Mutant],
    trial: impl Fn(&'a Mutant) -> Result<Verdict> + Sync,
) -> Result<Vec<(&'a Mutant, Verdict)>> {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(mutant) = queue.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let verdict = trial(mutant);
                    if let Ok(mut done) = done.lock() {
                        done.push((*mutant, verdict));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().map_err(|_| anyhow::anyhow!("a trial of a mutant panicked"))?;
    done.sort_by_key(|(mutant, _)| queue.iter().position(|queued| queued.name == mutant.name));
    done.into_iter().map(|(mutant, verdict)| Ok((mutant, verdict?))).collect()
}
