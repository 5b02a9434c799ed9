//! Sign-ins with a browser: stored by the hash of the cookie.

use lethe_proto::ids::{DAY_MS, Digest, Time};
use lethe_server_core::ids::{PasskeyId, SessionId};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, insert_numbered, one, run, signed, values},
    },
    Sessions,
};

const TABLE: Table = Table { name: "browser_session", key: "no" };

/// How long an ended session is remembered.
const KEPT_MS: u64 = 30 * DAY_MS;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: SessionId,
    /// Whose, by running number.
    pub admin_no: i64,
    /// With which passkey it began.
    pub passkey: PasskeyId,
    /// When.
    pub begun_at: Time,
    /// When its admin last did something, as far as it was written.
    pub active_at: Time,
    /// When it ends in any case.
    pub ends_at: Time,
    /// Ended early.
    pub ended_at: Option<Time>,
}

fn read(row: &Row) -> Result<StoredSession, StoreError> {
    Ok(StoredSession {
        no: row.int("no")?,
        id: row.fixed::<16, SessionId>("id")?,
        admin_no: row.int("admin_no")?,
        passkey: row.fixed::<16, PasskeyId>("passkey")?,
        begun_at: row.time("begun_at")?,
        active_at: row.time("active_at")?,
        ends_at: row.time("ends_at")?,
        ended_at: row.maybe_time("ended_at")?,
    })
}

/// A session that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSession {
    /// Id.
    pub id: SessionId,
    /// Whose, by running number.
    pub admin_no: i64,
    /// With which passkey.
    pub passkey: PasskeyId,
    /// When it ends in any case.
    pub ends_at: Time,
}

impl<C: ConnectionTrait> Sessions<'_, C> {
    /// By SHA-256 of the cookie, whether it still lasts or not.
    pub async fn find_hash(&self, hash: &Digest) -> Result<Option<StoredSession>, StoreError> {
        let sql = "SELECT * FROM browser_session WHERE hash = $1";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By id, whether it still lasts or not.
    pub async fn find(&self, id: SessionId) -> Result<Option<StoredSession>, StoreError> {
        let sql = "SELECT * FROM browser_session WHERE id = $1";
        one(self.db, TABLE, sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }
}

impl Sessions<'_, DatabaseTransaction> {
    /// Begins one by SHA-256 of its cookie; gives the running number. Sessions that ended long ago are forgotten.
    pub async fn insert(&self, session: &NewSession, hash: &Digest, now: Time) -> Result<i64, StoreError> {
        let old = signed(now.0.saturating_sub(KEPT_MS));
        let sql = "DELETE FROM browser_session WHERE ends_at < $1 \
                   AND NOT EXISTS (SELECT 1 FROM ceremony c WHERE c.session_no = browser_session.no)";
        run(self.db, sql, values![old]).await?;
        let sql = "INSERT INTO browser_session (id, hash, admin_no, passkey, begun_at, active_at, ends_at) \
                   VALUES ($1, $2, $3, $4, $5, $5, $6) RETURNING no";
        let values = values![
            session.id.as_bytes().to_vec(),
            hash.as_bytes().to_vec(),
            session.admin_no,
            session.passkey.as_bytes().to_vec(),
            signed(now.0),
            signed(session.ends_at.0),
        ];
        insert_numbered(self.db, TABLE, sql, values).await
    }

    /// Ends one. `false`: it had ended already.
    pub async fn end(&self, id: SessionId, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE browser_session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
        Ok(run(self.db, sql, values![id.as_bytes().to_vec(), signed(now.0)]).await? == 1)
    }

    /// Ends every session of an administrator.
    pub async fn end_all(&self, admin_no: i64, now: Time) -> Result<(), StoreError> {
        let sql = "UPDATE browser_session SET ended_at = $2 WHERE admin_no = $1 AND ended_at IS NULL";
        run(self.db, sql, values![admin_no, signed(now.0)]).await?;
        Ok(())
    }

    /// Ends every session that began with a passkey, but one.
    pub async fn end_of_passkey(&self, passkey: PasskeyId, but: SessionId, now: Time) -> Result<(), StoreError> {
        let sql = "UPDATE browser_session SET ended_at = $3 WHERE passkey = $1 AND id <> $2 AND ended_at IS NULL";
        let values = values![passkey.as_bytes().to_vec(), but.as_bytes().to_vec(), signed(now.0)];
        run(self.db, sql, values).await?;
        Ok(())
    }
}
