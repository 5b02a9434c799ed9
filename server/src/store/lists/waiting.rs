//! Which order waits for people on each device of a page, and how many have approved it.

use std::collections::BTreeMap;

use lethe_proto::{ids::CommandId, kinds::Action};

use super::draft::Draft;
use crate::store::{
    Reader, StoreError,
    sql::{Table, all},
};

const TABLE: Table = Table { name: "command", key: "no" };

/// An order that people have not decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub command: CommandId,
    /// What it would do.
    pub action: Action,
    /// To how many devices.
    pub targets: usize,
    /// How many have approved it.
    pub approvals: u64,
}

impl Reader<'_> {
    /// The newest undecided order of each of these enrollments, by running number.
    pub async fn waiting(&self, enrollments: &[i64]) -> Result<BTreeMap<i64, Waiting>, StoreError> {
        if enrollments.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut draft = Draft::default();
        let places = draft.bind_all(enrollments);
        let sql = format!(
            "SELECT t.enrollment_no AS target, c.no, c.id, c.action, \
             (SELECT COUNT(*) FROM command_target u WHERE u.command_no = c.no) AS targets, \
             (SELECT COUNT(*) FROM approval a WHERE a.command_no = c.no) AS approvals \
             FROM command_target t JOIN command c ON c.no = t.command_no \
             WHERE t.enrollment_no IN ({places}) AND t.state = 'requested' AND c.state = 'requested' ORDER BY c.no"
        );
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        rows.iter()
            .map(|row| {
                let waiting = Waiting {
                    command: row.fixed::<16, CommandId>("id")?,
                    action: row.word("action", Action::from_text)?,
                    targets: usize::try_from(row.count("targets")?).unwrap_or(usize::MAX),
                    approvals: row.count("approvals")?,
                };
                Ok((row.int("target")?, waiting))
            })
            .collect()
    }
}
