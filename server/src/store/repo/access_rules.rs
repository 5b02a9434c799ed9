//! The access rules in versions. The one in force is the newest that was not reverted and is not overdue for its confirmation.

use lethe_proto::ids::Time;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, one, run, signed, values},
    },
    AccessRules,
};

const TABLE: Table = Table { name: "access_rules", key: "version" };

/// What is known of a version besides what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesHead {
    /// Counted from 1; never given twice.
    pub version: u64,
    /// Id of the admin who saved it; zeros for the host's operator.
    pub made_by: [u8; 16],
    /// When.
    pub made_at: Time,
    /// Why, in their words; may be empty.
    pub note: String,
    /// It is reverted at this moment unless somebody confirms it before.
    pub confirm_until: Option<Time>,
    /// When somebody confirmed it.
    pub confirmed_at: Option<Time>,
    /// When it was taken back.
    pub reverted_at: Option<Time>,
}

impl RulesHead {
    /// The moment at which the version before takes its place by itself.
    pub fn falls_back_at(&self) -> Option<Time> {
        self.confirm_until.filter(|_| self.confirmed_at.is_none())
    }
}

/// A version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRules {
    /// About it.
    pub head: RulesHead,
    /// JSON.
    pub document: String,
}

/// Columns of a head.
const HEAD: &str = "version, made_by, made_at, note, confirm_until, confirmed_at, reverted_at";
/// Which versions may be in force at `$1`.
const STANDS: &str =
    "reverted_at IS NULL AND (confirm_until IS NULL OR confirmed_at IS NOT NULL OR confirm_until > $1)";

fn head(row: &Row) -> Result<RulesHead, StoreError> {
    Ok(RulesHead {
        version: row.count("version")?,
        made_by: row.fixed("made_by")?,
        made_at: row.time("made_at")?,
        note: row.text("note")?,
        confirm_until: row.maybe_time("confirm_until")?,
        confirmed_at: row.maybe_time("confirmed_at")?,
        reverted_at: row.maybe_time("reverted_at")?,
    })
}

fn read(row: &Row) -> Result<StoredRules, StoreError> {
    Ok(StoredRules { head: head(row)?, document: row.text("document")? })
}

impl<C: ConnectionTrait> AccessRules<'_, C> {
    /// The version in force; `None` where there are no rules.
    pub async fn in_force(&self, now: Time) -> Result<Option<StoredRules>, StoreError> {
        let sql = format!("SELECT * FROM access_rules WHERE {STANDS} ORDER BY version DESC LIMIT 1");
        one(self.db, TABLE, &sql, values![signed(now.0)]).await?.as_ref().map(read).transpose()
    }

    /// The same without what it says.
    pub async fn head_in_force(&self, now: Time) -> Result<Option<RulesHead>, StoreError> {
        let sql = format!("SELECT {HEAD} FROM access_rules WHERE {STANDS} ORDER BY version DESC LIMIT 1");
        one(self.db, TABLE, &sql, values![signed(now.0)]).await?.as_ref().map(head).transpose()
    }

    /// The version that stands behind another one, and takes its place when that is reverted.
    pub async fn behind(&self, version: u64, now: Time) -> Result<Option<StoredRules>, StoreError> {
        let sql = format!("SELECT * FROM access_rules WHERE {STANDS} AND version < $2 ORDER BY version DESC LIMIT 1");
        one(self.db, TABLE, &sql, values![signed(now.0), signed(version)]).await?.as_ref().map(read).transpose()
    }

    /// The same without what it says.
    pub async fn head_behind(&self, version: u64, now: Time) -> Result<Option<RulesHead>, StoreError> {
        let sql =
            format!("SELECT {HEAD} FROM access_rules WHERE {STANDS} AND version < $2 ORDER BY version DESC LIMIT 1");
        one(self.db, TABLE, &sql, values![signed(now.0), signed(version)]).await?.as_ref().map(head).transpose()
    }

    /// One of them.
    pub async fn find(&self, version: u64) -> Result<Option<StoredRules>, StoreError> {
        let sql = "SELECT * FROM access_rules WHERE version = $1";
        one(self.db, TABLE, sql, values![signed(version)]).await?.as_ref().map(read).transpose()
    }

    /// Versions before `before`, newest first.
    pub async fn heads(&self, before: Option<i64>, limit: u64) -> Result<Vec<RulesHead>, StoreError> {
        let sql = format!("SELECT {HEAD} FROM access_rules WHERE version < $1 ORDER BY version DESC LIMIT $2");
        let rows = all(self.db, TABLE, &sql, values![before.unwrap_or(i64::MAX), signed(limit)]).await?;
        rows.iter().map(head).collect()
    }

    /// Versions that nobody has confirmed in time and that are not marked as reverted yet.
    pub async fn overdue(&self, now: Time) -> Result<Vec<u64>, StoreError> {
        let sql = "SELECT version FROM access_rules WHERE confirm_until <= $1 AND confirmed_at IS NULL \
                   AND reverted_at IS NULL ORDER BY version";
        let rows = all(self.db, TABLE, sql, values![signed(now.0)]).await?;
        rows.iter().map(|row| row.count("version")).collect()
    }
}

/// A version that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRules {
    /// JSON.
    pub document: String,
    /// Who.
    pub made_by: [u8; 16],
    /// Why.
    pub note: String,
    /// Reverted then unless confirmed.
    pub confirm_until: Option<Time>,
}

impl AccessRules<'_, DatabaseTransaction> {
    /// Adds a version and gives its number.
    pub async fn insert(&self, new: NewRules, now: Time) -> Result<u64, StoreError> {
        let sql = "INSERT INTO access_rules (version, document, made_by, made_at, note, confirm_until) \
                   SELECT COALESCE(MAX(version), 0) + 1, $1, $2, $3, $4, $5 FROM access_rules RETURNING version";
        let NewRules { document, made_by, note, confirm_until } = new;
        let confirm_until = confirm_until.map(|until| signed(until.0));
        let values = values![document, made_by.to_vec(), signed(now.0), note, confirm_until];
        match one(self.db, TABLE, sql, values).await? {
            Some(row) => row.count("version"),
            None => Err(StoreError::Unreadable { table: TABLE.name, column: TABLE.key, id: "new".to_owned() }),
        }
    }

    /// Confirms a version in time. `false`: it needs no confirmation, or none any more.
    pub async fn confirm(&self, version: u64, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE access_rules SET confirmed_at = $2 WHERE version = $1 AND confirmed_at IS NULL \
                   AND reverted_at IS NULL AND confirm_until > $2";
        Ok(run(self.db, sql, values![signed(version), signed(now.0)]).await? == 1)
    }

    /// Takes a version back. `false`: it was taken back already.
    pub async fn revert(&self, version: u64, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE access_rules SET reverted_at = $2 WHERE version = $1 AND reverted_at IS NULL";
        Ok(run(self.db, sql, values![signed(version), signed(now.0)]).await? == 1)
    }
}
