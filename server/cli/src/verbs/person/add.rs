//! `lethe person add`

use clap::Args;
use serde_json::json;

use crate::{
    answer::text,
    desk::Desk,
    report::Report,
    text::visible::{quoted, visible},
    trouble::Trouble,
};

/// Add an employee.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// Name
    name: String,
    /// E-mail address
    #[arg(long)]
    email: Option<String>,
    /// Id in another system, for example the HR system
    #[arg(long)]
    external_id: Option<String>,
    /// Group, for administrators with a scope
    #[arg(long)]
    group: Option<String>,
}

impl Add {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let mut body = json!({"name": self.name});
        for (field, value) in [("email", self.email), ("external_id", self.external_id), ("group", self.group)] {
            if let Some(value) = value {
                body[field] = value.into();
            }
        }
        let answer = desk.api()?.post(&["people"], &body)?;
        let id = visible(text(&answer, "id")?);
        Ok(Report::new(format!("Added {} with id {id}", quoted(&self.name)), answer))
    }
}
