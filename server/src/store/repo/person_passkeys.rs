//! Passkeys of employees. They are no passkeys of administrators: the tables are two, and nobody asks both.

use lethe_proto::ids::Time;
use lethe_server_core::ids::PasskeyId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, one, run, signed, values},
    },
    PersonPasskeys,
};

const TABLE: Table = Table { name: "person_passkey", key: "no" };

/// A passkey of an employee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonPasskey {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: PasskeyId,
    /// Whose, by running number.
    pub person_no: i64,
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

fn read(row: &Row) -> Result<PersonPasskey, StoreError> {
    Ok(PersonPasskey {
        no: row.int("no")?,
        id: row.fixed::<16, PasskeyId>("id")?,
        person_no: row.int("person_no")?,
        credential_id: row.bytes("credential_id")?,
        credential: row.text("credential")?,
        name: row.text("name")?,
        created_at: row.time("created_at")?,
        used_at: row.maybe_time("used_at")?,
    })
}

impl<C: ConnectionTrait> PersonPasskeys<'_, C> {
    /// By the authenticator's name for it.
    pub async fn find_credential(&self, credential_id: &[u8]) -> Result<Option<PersonPasskey>, StoreError> {
        let sql = "SELECT * FROM person_passkey WHERE credential_id = $1";
        one(self.db, TABLE, sql, values![credential_id.to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// All of a person, oldest first.
    pub async fn list(&self, person_no: i64) -> Result<Vec<PersonPasskey>, StoreError> {
        let sql = "SELECT * FROM person_passkey WHERE person_no = $1 ORDER BY no";
        all(self.db, TABLE, sql, values![person_no]).await?.iter().map(read).collect()
    }
}

impl PersonPasskeys<'_, DatabaseTransaction> {
    /// Adds one. A credential id that is there already is a duplicate.
    pub async fn insert(&self, new: &NewPersonPasskey, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO person_passkey (id, person_no, credential_id, credential, name, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = values![
            new.id.as_bytes().to_vec(),
            new.person_no,
            new.credential_id.clone(),
            new.credential.clone(),
            new.name.clone(),
            signed(now.0),
        ];
        run(self.db, sql, values).await.map(|_| ())
    }

    /// It has proved itself: its counter moves on. `false`: it is not there any more.
    pub async fn set_used(&self, credential_id: &[u8], credential: &str, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE person_passkey SET credential = $2, used_at = $3 WHERE credential_id = $1";
        Ok(run(self.db, sql, values![credential_id.to_vec(), credential, signed(now.0)]).await? == 1)
    }

    /// Removes one of a person. `false`: they have no such passkey.
    pub async fn delete(&self, person_no: i64, id: PasskeyId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM person_passkey WHERE person_no = $1 AND id = $2";
        Ok(run(self.db, sql, values![person_no, id.as_bytes().to_vec()]).await? == 1)
    }
}

/// A passkey that was just made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPersonPasskey {
    /// Id.
    pub id: PasskeyId,
    /// Whose, by running number.
    pub person_no: i64,
    /// The authenticator's name for it.
    pub credential_id: Vec<u8>,
    /// As the passkey room keeps it.
    pub credential: String,
    /// What its holder calls it.
    pub name: String,
}
