//! Codes on their way from the browser to an app: by their hash, each good once.

use lethe_proto::ids::{DAY_MS, Digest, Time};
use lethe_server_core::oidc::scope::Scopes;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError, Turn,
        sql::{Row, Table, one, run, signed, values},
    },
    AuthorizationCodes,
};

const TABLE: Table = Table { name: "authorization_code", key: "hash" };

/// How long a code is remembered, so that its second use is known as one.
const KEPT_MS: u64 = DAY_MS;

/// A code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCode {
    /// Under which grant, by running number.
    pub grant_no: i64,
    /// Where the browser carried it.
    pub redirect_uri: String,
    /// What the app must know the source of.
    pub challenge: Digest,
    /// What was granted.
    pub scopes: Scopes,
    /// The app's own word, to be given back.
    pub nonce: Option<String>,
    /// The key that the app promised to have.
    pub jkt: Option<Digest>,
    /// Worth nothing from here on.
    pub expires_at: Time,
    /// When it was used.
    pub used_at: Option<Time>,
}

fn read(row: &Row) -> Result<StoredCode, StoreError> {
    Ok(StoredCode {
        grant_no: row.int("grant_no")?,
        redirect_uri: row.text("redirect_uri")?,
        challenge: row.fixed::<32, Digest>("challenge")?,
        scopes: row.word("scope", Scopes::from_text)?,
        nonce: row.maybe_text("nonce")?,
        jkt: row.maybe_fixed::<32, Digest>("jkt")?,
        expires_at: row.time("expires_at")?,
        used_at: row.maybe_time("used_at")?,
    })
}

impl<C: ConnectionTrait> AuthorizationCodes<'_, C> {
    /// By its hash, whether it is still good or not.
    pub async fn find(&self, hash: &Digest) -> Result<Option<StoredCode>, StoreError> {
        let sql = "SELECT * FROM authorization_code WHERE hash = $1";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }
}

impl AuthorizationCodes<'_, DatabaseTransaction> {
    /// Keeps a new one. Old ones are forgotten.
    pub async fn insert(&self, hash: &Digest, code: &StoredCode, now: Time) -> Result<Turn, StoreError> {
        let old = signed(now.0.saturating_sub(KEPT_MS));
        run(self.db, "DELETE FROM authorization_code WHERE expires_at < $1", values![old]).await?;
        let sql = "INSERT INTO authorization_code (hash, grant_no, redirect_uri, challenge, scope, nonce, jkt, issued_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let values = values![
            hash.as_bytes().to_vec(),
            code.grant_no,
            code.redirect_uri.clone(),
            code.challenge.as_bytes().to_vec(),
            code.scopes.to_text(),
            code.nonce.clone(),
            code.jkt.map(|jkt| jkt.as_bytes().to_vec()),
            signed(now.0),
            signed(code.expires_at.0),
        ];
        run(self.db, sql, values).await?;
        Ok(Turn::taken())
    }

    /// Uses one. Nothing: it was used before.
    pub async fn use_up(&self, hash: &Digest, now: Time) -> Result<Option<Turn>, StoreError> {
        let sql = "UPDATE authorization_code SET used_at = $2 WHERE hash = $1 AND used_at IS NULL";
        let used = run(self.db, sql, values![hash.as_bytes().to_vec(), signed(now.0)]).await?;
        Ok((used == 1).then(Turn::taken))
    }
}
