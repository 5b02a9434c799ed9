//! Devices that vouch for whoever signs in on them, by the hash of the secret that the browser brings. Each challenge is answered once.

use lethe_proto::ids::{Digest, Time};
use sea_orm::DatabaseTransaction;

use super::{
    super::{
        StoreError,
        sql::{run, signed, values},
    },
    Vouches,
};

impl Vouches<'_, DatabaseTransaction> {
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
