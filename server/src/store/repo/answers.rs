//! Answers by idempotency key: the same request twice is done once.

use lethe_proto::ids::{Digest, Time};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, one, run, signed, values},
    },
    Answers,
};

const TABLE: Table = Table { name: "idempotency_key", key: "caller" };

/// An answer that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// SHA-256 of the request that it answered.
    pub request: Digest,
    /// What was answered.
    pub answer: Vec<u8>,
}

impl<C: ConnectionTrait> Answers<'_, C> {
    /// The answer to this caller's key, while it is kept.
    pub async fn find(&self, caller: [u8; 16], key: &str, now: Time) -> Result<Option<StoredAnswer>, StoreError> {
        let sql = "SELECT * FROM idempotency_key WHERE caller = $1 AND key = $2 AND expires_at > $3";
        let row = one(self.db, TABLE, sql, values![caller.to_vec(), key, signed(now.0)]).await?;
        row.map(|row| {
            Ok(StoredAnswer { request: row.fixed::<32, Digest>("request_digest")?, answer: row.bytes("answer")? })
        })
        .transpose()
    }
}

impl Answers<'_, DatabaseTransaction> {
    /// Keeps an answer until `expires`, and forgets those that have expired by `now`.
    pub async fn put(
        &self,
        caller: [u8; 16],
        key: &str,
        answer: &StoredAnswer,
        now: Time,
        expires: Time,
    ) -> Result<(), StoreError> {
        self.purge(now).await?;
        let sql = "INSERT INTO idempotency_key (caller, key, request_digest, answer, expires_at) \
                   VALUES ($1, $2, $3, $4, $5) ON CONFLICT (caller, key) DO UPDATE SET \
                   request_digest = excluded.request_digest, answer = excluded.answer, expires_at = excluded.expires_at";
        let request = answer.request.as_bytes().to_vec();
        run(self.db, sql, values![caller.to_vec(), key, request, answer.answer.clone(), signed(expires.0)]).await?;
        Ok(())
    }

    /// Forgets what has expired; gives how many.
    pub async fn purge(&self, now: Time) -> Result<u64, StoreError> {
        run(self.db, "DELETE FROM idempotency_key WHERE expires_at <= $1", values![signed(now.0)]).await
    }
}
