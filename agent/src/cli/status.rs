//! `lethe-agent status`: what the running agent says, or what its journal says.

use clap::Args;
use lethe_agent_core::agent::Agent;

use super::ask::ask;
use super::{Context, Outcome};
use crate::run::{RunError, answer, read_record};
use crate::socket::protocol::{Request, Status};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One JSON object.
    #[arg(long)]
    json: bool,
}

pub(super) fn execute(context: &Context, arguments: &Arguments) -> Outcome {
    let state = context.enrolled()?;
    let status = if let Some(answer) = ask(context, &state.folder, &Request::Status)? {
        serde_json::from_value(answer)?
    } else {
        let record = read_record(&state)?.ok_or(RunError::NotEnrolled)?;
        let path = context.config.container(&state.folder, record.place())?.path();
        let agent = Agent::new(record);
        answer::status(agent.record(), agent.container(), &path)
    };
    if arguments.json {
        println!("{}", serde_json::to_string(&status)?);
    } else {
        show(&status);
    }
    Ok(())
}

fn show(status: &Status) {
    let yes = |flag| if flag { "yes" } else { "no" };
    let contact = match (status.running, status.connected) {
        (true, Some(true)) => "in contact",
        (true, _) => "running, no contact with the server now",
        (false, _) => "not running (start it with `lethe-agent run`)",
    };
    println!("device      “{}”", status.label);
    println!("enrollment  {}", status.enrollment);
    println!("agent       {contact}");
    println!("keyring     version {}: {}", status.keyring_version, status.keyring_words);
    println!("container   {}: {}", status.container.state, status.container.path);
    println!("locked      {}", yes(status.locked));
    println!("screenshots {}", if status.screen_blocked { "blocked" } else { "allowed" });
    println!("legal hold  {}", yes(status.held));
    if let Some(step) = &status.erasing {
        println!("WIPE        going on, at step {step}");
    }
    if status.erased {
        println!("WIPED       the container's keys and data are destroyed on this device");
    }
    if status.unconfirmed_receipts > 0 {
        println!("receipts    {} not yet confirmed by the log", status.unconfirmed_receipts);
    }
}
