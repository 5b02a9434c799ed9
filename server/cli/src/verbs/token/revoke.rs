//! `lethe token revoke`

use clap::Args;

use crate::{desk::Desk, report::Report, text::visible::visible, trouble::Trouble};

/// Revoke a token.
#[derive(Debug, Args)]
pub(crate) struct Revoke {
    /// Id of the token
    id: String,
}

impl Revoke {
    pub(crate) fn obey(self, desk: &Desk) -> Result<Report, Trouble> {
        let answer = desk.api()?.delete(&["tokens", &self.id])?;
        Ok(Report::new(format!("Token {} works no longer.", visible(&self.id)), answer))
    }
}
