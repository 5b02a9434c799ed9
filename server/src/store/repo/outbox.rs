//! What must leave the house after a commit. Written in the transaction; no job carries anything out yet, so an alarm reaches nobody
//! by itself: the audit event beside it is what administrators see.

use lethe_proto::ids::Time;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, all, run, signed, values},
    },
    Outbox,
};

const TABLE: Table = Table { name: "outbox", key: "no" };

/// Something to carry out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxItem {
    /// Running number.
    pub no: i64,
    /// `alarm` or `doorbell`.
    pub kind: String,
    /// Running number of what it is about.
    pub ref_no: i64,
    /// A closed word that says why.
    pub body: String,
    /// Since when it waits.
    pub created_at: Time,
}

impl<C: ConnectionTrait> Outbox<'_, C> {
    /// What waits, oldest first.
    pub async fn waiting(&self, limit: u64) -> Result<Vec<OutboxItem>, StoreError> {
        let sql = "SELECT * FROM outbox WHERE done_at IS NULL ORDER BY no LIMIT $1";
        let rows = all(self.db, TABLE, sql, values![signed(limit)]).await?;
        rows.iter()
            .map(|row| {
                Ok(OutboxItem {
                    no: row.int("no")?,
                    kind: row.text("kind")?,
                    ref_no: row.int("ref_no")?,
                    body: row.text("body")?,
                    created_at: row.time("created_at")?,
                })
            })
            .collect()
    }
}

impl Outbox<'_, DatabaseTransaction> {
    /// Raises an alarm about something. `false`: the same alarm is waiting already.
    pub async fn alarm(&self, ref_no: i64, why: &'static str, now: Time) -> Result<bool, StoreError> {
        let sql = "INSERT INTO outbox (kind, ref_no, body, created_at) SELECT 'alarm', $1, $2, $3 WHERE NOT EXISTS \
                   (SELECT 1 FROM outbox WHERE kind = 'alarm' AND ref_no = $1 AND body = $2 AND done_at IS NULL)";
        Ok(run(self.db, sql, values![ref_no, why, signed(now.0)]).await? == 1)
    }
}
