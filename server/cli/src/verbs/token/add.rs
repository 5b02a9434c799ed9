//! `lethe token add`

use std::path::PathBuf;

use clap::Args;
use lethe_proto::ids::DAY_MS;
use serde_json::json;

use crate::{
    answer::text, desk::Desk, moment, profile::create_private, report::Report, text::visible::visible, trouble::Trouble,
};

/// Make a token.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// What it is for
    name: String,
    /// What it may do; repeat for several
    #[arg(long = "scope", value_name = "SCOPE", required = true)]
    scopes: Vec<String>,
    /// How long it works: 24h, 90d
    #[arg(long, value_parser = moment::duration, default_value = "90d")]
    expires: u64,
    /// Write it into a new private file instead of showing it
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Add {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let body = json!({"name": self.name, "scopes": self.scopes, "expires_in_ms": self.expires});
        let mut answer = desk.api()?.post(&["tokens"], &body)?;
        let days = self.expires / DAY_MS;
        let id = visible(text(&answer, "id")?);
        let Some(file) = self.out else {
            let token = visible(text(&answer, "token")?);
            return Ok(Report::new(format!("Token {id}, for {days} days. It is shown only now:\n{token}"), answer));
        };
        create_private(&file, format!("{}\n", text(&answer, "token")?).as_bytes())?;
        if let Some(fields) = answer.as_object_mut() {
            fields.remove("token");
        }
        Ok(Report::new(format!("Token {id}, for {days} days, is in {}", file.display()), answer))
    }
}
