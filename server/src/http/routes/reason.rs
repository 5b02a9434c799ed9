//! Why something is ordered: words of who asks, kept beside the record (see `store::repo::notes`) and shown with it.

use lethe_proto::text::Line;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::problem::Problem;

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Why {
    /// One line of plain text, at most 200 bytes. Shown in timelines to everybody who may see them.
    #[schema(max_length = 200)]
    reason: String,
}

impl Why {
    /// The line, if it is one.
    pub(super) fn line(self) -> Result<Line, Problem> {
        Line::new(self.reason).map_err(|bad| Problem::malformed(format!("`reason`: {bad}")))
    }
}

/// Words that may be left out.
pub(super) fn note(text: Option<String>) -> Result<Option<Line>, Problem> {
    let text = text.filter(|text| !text.is_empty());
    text.map(Line::new).transpose().map_err(|bad| Problem::malformed(format!("`note`: {bad}")))
}
