//! Builds the copy once and tries every mutant against its test.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::catalogue::{Catalogue, Form, Mutant, Test};
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

/// One mutant and one of its tests.
pub(crate) struct Trial<'a> {
    /// What is taken out.
    pub(crate) mutant: &'a Mutant,
    /// What must notice.
    pub(crate) test: Test,
}

/// Tries all mutants; first those that can be switched.
pub(crate) fn all<'a>(
    house: &House,
    copy: &Copy,
    catalogue: &'a Catalogue,
    surroundings: &Surroundings,
) -> Result<Vec<(Trial<'a>, Verdict)>> {
    let begun = Instant::now();
    let (alone, switched): (Vec<Trial<'a>>, Vec<Trial<'a>>) =
        trials(catalogue).into_iter().partition(|trial| trial.mutant.form == Form::Alone);
    let tests = distinct(alone.iter().chain(&switched));
    let programs = build(house, copy, &tests)?;
    println!("   the copy was built in {:.1} s", begun.elapsed().as_secs_f64());
    untouched(&programs, &tests, surroundings)?;
    let mut verdicts =
        in_parallel(&switched, |trial| try_one(&programs, &trial.test, Some(trial.mutant), surroundings))?;
    for trial in &alone {
        let text = copy.text(&trial.mutant.file)?;
        copy.put(&trial.mutant.file, &plant::alone(house, trial.mutant)?)?;
        let tried = build(house, copy, std::slice::from_ref(&trial.test))
            .and_then(|programs| try_one(&programs, &trial.test, None, surroundings));
        copy.put(&trial.mutant.file, &text)?;
        verdicts.push(tried?);
    }
    Ok(switched.into_iter().chain(alone).zip(verdicts).collect())
}

fn trials(catalogue: &Catalogue) -> Vec<Trial<'_>> {
    let of = |mutant: &'_ Mutant| mutant.tests();
    catalogue.mutants.iter().flat_map(|mutant| of(mutant).into_iter().map(move |test| Trial { mutant, test })).collect()
}

fn distinct<'a>(trials: impl Iterator<Item = &'a Trial<'a>>) -> Vec<Test> {
    let tests: BTreeSet<Test> = trials.map(|trial| trial.test.clone()).collect();
    tests.into_iter().collect()
}

/// With every mutant dormant, each named test must be found and pass; otherwise red would mean nothing.
fn untouched(programs: &Programs, tests: &[Test], surroundings: &Surroundings) -> Result<()> {
    let verdicts = in_parallel(tests, |test| try_one(programs, test, None, surroundings))?;
    let wrong: Vec<String> = tests
        .iter()
        .zip(verdicts)
        .filter(|(_, verdict)| *verdict != Verdict::Survived)
        .map(|(test, verdict)| match verdict {
            Verdict::Red => format!("{} {} fails", test.package, test.name),
            Verdict::Survived | Verdict::Hung | Verdict::NoTest => format!("{} {}: {verdict}", test.package, test.name),
        })
        .collect();
    ensure!(
        wrong.is_empty(),
        "with nothing taken out these tests should be found and pass:\n      {}",
        wrong.join("\n      ")
    );
    Ok(())
}

/// Runs one test, with a mutant switched on or none.
fn try_one(programs: &Programs, test: &Test, on: Option<&Mutant>, surroundings: &Surroundings) -> Result<Verdict> {
    let key = (test.package.clone(), test.target.clone());
    let Some(program) = programs.get(&key) else { return Ok(Verdict::NoTest) };
    let mut command = surroundings.tester("timeout");
    command.arg(PATIENCE).arg(&program.file).args(["--exact", &test.name]).current_dir(&program.folder);
    command.env("CARGO_MANIFEST_DIR", &program.folder).env_remove(plant::SWITCH);
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

/// Judges everything in a queue, as many at a time as there are processors; verdicts in the queue's order.
fn in_parallel<T: Sync>(queue: &[T], judge: impl Fn(&T) -> Result<Verdict> + Sync) -> Result<Vec<Verdict>> {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = queue.get(at) else { break };
                    let verdict = judge(item);
                    if let Ok(mut done) = done.lock() {
                        done.insert(at, verdict);
                    }
                }
            });
        }
    });
    let done = done.into_inner().map_err(|_| anyhow::anyhow!("a trial of a mutant panicked"))?;
    done.into_values().collect()
}
