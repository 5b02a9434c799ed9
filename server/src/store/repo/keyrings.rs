//! The chain of keyrings as signed.

use lethe_proto::{
    cbor::encode,
    chain::SignedKeyring,
    ids::{Digest, Time},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, one, run, signed, values},
    },
    Keyrings,
};

const TABLE: Table = Table { name: "keyring", key: "version" };

fn read(row: &Row) -> Result<SignedKeyring, StoreError> {
    row.message("signed")
}

impl<C: ConnectionTrait> Keyrings<'_, C> {
    /// The newest; `None` before the first.
    pub async fn newest(&self) -> Result<Option<SignedKeyring>, StoreError> {
        let sql = "SELECT * FROM keyring ORDER BY version DESC LIMIT 1";
        one(self.db, TABLE, sql, values![]).await?.as_ref().map(read).transpose()
    }

    /// By version.
    pub async fn find(&self, version: u64) -> Result<Option<SignedKeyring>, StoreError> {
        let sql = "SELECT * FROM keyring WHERE version = $1";
        one(self.db, TABLE, sql, values![signed(version)]).await?.as_ref().map(read).transpose()
    }

    /// By digest.
    pub async fn find_digest(&self, digest: &Digest) -> Result<Option<SignedKeyring>, StoreError> {
        let sql = "SELECT * FROM keyring WHERE digest = $1";
        one(self.db, TABLE, sql, values![digest.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// Every version from `from` on, in order.
    pub async fn since(&self, from: u64) -> Result<Vec<SignedKeyring>, StoreError> {
        let sql = "SELECT * FROM keyring WHERE version >= $1 ORDER BY version";
        all(self.db, TABLE, sql, values![signed(from)]).await?.iter().map(read).collect()
    }
}

impl Keyrings<'_, DatabaseTransaction> {
    /// Adds the next one. The caller has checked the chain.
    pub async fn insert(&self, keyring: &SignedKeyring, leaf_index: u64, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO keyring (version, digest, signed, expires_at, accepted_at, leaf_index) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = values![
            signed(keyring.keyring.version),
            keyring.keyring.digest().as_bytes().to_vec(),
            encode(keyring),
            signed(keyring.keyring.expires.0),
            signed(now.0),
            signed(leaf_index),
        ];
        run(self.db, sql, values).await?;
        Ok(())
    }
}
