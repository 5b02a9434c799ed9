//! `lethe device lock`, `logout`, `block-screen`, `hold`, `message`: what the server may order alone, because it protects.

use clap::Args;
use lethe_proto::text::is_plain;
use serde_json::{Value, json};

use crate::{answer::cell, desk::Desk, report::Report, text::visible::quoted, trouble::Trouble, verbs::find};

/// Protect a device.
#[derive(Debug, Args)]
pub(crate) struct Protect {
    /// Enrollment id, or letters of the label
    device: String,
    /// Why; the employee sees it
    #[arg(long)]
    reason: String,
}

impl Protect {
    pub(crate) fn obey(self, desk: &Desk, verb: &str, done: &str) -> Result<Report, Trouble> {
        send(desk, &self.device, verb, &json!({"reason": self.reason}), &format!("is to be {done}"))
    }
}

/// Show the employee a message.
#[derive(Debug, Args)]
pub(crate) struct Message {
    /// Enrollment id, or letters of the label
    device: String,
    /// What to say
    text: String,
    /// Why
    #[arg(long)]
    reason: String,
}

impl Message {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        if self.text.len() > 1000 || !is_plain(&self.text) {
            return Err(Trouble::usage(
                "the message is longer than 1,000 bytes or has invisible characters",
                "shorten it to one plain line",
            ));
        }
        send(
            desk,
            &self.device,
            "message",
            &json!({"text": self.text, "reason": self.reason}),
            "is to show the message",
        )
    }
}

fn send(desk: &Desk, device: &str, verb: &str, body: &Value, done: &str) -> Result<Report, Trouble> {
    let api = desk.api()?;
    let id = find::enrollment(&api, device)?;
    let answer = api.post(&["devices", &id.to_string(), verb], body)?;
    let text = format!(
        "{} {done} (state {}). It is done when the device's own receipt is there: see `lethe device timeline {id}`.",
        quoted(device),
        cell(&answer, "counter")
    );
    Ok(Report::new(text, answer))
}
