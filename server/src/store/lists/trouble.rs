//! What of the orders needs somebody: counted over open commands and over refusals of the last days, never over history.

use lethe_proto::ids::Time;

use super::draft::Draft;
use crate::store::{
    Reader, StoreError,
    sql::{Table, one, signed},
};

const TABLE: Table = Table { name: "command", key: "no" };

/// Counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trouble {
    /// Commands that wait for people.
    pub waiting: u64,
    /// Devices of commands that were sent out which have not answered for good.
    pub unconfirmed: u64,
    /// Refusals by devices after a moment.
    pub refused: u64,
}

impl Reader<'_> {
    /// Of everybody, or of people of one group. Refusals are those since `since`.
    pub async fn trouble(&self, group: Option<&str>, since: Time) -> Result<Trouble, StoreError> {
        let mut draft = Draft::default();
        let since = draft.bind(signed(since.0));
        let theirs = group.map_or_else(
            || "TRUE".to_owned(),
            |group| {
                let place = draft.bind(group);
                format!("t.enrollment_no IN (SELECT enrollment_no FROM device_list WHERE person_group = {place})")
            },
        );
        let of = |what: &str, which: &str| {
            format!(
                "(SELECT COUNT({what}) FROM command c JOIN command_target t ON t.command_no = c.no WHERE {theirs} AND {which})"
            )
        };
        let sql = format!(
            "SELECT {} AS waiting, {} AS unconfirmed, {} AS refused",
            of("DISTINCT c.no", "c.state = 'requested'"),
            of("*", "c.state = 'dispatched' AND t.state IN ('requested', 'queued', 'delivered', 'accepted', 'partly')"),
            of("*", &format!("t.state = 'refused' AND t.changed_at > {since}")),
        );
        let Some(row) = one(self.db, TABLE, &sql, draft.into_values()).await? else { return Ok(Trouble::default()) };
        Ok(Trouble {
            waiting: row.count("waiting")?,
            unconfirmed: row.count("unconfirmed")?,
            refused: row.count("refused")?,
        })
    }
}
