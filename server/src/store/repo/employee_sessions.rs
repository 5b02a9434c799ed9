//! Sessions of employees: stored by the hash of their secret. Whatever ends a session ends the apps inside it.

use lethe_proto::ids::{DAY_MS, Digest, Time};
use lethe_server_core::{access::factor::Factors, employee_session::Ending, ids::SessionId};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    EmployeeSessions, sign_in_words as words,
};

pub(in crate::store) const TABLE: Table = Table { name: "session", key: "no" };

/// How long a session that is over is remembered.
const KEPT_MS: u64 = 30 * DAY_MS;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEmployeeSession {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: SessionId,
    /// Whose, by running number.
    pub person_no: i64,
    /// On which enrolled device, by running number, where it is bound to one.
    pub enrollment_no: Option<i64>,
    /// With which factors it began.
    pub factors: Factors,
    /// In words for people: a browser and a system.
    pub label: String,
    /// When it began.
    pub begun_at: Time,
    /// When its employee last proved who they are.
    pub proved_at: Time,
    /// When its employee last did something, as far as it was written.
    pub active_at: Time,
    /// When it ends in any case.
    pub ends_at: Time,
    /// Ended early: when, and by what.
    pub ended: Option<(Time, Ending)>,
}

pub(in crate::store) fn read(row: &Row) -> Result<StoredEmployeeSession, StoreError> {
    let ended = match row.maybe_time("ended_at")? {
        Some(at) => Some((at, row.word("ended_why", Ending::from_text)?)),
        None => None,
    };
    Ok(StoredEmployeeSession {
        no: row.int("no")?,
        id: row.fixed::<16, SessionId>("id")?,
        person_no: row.int("person_no")?,
        enrollment_no: row.maybe_int("enrollment_no")?,
        factors: row.word("factors", words::factors)?,
        label: row.text("label")?,
        begun_at: row.time("begun_at")?,
        proved_at: row.time("proved_at")?,
        active_at: row.time("active_at")?,
        ends_at: row.time("ends_at")?,
        ended,
    })
}

/// A session that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEmployeeSession {
    /// Id.
    pub id: SessionId,
    /// Whose, by running number.
    pub person_no: i64,
    /// On which enrolled device, by running number.
    pub enrollment_no: Option<i64>,
    /// With which factors.
    pub factors: Factors,
    /// In words for people; at most 120 bytes.
    pub label: String,
    /// When it ends in any case.
    pub ends_at: Time,
}

/// Which sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// One.
    One(SessionId),
    /// Those of a person, by running number, but perhaps one.
    Person(i64, Option<SessionId>),
    /// Those on an enrolled device, by running number.
    Enrollment(i64),
}

impl<C: ConnectionTrait> EmployeeSessions<'_, C> {
    /// By SHA-256 of the secret, whether it still lasts or not.
    pub async fn find_hash(&self, hash: &Digest) -> Result<Option<StoredEmployeeSession>, StoreError> {
        let sql = "SELECT * FROM session WHERE hash = $1";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By id, whether it still lasts or not.
    pub async fn find(&self, id: SessionId) -> Result<Option<StoredEmployeeSession>, StoreError> {
        let sql = "SELECT * FROM session WHERE id = $1";
        one(self.db, TABLE, sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By running number, whether it still lasts or not.
    pub async fn find_no(&self, no: i64) -> Result<Option<StoredEmployeeSession>, StoreError> {
        one(self.db, TABLE, "SELECT * FROM session WHERE no = $1", values![no]).await?.as_ref().map(read).transpose()
    }

    /// Whether this person had a session on this enrolled device, both by running number.
    pub async fn was_on(&self, person_no: i64, enrollment_no: i64) -> Result<bool, StoreError> {
        let sql = "SELECT no FROM session WHERE enrollment_no = $1 AND person_no = $2 LIMIT 1";
        Ok(one(self.db, TABLE, sql, values![enrollment_no, person_no]).await?.is_some())
    }

    /// Those that have not ended, newest first.
    pub async fn living(&self, which: Which, now: Time) -> Result<Vec<StoredEmployeeSession>, StoreError> {
        let living = "SELECT * FROM session WHERE ended_at IS NULL AND ends_at > $1 AND";
        let now = signed(now.0);
        let (condition, values) = match which {
            Which::One(id) => ("id = $2", values![now, id.as_bytes().to_vec()]),
            Which::Person(no, None) => ("person_no = $2", values![now, no]),
            Which::Person(no, Some(but)) => ("person_no = $2 AND id <> $3", values![now, no, but.as_bytes().to_vec()]),
            Which::Enrollment(no) => ("enrollment_no = $2", values![now, no]),
        };
        let sql = format!("{living} {condition} ORDER BY no DESC");
        all(self.db, TABLE, &sql, values).await?.iter().map(read).collect()
    }
}

impl EmployeeSessions<'_, DatabaseTransaction> {
    /// Begins one by SHA-256 of its secret; gives the running number. Sessions that ended long ago are forgotten with their apps.
    pub async fn insert(&self, new: &NewEmployeeSession, hash: &Digest, now: Time) -> Result<i64, StoreError> {
        self.forget(Time(now.0.saturating_sub(KEPT_MS))).await?;
        let sql = "INSERT INTO session (id, hash, person_no, enrollment_no, factors, label, begun_at, proved_at, active_at, \
                   ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8) RETURNING no";
        let values = values![
            new.id.as_bytes().to_vec(),
            hash.as_bytes().to_vec(),
            new.person_no,
            new.enrollment_no,
            words::factors_text(new.factors),
            new.label.clone(),
            signed(now.0),
            signed(new.ends_at.0),
        ];
        insert_numbered(self.db, TABLE, sql, values).await
    }

    /// Forgets a bounded number of those that were over before a moment; gives how many.
    pub async fn forget(&self, before: Time) -> Result<u64, StoreError> {
        let old = "SELECT no FROM session WHERE ends_at < $1 ORDER BY ends_at LIMIT 200";
        let values = || values![signed(before.0)];
        run(self.db, &format!("DELETE FROM session_grant WHERE session_no IN ({old})"), values()).await?;
        run(self.db, &format!("DELETE FROM session WHERE no IN ({old})"), values()).await
    }

    /// Its employee has proved again who they are, with these factors in all.
    pub async fn set_proved(&self, no: i64, factors: Factors, now: Time) -> Result<(), StoreError> {
        let sql = "UPDATE session SET proved_at = $2, factors = $3 WHERE no = $1";
        run(self.db, sql, values![no, signed(now.0), words::factors_text(factors)]).await?;
        Ok(())
    }

    /// Ends one together with its apps. `false`: it had ended already.
    pub async fn end(&self, no: i64, why: Ending, now: Time) -> Result<bool, StoreError> {
        let values = || values![no, signed(now.0), why.as_str()];
        let sql = "UPDATE session_grant SET ended_at = $2, ended_why = $3 WHERE session_no = $1 AND ended_at IS NULL";
        run(self.db, sql, values()).await?;
        let sql = "UPDATE session SET ended_at = $2, ended_why = $3 WHERE no = $1 AND ended_at IS NULL";
        Ok(run(self.db, sql, values()).await? == 1)
    }
}
