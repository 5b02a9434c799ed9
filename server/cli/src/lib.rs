//! The half of the program `lethe` that people run on their own machine.
//!
//! It knows the server only through HTTP and believes none of it: what an approver sees and signs is decoded here, from
//! the bytes themselves, under a keyring that they pinned themselves. It must never depend on the server's own code.
//!
//! [`run`] is synchronous and starts a small runtime of its own where it talks to the server. Call it from `main`, outside
//! of any runtime, after a process-wide rustls provider has been installed.

mod answer;
mod api;
mod ask;
mod clock;
mod desk;
mod entropy;
mod evidence;
mod keys;
mod moment;
mod order;
mod profile;
pub mod reach;
mod report;
mod text;
mod trouble;
mod trust;
pub mod verbs;

use std::{io::Write as _, process::ExitCode};

pub use desk::{Desk, Options};
pub use moment::show as show_moment;
pub use report::Report;
pub use trouble::Trouble;
pub use verbs::Command;

/// Does what was asked, prints the answer, and gives the exit code: 0 done, 1 failed or refused, 2 wrongly asked.
pub fn run(command: Command) -> ExitCode {
    let json = command.wants_json();
    let printed = answer(command).and_then(|report| print(&report, json));
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            ask::show(&format!("lethe: {trouble}"));
            ExitCode::from(trouble.exit())
        }
    }
}

/// Does what was asked and returns the answer. Questions to the person and what they read before they sign go to the
/// terminal by way of standard error.
pub fn answer(command: Command) -> Result<Report, Trouble> {
    command.obey()
}

fn print(report: &Report, json: bool) -> Result<(), Trouble> {
    let text = if json { format!("{:#}", report.json) } else { report.text.clone() };
    if text.is_empty() {
        return Ok(());
    }
    writeln!(std::io::stdout(), "{text}")
        .map_err(|error| Trouble::new(format!("the answer could not be written: {error}"), "check where it goes to"))
}
