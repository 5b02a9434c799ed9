//! `lethe audit list`: what was done, by whom.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::{
    answer::cell,
    desk::{Desk, Options},
    report::Report,
    text::table::table,
    trouble::Trouble,
};

/// What was done, by whom.
#[derive(Debug, Args)]
pub struct Audit {
    #[command(flatten)]
    pub(crate) options: Options,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List audit events
    List {
        /// Only about this subject (id)
        #[arg(long)]
        subject: Option<String>,
        /// Only by this actor (id)
        #[arg(long)]
        actor: Option<String>,
    },
}

impl Audit {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let Verb::List { subject, actor } = self.verb;
        let fields = [("subject", &subject), ("actor", &actor)];
        let query: Vec<_> =
            fields.iter().filter_map(|(name, value)| value.as_deref().map(|value| (*name, value))).collect();
        let events = desk.api()?.list(&["audit"], &query)?;
        let row = |event: &Value| {
            let who = format!("{} {}", cell(event, "actor_kind"), cell(event, "actor"));
            let to = format!("{} {}", cell(event, "subject_kind"), cell(event, "subject"));
            vec![cell(event, "at"), who, cell(event, "verb"), to, cell(event, "facts"), cell(event, "leaf")]
        };
        let rows: Vec<_> = events.iter().map(row).collect();
        let text = table(&["WHEN", "WHO", "DID", "TO", "FACTS", "LEAF"], &rows, "Nothing was done yet.");
        Ok(Report::new(text, json!({"items": events})))
    }
}
