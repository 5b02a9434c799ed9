//! `lethe-agent enroll`: shows what the company will be able to do, asks, and binds.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::Args;
use lethe_proto::enrollment::Code;
use lethe_proto::kinds::{Action, CodeMaker};
use lethe_proto::words::keyring_words;

use super::{Context, Outcome, runtime};
use crate::enroll::{EnrollError, enroll, may_enroll};
use crate::enroll_steps::{Shown, Step};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The code, one line beginning with LETHE1-; `-` reads it from standard input, so that it stays out of the process list.
    #[arg(long, value_name = "CODE")]
    code: String,
    /// Agree without being asked.
    #[arg(long)]
    yes: bool,
    /// Certificate of a private authority, in PEM form; it is kept and used from now on.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
}

pub(super) fn execute(context: &Context, arguments: &Arguments) -> Outcome {
    let state = context.state()?;
    may_enroll(&state)?;
    let mut text = arguments.code.clone();
    if text == "-" {
        text.clear();
        std::io::stdin().lock().read_line(&mut text)?;
    }
    let mut shown = Shown::default();
    shown.begin(Step::Code, None);
    let code = Code::from_text(&text).map_err(|error| shown.failed(&EnrollError::Code(error)))?;
    show(&code);
    if !arguments.yes && !agrees()? {
        return Err("nothing was done".into());
    }
    let enrolled = {
        let mut begins = |step| shown.begin(step, Some(&code));
        runtime()?.block_on(enroll(&state, &code, arguments.ca.as_deref(), &mut begins))
    };
    let enrollment = enrolled.map_err(|error| shown.failed(&error))?;
    println!("Enrolled as “{}” ({enrollment}).", code.label);
    println!(
        "Start the agent now: lethe-agent run. It makes the container at its first contact; `lethe-agent status` shows it."
    );
    Ok(())
}

fn show(code: &Code) {
    println!("This code enrolls this device as “{}” with {}.", code.label, code.urls.join(", "));
    println!();
    println!("  keyring   {}", keyring_words(&code.keyring));
    println!("            Compare these ten words with those of your company before you agree.");
    match code.maker {
        CodeMaker::Server => {
            println!("            The server made this code: without comparing, you trust the server.");
        }
        CodeMaker::Approver => println!("            A person who decides made this code from their own keyring."),
    }
    println!();
    println!("  What the company will be able to do on this device, and nothing beyond:");
    println!("    - lock and log out the container, block screenshots, order a legal hold, send messages: at once");
    println!("    - lift a lock, allow screenshots again, end a legal hold: when enough people sign");
    for words in code.ceilings.actions.iter().filter_map(|action| erasure(*action)) {
        println!("    - {words}, when enough people sign");
    }
    if !code.ceilings.actions.contains(&Action::WipeDevice) {
        println!("  It can never erase this device: only the company's container.");
    }
    if code.ceilings.solo {
        println!("  PILOT: one person alone may decide, as long as the company's keyring says so too.");
    }
    if code.ceilings.demo {
        println!("  DEMO: keys in files count as people. Put nothing of value here.");
    }
    println!();
    println!(
        "  It sees: operating system and version, disk encryption, this agent's version, and when it was in contact."
    );
    println!("  It does not see: files, programs, messages, places.");
    println!();
}

/// What an action destroys. What lifts protection is never beyond a ceiling.
fn erasure(action: Action) -> Option<&'static str> {
    match action {
        Action::WipeContainer => Some("erase the company's container"),
        Action::WipeDevice => Some("erase the whole device"),
        Action::Unenroll => Some("erase the container and end this enrollment"),
        Action::Unlock | Action::UnblockScreen | Action::ReleaseHold => None,
    }
}

fn agrees() -> Result<bool, Box<dyn std::error::Error>> {
    if !std::io::stdin().is_terminal() {
        return Err("nobody is there to agree: run this in a terminal, or add --yes".into());
    }
    print!("Type yes to agree: ");
    std::io::stdout().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim() == "yes")
}
