//! Keys that sign tokens: private halves sealed, so that a copy of the database signs nothing.

use lethe_proto::ids::Time;
use lethe_server_core::oidc::algorithm::Algorithm;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, all, run, signed, values},
    },
    SigningKeys,
};

/// Name of the table.
pub const NAME: &str = "signing_key";
const TABLE: Table = Table { name: NAME, key: "no" };

/// A key.
#[derive(Clone)]
pub struct StoredSigningKey {
    /// Thumbprint of the public half (RFC 7638).
    pub kid: String,
    /// By what it signs.
    pub algorithm: Algorithm,
    /// The public half: 32 bytes, or an uncompressed point.
    pub public: Vec<u8>,
    /// The private half as PKCS #8, sealed.
    pub sealed: Vec<u8>,
    /// When its turn begins.
    pub signs_from: Time,
}

impl<C: ConnectionTrait> SigningKeys<'_, C> {
    /// All, by their turns.
    pub async fn list(&self) -> Result<Vec<StoredSigningKey>, StoreError> {
        let rows = all(self.db, TABLE, "SELECT * FROM signing_key ORDER BY signs_from, no", values![]).await?;
        rows.iter()
            .map(|row| {
                Ok(StoredSigningKey {
                    kid: row.text("kid")?,
                    algorithm: row.word("algorithm", Algorithm::from_text)?,
                    public: row.bytes("public")?,
                    sealed: row.bytes("sealed")?,
                    signs_from: row.time("signs_from")?,
                })
            })
            .collect()
    }
}

impl SigningKeys<'_, DatabaseTransaction> {
    /// Keeps a new one.
    pub async fn insert(&self, key: &StoredSigningKey, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO signing_key (kid, algorithm, public, sealed, made_at, signs_from) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = values![
            key.kid.clone(),
            key.algorithm.as_str(),
            key.public.clone(),
            key.sealed.clone(),
            signed(now.0),
            signed(key.signs_from.0),
        ];
        run(self.db, sql, values).await?;
        Ok(())
    }

    /// Forgets one. `false`: it was forgotten already.
    pub async fn forget(&self, kid: &str) -> Result<bool, StoreError> {
        Ok(run(self.db, "DELETE FROM signing_key WHERE kid = $1", values![kid]).await? == 1)
    }
}
