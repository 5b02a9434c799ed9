//! API tokens: stored as hashes, scoped, expiring, revocable.

use lethe_proto::ids::{Digest, Time};
use lethe_server_core::{caller::TokenScopes, ids::TokenId};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, one, run, signed, values},
    },
    Tokens,
};

const TABLE: Table = Table { name: "api_token", key: "no" };

/// A token without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Id.
    pub id: TokenId,
    /// Whose, by running number.
    pub admin_no: i64,
    /// What the owner calls it.
    pub label: String,
    /// What it carries.
    pub scopes: TokenScopes,
    /// Made when.
    pub created_at: Time,
    /// Worth nothing from here on.
    pub expires_at: Time,
    /// Ended early.
    pub revoked_at: Option<Time>,
}

fn read(row: &Row) -> Result<Token, StoreError> {
    Ok(Token {
        id: row.fixed::<16, TokenId>("id")?,
        admin_no: row.int("admin_no")?,
        label: row.text("label")?,
        scopes: row.word("scopes", TokenScopes::from_text)?,
        created_at: row.time("created_at")?,
        expires_at: row.time("expires_at")?,
        revoked_at: row.maybe_time("revoked_at")?,
    })
}

impl<C: ConnectionTrait> Tokens<'_, C> {
    /// By the hash of its secret, whether valid or not.
    pub async fn find_hash(&self, hash: &Digest) -> Result<Option<Token>, StoreError> {
        let sql = "SELECT * FROM api_token WHERE hash = $1";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By id.
    pub async fn find(&self, id: TokenId) -> Result<Option<Token>, StoreError> {
        let sql = "SELECT * FROM api_token WHERE id = $1";
        one(self.db, TABLE, sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// All tokens of an admin, newest first.
    pub async fn list(&self, admin_no: i64) -> Result<Vec<Token>, StoreError> {
        let sql = "SELECT * FROM api_token WHERE admin_no = $1 ORDER BY no DESC";
        all(self.db, TABLE, sql, values![admin_no]).await?.iter().map(read).collect()
    }
}

impl Tokens<'_, DatabaseTransaction> {
    /// Adds a token by the hash of its secret.
    pub async fn insert(&self, token: &Token, hash: &Digest) -> Result<(), StoreError> {
        let sql = "INSERT INTO api_token (id, hash, admin_no, label, scopes, created_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = values![
            token.id.as_bytes().to_vec(),
            hash.as_bytes().to_vec(),
            token.admin_no,
            token.label.clone(),
            token.scopes.to_text(),
            signed(token.created_at.0),
            signed(token.expires_at.0),
        ];
        run(self.db, sql, values).await?;
        Ok(())
    }

    /// Ends a token. `false`: it had ended already.
    pub async fn revoke(&self, id: TokenId, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
        Ok(run(self.db, sql, values![id.as_bytes().to_vec(), signed(now.0)]).await? == 1)
    }

    /// Ends every token of an admin.
    pub async fn revoke_all(&self, admin_no: i64, now: Time) -> Result<u64, StoreError> {
        let sql = "UPDATE api_token SET revoked_at = $2 WHERE admin_no = $1 AND revoked_at IS NULL";
        run(self.db, sql, values![admin_no, signed(now.0)]).await
    }
}
