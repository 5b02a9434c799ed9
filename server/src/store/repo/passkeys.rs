//! Passkeys of administrators. What the library keeps of each is a text that only the passkey room reads.

use std::collections::BTreeMap;

use lethe_proto::ids::Time;
use lethe_server_core::ids::PasskeyId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, one, run, signed, values},
    },
    Passkeys,
};

const TABLE: Table = Table { name: "passkey", key: "no" };

/// A passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPasskey {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: PasskeyId,
    /// Whose, by running number.
    pub admin_no: i64,
    /// The authenticator's name for it.
    pub credential_id: Vec<u8>,
    /// Public key, counter and flags, as the passkey room keeps them.
    pub credential: String,
    /// What its holder calls it.
    pub name: String,
    /// Since when.
    pub created_at: Time,
    /// When it last proved itself.
    pub used_at: Option<Time>,
}

fn read(row: &Row) -> Result<StoredPasskey, StoreError> {
    Ok(StoredPasskey {
        no: row.int("no")?,
        id: row.fixed::<16, PasskeyId>("id")?,
        admin_no: row.int("admin_no")?,
        credential_id: row.bytes("credential_id")?,
        credential: row.text("credential")?,
        name: row.text("name")?,
        created_at: row.time("created_at")?,
        used_at: row.maybe_time("used_at")?,
    })
}

impl<C: ConnectionTrait> Passkeys<'_, C> {
    /// By the authenticator's name for it.
    pub async fn find_credential(&self, credential_id: &[u8]) -> Result<Option<StoredPasskey>, StoreError> {
        let sql = "SELECT * FROM passkey WHERE credential_id = $1";
        one(self.db, TABLE, sql, values![credential_id.to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// All of an administrator, oldest first.
    pub async fn list(&self, admin_no: i64) -> Result<Vec<StoredPasskey>, StoreError> {
        let sql = "SELECT * FROM passkey WHERE admin_no = $1 ORDER BY no";
        all(self.db, TABLE, sql, values![admin_no]).await?.iter().map(read).collect()
    }

    /// How many every administrator has, by running number; who has none is left out.
    pub async fn counts(&self) -> Result<BTreeMap<i64, u64>, StoreError> {
        let sql = "SELECT admin_no AS no, COUNT(*) AS held FROM passkey GROUP BY admin_no";
        let rows = all(self.db, TABLE, sql, values![]).await?;
        rows.iter().map(|row| Ok((row.int("no")?, row.count("held")?))).collect()
    }
}

impl Passkeys<'_, DatabaseTransaction> {
    /// Adds one. A credential id that is there already is a duplicate.
    pub async fn insert(&self, passkey: &NewPasskey, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO passkey (id, admin_no, credential_id, credential, name, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = values![
            passkey.id.as_bytes().to_vec(),
            passkey.admin_no,
            passkey.credential_id.clone(),
            passkey.credential.clone(),
            passkey.name.clone(),
            signed(now.0),
        ];
        run(self.db, sql, values).await?;
        Ok(())
    }

    /// It has proved itself: its counter moves on.
    pub async fn set_used(&self, credential_id: &[u8], credential: &str, now: Time) -> Result<(), StoreError> {
        let sql = "UPDATE passkey SET credential = $2, used_at = $3 WHERE credential_id = $1";
        run(self.db, sql, values![credential_id.to_vec(), credential, signed(now.0)]).await?;
        Ok(())
    }

    /// Removes one.
    pub async fn delete(&self, no: i64) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM passkey WHERE no = $1", values![no]).await?;
        Ok(())
    }

    /// Removes all of an administrator.
    pub async fn delete_all(&self, admin_no: i64) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM passkey WHERE admin_no = $1", values![admin_no]).await?;
        Ok(())
    }
}

/// A passkey that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// Id.
    pub id: PasskeyId,
    /// Whose, by running number.
    pub admin_no: i64,
    /// The authenticator's name for it.
    pub credential_id: Vec<u8>,
    /// As the passkey room keeps it.
    pub credential: String,
    /// What its holder calls it.
    pub name: String,
}
