//! Links with which an employee comes in for the first time, by the hash of their secret. A person has at most one.

use lethe_proto::ids::{Digest, Time};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, one, run, signed, values},
    },
    PortalLinks,
};

const TABLE: Table = Table { name: "portal_link", key: "hash" };

impl<C: ConnectionTrait> PortalLinks<'_, C> {
    /// Whose it is, by running number. `None`: there is none, or it has expired.
    pub async fn whose(&self, hash: &Digest, now: Time) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT * FROM portal_link WHERE hash = $1 AND expires_at > $2";
        let row = one(self.db, TABLE, sql, values![hash.as_bytes().to_vec(), signed(now.0)]).await?;
        row.map(|row| row.int("person_no")).transpose()
    }
}

impl PortalLinks<'_, DatabaseTransaction> {
    /// Makes a person's link; an older one is worth nothing any more.
    pub async fn put(&self, hash: &Digest, person_no: i64, expires: Time) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM portal_link WHERE person_no = $1", values![person_no]).await?;
        let sql = "INSERT INTO portal_link (hash, person_no, expires_at) VALUES ($1, $2, $3)";
        run(self.db, sql, values![hash.as_bytes().to_vec(), person_no, signed(expires.0)]).await.map(|_| ())
    }

    /// Uses a person's link up. `false`: it is not there any more.
    pub async fn take(&self, hash: &Digest, person_no: i64) -> Result<bool, StoreError> {
        let sql = "DELETE FROM portal_link WHERE hash = $1 AND person_no = $2";
        Ok(run(self.db, sql, values![hash.as_bytes().to_vec(), person_no]).await? == 1)
    }
}
