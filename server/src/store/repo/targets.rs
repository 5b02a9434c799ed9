//! Targets of commands: one row for each enrollment that a command is for.

use std::collections::BTreeMap;

use lethe_proto::ids::{Digest, EnrollmentId, Time};
use lethe_server_core::command::{End, TargetState};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::draft::Draft,
        sql::{Table, all, insert_many, run, signed, values},
    },
    Targets,
};

const TABLE: Table = Table { name: "command_target", key: "enrollment_no" };

/// How far one target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTarget {
    /// Running number of the command.
    pub command_no: i64,
    /// Running number of the enrollment.
    pub enrollment_no: i64,
    /// Its id.
    pub enrollment: EnrollmentId,
    /// How far.
    pub state: TargetState,
    /// Reason code of the device, where it gave one.
    pub reason: String,
    /// The receipt that says so.
    pub receipt: Option<Digest>,
    /// Since when.
    pub changed_at: Time,
}

const SELECT: &str =
    "SELECT t.*, e.id AS enrollment_id FROM command_target t JOIN enrollment e ON e.no = t.enrollment_no";

impl<C: ConnectionTrait> Targets<'_, C> {
    async fn select(&self, tail: &str, values: Vec<sea_orm::Value>) -> Result<Vec<StoredTarget>, StoreError> {
        let rows = all(self.db, TABLE, &format!("{SELECT} {tail}"), values).await?;
        rows.iter()
            .map(|row| {
                Ok(StoredTarget {
                    command_no: row.int("command_no")?,
                    enrollment_no: row.int("enrollment_no")?,
                    enrollment: row.fixed::<16, EnrollmentId>("enrollment_id")?,
                    state: row.word("state", TargetState::from_text)?,
                    reason: row.text("reason")?,
                    receipt: row.maybe_fixed::<32, Digest>("receipt_digest")?,
                    changed_at: row.time("changed_at")?,
                })
            })
            .collect()
    }

    /// All targets of a command.
    pub async fn of_command(&self, command_no: i64) -> Result<Vec<StoredTarget>, StoreError> {
        self.select("WHERE t.command_no = $1 ORDER BY t.enrollment_no", values![command_no]).await
    }

    /// All targets of many commands, by running number.
    pub async fn of_commands(&self, commands: &[i64]) -> Result<BTreeMap<i64, Vec<StoredTarget>>, StoreError> {
        let mut found = BTreeMap::<i64, Vec<StoredTarget>>::new();
        if !commands.is_empty() {
            let mut draft = Draft::default();
            let places = draft.bind_all(commands);
            let tail = format!("WHERE t.command_no IN ({places}) ORDER BY t.command_no, t.enrollment_no");
            for target in self.select(&tail, draft.into_values()).await? {
                found.entry(target.command_no).or_default().push(target);
            }
        }
        Ok(found)
    }
}

impl Targets<'_, DatabaseTransaction> {
    /// Adds the targets of a new command.
    pub async fn insert(&self, command_no: i64, enrollments: &[i64], now: Time) -> Result<(), StoreError> {
        let rows = enrollments.iter().map(|no| values![command_no, *no, "requested", signed(now.0)]).collect();
        let head = "INSERT INTO command_target (command_no, enrollment_no, state, changed_at)";
        insert_many(self.db, head, 4, rows, "").await
    }

    /// All targets of a command are in their mailboxes now.
    pub async fn set_queued(&self, command_no: i64, now: Time) -> Result<(), StoreError> {
        let sql =
            "UPDATE command_target SET state = 'queued', changed_at = $2 WHERE command_no = $1 AND state = 'requested'";
        run(self.db, sql, values![command_no, signed(now.0)]).await?;
        Ok(())
    }

    /// What the device's receipt made of one target.
    pub async fn set_receipt(
        &self,
        target: &StoredTarget,
        state: TargetState,
        reason: &str,
        receipt: &Digest,
        now: Time,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE command_target SET state = $3, reason = $4, receipt_digest = $5, changed_at = $6 \
                   WHERE command_no = $1 AND enrollment_no = $2";
        let digest = receipt.as_bytes().to_vec();
        let (command, enrollment) = (target.command_no, target.enrollment_no);
        run(self.db, sql, values![command, enrollment, state.as_str(), reason, digest, signed(now.0)]).await?;
        Ok(())
    }

    /// Stops every target that has not been accepted by its device; gives how many.
    pub async fn stop(&self, command_no: i64, end: End, now: Time) -> Result<u64, StoreError> {
        let sql = "UPDATE command_target SET state = $2, changed_at = $3 \
                   WHERE command_no = $1 AND state IN ('requested', 'queued', 'delivered')";
        run(self.db, sql, values![command_no, end.as_str(), signed(now.0)]).await
    }
}
