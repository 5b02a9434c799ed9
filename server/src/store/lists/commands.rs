//! The list of commands, newest first, and what belongs to a page of them.

use std::collections::BTreeMap;

use super::{
    draft::Draft,
    fold::words,
    kept::Found,
    keyset::{Keyset, Rows},
};
use crate::store::{
    Reader, StoreError,
    repo::commands::{self, StoredCommand},
    sql::{Table, all, signed},
};

const TABLE: Table = Table { name: "command", key: "no" };

/// Which commands; everything that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct CommandFilter {
    /// With a target among the people of this group: the reach of the caller.
    pub group: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Refused by one of its devices.
    pub refused: bool,
    /// With a device of this person among the targets.
    pub person_no: Option<i64>,
    /// Reason, labels and action have words that begin with each word of this.
    pub search: Option<String>,
}

/// Conditions on `command c`.
fn conditions(draft: &mut Draft, filter: &CommandFilter) {
    if let Some(state) = filter.state.clone() {
        let place = draft.bind(state);
        draft.require(format!("c.state = {place}"));
    }
    if let Some(no) = filter.person_no {
        let place = draft.bind(no);
        draft.require(format!(
            "c.no IN (SELECT t.command_no FROM device_list l JOIN command_target t ON t.enrollment_no = l.enrollment_no \
             WHERE l.person_no = {place})"
        ));
    }
    if filter.refused {
        draft.require("c.no IN (SELECT t.command_no FROM command_target t WHERE t.state = 'refused')".to_owned());
    }
    if let Some(group) = filter.group.clone() {
        let place = draft.bind(group);
        draft.require(format!(
            "EXISTS (SELECT 1 FROM command_target t JOIN device_list l ON l.enrollment_no = t.enrollment_no \
             WHERE t.command_no = c.no AND l.person_group = {place})"
        ));
    }
    for word in filter.search.as_deref().map(words).unwrap_or_default() {
        let found = draft.by_word(Found::Command, &word);
        draft.require(format!("c.no IN (SELECT ref_no {found})"));
    }
}

impl Reader<'_> {
    /// Those before `before`, newest first.
    pub async fn commands_page(
        &self,
        filter: &CommandFilter,
        before: Option<i64>,
        limit: u64,
    ) -> Result<Rows<StoredCommand>, StoreError> {
        let mut draft = Draft::default();
        let before = draft.bind(before.unwrap_or(i64::MAX));
        draft.require(format!("c.no < {before}"));
        conditions(&mut draft, filter);
        let conditions = draft.conditions();
        let limited = draft.bind(signed(limit + 1));
        let sql = format!("SELECT c.* FROM command c WHERE {conditions} ORDER BY c.no DESC LIMIT {limited}");
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        let rows = rows.iter().map(commands::read).collect::<Result<Vec<_>, _>>()?;
        Ok(Rows::of(rows, limit, |command| Keyset { key: String::new(), no: command.no }))
    }

    /// Ids and names of the people whose devices stand in commands, by running number of the enrollment.
    pub async fn owners(&self, enrollments: &[i64]) -> Result<BTreeMap<i64, ([u8; 16], String)>, StoreError> {
        if enrollments.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut draft = Draft::default();
        let sql = format!(
            "SELECT l.enrollment_no AS no, p.id, p.name FROM device_list l JOIN person p ON p.no = l.person_no \
             WHERE l.enrollment_no IN ({})",
            draft.bind_all(enrollments)
        );
        let rows = all(self.db, TABLE, &sql, draft.into_values()).await?;
        rows.iter().map(|row| Ok((row.int("no")?, (row.fixed::<16, [u8; 16]>("id")?, row.text("name")?)))).collect()
    }
}
