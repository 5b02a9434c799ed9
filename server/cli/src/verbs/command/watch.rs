//! `lethe command watch`: follows an order until it is over.

use std::time::Duration;

use clap::Args;
use serde_json::Value;

use crate::{
    answer::{cell, list},
    ask::show,
    clock::now,
    desk::Desk,
    moment,
    report::Report,
    trouble::Trouble,
    verbs::command::show::target_row,
};

/// Follow a command until it is over.
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Id of the command
    id: String,
    /// Give up after so long: 10m, 2h
    #[arg(long, value_parser = moment::duration, default_value = "1h")]
    patience: u64,
}

/// How often the server is asked.
const PACE: Duration = Duration::from_millis(500);

impl Watch {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let api = desk.api()?;
        let until = now().plus(self.patience);
        let mut seen = Vec::new();
        loop {
            let answer = api.get(&["commands", &self.id], &[])?;
            let lines = lines(&answer);
            for line in lines.iter().filter(|line| !seen.contains(*line)) {
                show(&format!("{}  {line}", moment::show(now())));
            }
            seen = lines;
            let state = cell(&answer, "state");
            if ["finished", "cancelled", "vetoed", "expired", "superseded"].contains(&state.as_str()) {
                return over(&state, answer);
            }
            if now() >= until {
                return Err(Trouble::new(
                    format!("the command is still {state}"),
                    "watch on with a longer --patience; a device that is off cannot confirm",
                ));
            }
            api.pause(PACE);
        }
    }
}

fn lines(answer: &Value) -> Vec<String> {
    let mut lines = vec![format!("command {}", cell(answer, "state"))];
    lines.extend(
        list(answer, "approvals")
            .iter()
            .map(|one| format!("approved by {} as {}", cell(one, "name"), cell(one, "role"))),
    );
    lines.extend(list(answer, "targets").iter().map(|target| {
        let row = target_row(target);
        format!("{} {}", row.first().cloned().unwrap_or_default(), row.get(1).cloned().unwrap_or_default())
    }));
    lines
}

fn over(state: &str, answer: Value) -> Result<Report, Trouble> {
    let targets = list(&answer, "targets");
    let undone: Vec<_> =
        targets.iter().filter(|target| cell(target, "state") != "done").map(|target| cell(target, "label")).collect();
    if state == "finished" && undone.is_empty() {
        return Ok(Report::new(
            format!("Done on {} of {} devices, each by its own signed receipt.", targets.len(), targets.len()),
            answer,
        ));
    }
    Err(Trouble::new(
        format!("the command ended as {state}; not done on: {}", undone.join(", ")),
        "see `lethe command show` for each device's reason; devices without a receipt stay locked",
    ))
}
