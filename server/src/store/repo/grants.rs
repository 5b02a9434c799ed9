//! Apps inside employees' sessions. A grant lasts as long as its session, unless it is ended alone.

use lethe_proto::ids::{Digest, Time};
use lethe_server_core::{access::app::AppId, employee_session::Ending, ids::GrantId};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    Grants,
};

pub(in crate::store) const TABLE: Table = Table { name: "session_grant", key: "no" };

/// How an app holds what it was granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantKind {
    /// By a cookie of its own, behind a proxy.
    Forward,
    /// By tokens.
    Oidc,
}

impl GrantKind {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Oidc => "oidc",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        [Self::Forward, Self::Oidc].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredGrant {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: GrantId,
    /// Inside which session, by running number.
    pub session_no: i64,
    /// To which app.
    pub app: AppId,
    /// How it is held.
    pub kind: GrantKind,
    /// SHA-256 thumbprint of the key that its tokens are bound to (RFC 7638).
    pub jkt: Option<Digest>,
    /// What it reaches: words divided by spaces.
    pub scope: String,
    /// When it began.
    pub begun_at: Time,
    /// When it was last used, as far as it was written.
    pub active_at: Time,
    /// Ended early: when, and by what.
    pub ended: Option<(Time, Ending)>,
}

pub(in crate::store) fn read(row: &Row) -> Result<StoredGrant, StoreError> {
    let ended = match row.maybe_time("ended_at")? {
        Some(at) => Some((at, row.word("ended_why", Ending::from_text)?)),
        None => None,
    };
    Ok(StoredGrant {
        no: row.int("no")?,
        id: row.fixed::<16, GrantId>("id")?,
        session_no: row.int("session_no")?,
        app: row.word("app", |text| text.parse().ok())?,
        kind: row.word("kind", GrantKind::from_text)?,
        jkt: row.maybe_fixed::<32, Digest>("jkt")?,
        scope: row.text("scope")?,
        begun_at: row.time("begun_at")?,
        active_at: row.time("active_at")?,
        ended,
    })
}

/// A grant that begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGrant {
    /// Id.
    pub id: GrantId,
    /// Inside which session, by running number.
    pub session_no: i64,
    /// To which app.
    pub app: AppId,
    /// How it is held.
    pub kind: GrantKind,
    /// SHA-256 of its secret; always there for [`GrantKind::Forward`].
    pub hash: Option<Digest>,
    /// Thumbprint of the key that its tokens are bound to.
    pub jkt: Option<Digest>,
    /// What it reaches.
    pub scope: String,
}

impl<C: ConnectionTrait> Grants<'_, C> {
    /// By SHA-256 of its secret, whether it still lasts or not.
    pub async fn find_hash(&self, hash: &Digest) -> Result<Option<StoredGrant>, StoreError> {
        let sql = "SELECT * FROM session_grant WHERE hash = $1";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By id, whether it still lasts or not.
    pub async fn find(&self, id: GrantId) -> Result<Option<StoredGrant>, StoreError> {
        let sql = "SELECT * FROM session_grant WHERE id = $1";
        one(self.db, TABLE, sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By running number, whether it still lasts or not.
    pub async fn find_no(&self, no: i64) -> Result<Option<StoredGrant>, StoreError> {
        one(self.db, TABLE, "SELECT * FROM session_grant WHERE no = $1", values![no])
            .await?
            .as_ref()
            .map(read)
            .transpose()
    }

    /// Those inside a session that have not ended, oldest first.
    pub async fn living(&self, session_no: i64) -> Result<Vec<StoredGrant>, StoreError> {
        let sql = "SELECT * FROM session_grant WHERE session_no = $1 AND ended_at IS NULL ORDER BY no";
        all(self.db, TABLE, sql, values![session_no]).await?.iter().map(read).collect()
    }

    /// Those to an app that have not ended, with a number after `after`; at most `most`.
    pub async fn living_of_app(&self, app: &AppId, after: i64, most: u64) -> Result<Vec<StoredGrant>, StoreError> {
        let sql = "SELECT * FROM session_grant WHERE app = $1 AND no > $2 AND ended_at IS NULL ORDER BY no LIMIT $3";
        let values = values![app.as_str(), after, signed(most)];
        all(self.db, TABLE, sql, values).await?.iter().map(read).collect()
    }
}

impl Grants<'_, DatabaseTransaction> {
    /// Begins one; gives the running number.
    pub async fn insert(&self, new: &NewGrant, now: Time) -> Result<i64, StoreError> {
        let sql = "INSERT INTO session_grant (id, session_no, app, kind, hash, jkt, scope, begun_at, active_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING no";
        let values = values![
            new.id.as_bytes().to_vec(),
            new.session_no,
            new.app.as_str(),
            new.kind.as_str(),
            new.hash.map(|hash| hash.as_bytes().to_vec()),
            new.jkt.map(|jkt| jkt.as_bytes().to_vec()),
            new.scope.clone(),
            signed(now.0),
        ];
        insert_numbered(self.db, TABLE, sql, values).await
    }

    /// Ends one. `false`: it had ended already.
    pub async fn end(&self, no: i64, why: Ending, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE session_grant SET ended_at = $2, ended_why = $3 WHERE no = $1 AND ended_at IS NULL";
        Ok(run(self.db, sql, values![no, signed(now.0), why.as_str()]).await? == 1)
    }
}
