//! Refresh tokens: by their hash, each good once. Those below one grant are a family: it ends when one is used a second time.

use lethe_proto::ids::{Digest, Time};
use lethe_server_core::oidc::scope::Scopes;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError, Turn,
        sql::{Row, Table, one, run, signed, values},
    },
    RefreshTokens,
};

const TABLE: Table = Table { name: "refresh_token", key: "hash" };

/// A refresh token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRefreshToken {
    /// Under which grant, by running number.
    pub grant_no: i64,
    /// What was granted.
    pub scopes: Scopes,
    /// The key that it is bound to.
    pub jkt: Option<Digest>,
    /// When it was used.
    pub used_at: Option<Time>,
}

fn read(row: &Row) -> Result<StoredRefreshToken, StoreError> {
    Ok(StoredRefreshToken {
        grant_no: row.int("grant_no")?,
        scopes: row.word("scope", Scopes::from_text)?,
        jkt: row.maybe_fixed::<32, Digest>("jkt")?,
        used_at: row.maybe_time("used_at")?,
    })
}

impl<C: ConnectionTrait> RefreshTokens<'_, C> {
    /// By its hash, whether it is still good or not.
    pub async fn find(&self, hash: &Digest) -> Result<Option<StoredRefreshToken>, StoreError> {
        let sql = "SELECT * FROM refresh_token WHERE hash = $1";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }
}

impl RefreshTokens<'_, DatabaseTransaction> {
    /// Keeps a new one.
    pub async fn insert(&self, hash: &Digest, token: &StoredRefreshToken, now: Time) -> Result<Turn, StoreError> {
        let sql = "INSERT INTO refresh_token (hash, grant_no, scope, jkt, issued_at) VALUES ($1, $2, $3, $4, $5)";
        let values = values![
            hash.as_bytes().to_vec(),
            token.grant_no,
            token.scopes.to_text(),
            token.jkt.map(|jkt| jkt.as_bytes().to_vec()),
            signed(now.0),
        ];
        run(self.db, sql, values).await?;
        Ok(Turn::taken())
    }

    /// Uses one. Nothing: it was used before.
    pub async fn use_up(&self, hash: &Digest, now: Time) -> Result<Option<Turn>, StoreError> {
        let sql = "UPDATE refresh_token SET used_at = $2 WHERE hash = $1 AND used_at IS NULL";
        let used = run(self.db, sql, values![hash.as_bytes().to_vec(), signed(now.0)]).await?;
        Ok((used == 1).then(Turn::taken))
    }
}
