//! The steps of a check: each is announced, timed, and listed in a closing table. A failing step does not hide the next one, and what it
//! said is repeated after the table: whoever sees only the end of a long output sees why it failed.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::program::Failed;

/// What a step says about itself in the closing table, such as `212 files, median 84 lines`.
pub(crate) type Note = String;

/// A run of named steps.
pub(crate) struct Steps {
    only: Vec<String>,
    begun: Instant,
    outcomes: Vec<Outcome>,
}

struct Outcome {
    name: &'static str,
    took: Duration,
    result: Result<Note>,
}

impl Steps {
    /// Begins a run. With a non-empty `only`, steps of other names are left out.
    pub(crate) fn begin(only: &[String]) -> Self {
        Self { only: only.to_vec(), begun: Instant::now(), outcomes: Vec::new() }
    }

    /// Runs one step, unless it was left out.
    pub(crate) fn run(&mut self, name: &'static str, body: impl FnOnce() -> Result<Note>) {
        if !self.only.is_empty() && !self.only.iter().any(|wanted| wanted == name) {
            return;
        }
        println!("\n── {name}");
        let begun = Instant::now();
        let result = body();
        let took = begun.elapsed();
        match &result {
            Ok(note) => println!("   {name}: ok in {}: {note}", seconds(took)),
            Err(error) => println!("   {name}: FAILED after {}: {error:#}", seconds(took)),
        }
        self.outcomes.push(Outcome { name, took, result });
    }

    /// Prints the closing table and what failed steps said; an error names them.
    pub(crate) fn close(self) -> Result<()> {
        println!("\n{:<10} {:>8}  result", "step", "time");
        for outcome in &self.outcomes {
            let said = match &outcome.result {
                Ok(note) => note.clone(),
                Err(error) => format!("FAILED: {}", first_line(error)),
            };
            println!("{:<10} {:>8}  {said}", outcome.name, seconds(outcome.took));
        }
        println!("{:<10} {:>8}", "together", seconds(self.begun.elapsed()));
        let failed: Vec<&str> = self
            .outcomes
            .iter()
            .filter_map(|outcome| {
                let error = outcome.result.as_ref().err()?;
                println!("\n── {}, which failed\n{}", outcome.name, again(error));
                Some(outcome.name)
            })
            .collect();
        if self.outcomes.is_empty() {
            bail!("no step has that name");
        }
        if !failed.is_empty() {
            bail!("failed: {}", failed.join(", "));
        }
        println!("All of it holds.");
        Ok(())
    }
}

/// The last that a failed step said: the output of its program, and then the error itself.
fn again(error: &anyhow::Error) -> String {
    let said = error.downcast_ref::<Failed>().map(|failed| failed.said.join("\n")).unwrap_or_default();
    format!("{said}\n   {error:#}").trim_start_matches('\n').to_owned()
}

fn first_line(error: &anyhow::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn a_failing_step_fails_the_run_and_later_steps_still_happen() {
        let mut later = false;
        let mut steps = Steps::begin(&[]);
        steps.run("first", || bail!("no"));
        steps.run("second", || {
            later = true;
            Ok(String::new())
        });
        assert!(later);
        assert!(steps.close().is_err());
    }

    #[test]
    fn what_the_program_of_a_failed_step_said_comes_again_with_the_whole_error() {
        let mut script = std::process::Command::new("sh");
        let error = crate::program::run(script.args(["-c", "echo why; exit 1"])).context("the unit is wrong");
        let said = again(&error.expect_err("it fails"));
        assert!(said.starts_with("why\n") && said.contains("the unit is wrong: `sh -c"), "{said}");
        assert_eq!(again(&anyhow::anyhow!("two\nlines")), "   two\nlines");
    }

    #[test]
    fn a_step_that_was_not_asked_for_does_not_run() {
        let mut steps = Steps::begin(&["second".to_owned()]);
        steps.run("first", || bail!("no"));
        steps.run("second", || Ok(String::new()));
        assert!(steps.close().is_ok());
    }
}
