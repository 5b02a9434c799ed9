//! Approvals: only what counts is stored.

use std::collections::BTreeMap;

use lethe_proto::{
    approval::Approval,
    cbor::encode,
    ids::{Digest, PersonId, Time},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::draft::Draft,
        sql::{Row, Table, all, one, run, signed, values},
    },
    Approvals,
};

const TABLE: Table = Table { name: "approval", key: "no" };

/// One person's approval of one command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredApproval {
    /// Who.
    pub person: PersonId,
    /// As signed.
    pub approval: Approval,
    /// When it arrived.
    pub approved_at: Time,
}

fn read(row: &Row) -> Result<StoredApproval, StoreError> {
    Ok(StoredApproval {
        person: row.fixed::<16, PersonId>("person_id")?,
        approval: row.message("bytes")?,
        approved_at: row.time("approved_at")?,
    })
}

impl<C: ConnectionTrait> Approvals<'_, C> {
    /// Of many commands, by running number, each in the order of arrival.
    pub async fn of_commands(&self, commands: &[i64]) -> Result<BTreeMap<i64, Vec<StoredApproval>>, StoreError> {
        let mut found = BTreeMap::<i64, Vec<StoredApproval>>::new();
        if !commands.is_empty() {
            let mut draft = Draft::default();
            let places = draft.bind_all(commands);
            let sql = format!("SELECT * FROM approval WHERE command_no IN ({places}) ORDER BY no");
            for row in all(self.db, TABLE, &sql, draft.into_values()).await? {
                found.entry(row.int("command_no")?).or_default().push(read(&row)?);
            }
        }
        Ok(found)
    }

    /// Of one command, in the order of arrival: the order in which the envelope carries them.
    pub async fn of_command(&self, command_no: i64) -> Result<Vec<StoredApproval>, StoreError> {
        let sql = "SELECT * FROM approval WHERE command_no = $1 ORDER BY no";
        let rows = all(self.db, TABLE, sql, values![command_no]).await?;
        rows.iter().map(read).collect()
    }

    /// Running number of the command that the approval at this index of the log is for.
    pub async fn command_of_leaf(&self, leaf_index: u64) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT no, command_no FROM approval WHERE leaf_index = $1";
        let row = one(self.db, TABLE, sql, values![signed(leaf_index)]).await?;
        row.map(|row| row.int("command_no")).transpose()
    }
}

impl Approvals<'_, DatabaseTransaction> {
    /// Adds one. A second one of the same person or key is refused by the schema.
    pub async fn insert(
        &self,
        command_no: i64,
        person: PersonId,
        key: &Digest,
        approval: &Approval,
        leaf_index: u64,
        now: Time,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO approval (command_no, person_id, role, key_digest, bytes, approved_at, leaf_index) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = values![
            command_no,
            person.as_bytes().to_vec(),
            approval.role.as_str(),
            key.as_bytes().to_vec(),
            encode(approval),
            signed(now.0),
            signed(leaf_index),
        ];
        run(self.db, sql, values).await?;
        Ok(())
    }
}
