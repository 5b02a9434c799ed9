//! Devices that vouch for whoever signs in on them, by the hash of the secret that the browser brings. Each challenge is answered once.

use lethe_proto::ids::{Digest, Time};
use sea_orm::DatabaseTransaction;

use super::{
    super::{
        StoreError,
        sql::{Table, one, run, signed, values},
    },
    Vouches,
};

const TABLE: Table = Table { name: "vouch", key: "hash" };

impl Vouches<'_, DatabaseTransaction> {
    /// How often a device has vouched of late, whether a browser came of it or not.
    pub async fn lately(&self, enrollment_no: i64, now: Time) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) AS lately FROM vouch WHERE enrollment_no = $1 AND expires_at > $2";
        let row = one(self.db, TABLE, sql, values![enrollment_no, signed(now.0)]).await?;
        Ok(row.map(|row| row.count("lately")).transpose()?.unwrap_or_default())
    }

    /// Keeps a device's word until it expires, and forgets those that have. `false`: the challenge was answered before.
    pub async fn insert(
        &self,
        hash: &Digest,
        challenge: &Digest,
        enrollment_no: i64,
        (now, expires): (Time, Time),
    ) -> Result<bool, StoreError> {
        run(self.db, "DELETE FROM vouch WHERE expires_at <= $1", values![signed(now.0)]).await?;
        let sql = "INSERT INTO vouch (hash, challenge, enrollment_no, expires_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (challenge) DO NOTHING";
        let (hash, challenge) = (hash.as_bytes().to_vec(), challenge.as_bytes().to_vec());
        Ok(run(self.db, sql, values![hash, challenge, enrollment_no, signed(expires.0)]).await? == 1)
    }
}
