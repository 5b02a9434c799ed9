//! Browsers in which somebody has been let in before, by the hash of a cookie that says nothing else. They open nothing: guesses from them
//! are counted apart, so that a stranger's guesses do not keep a person out of their own browser.

use lethe_proto::ids::{DAY_MS, Digest, Time};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, one, run, signed, values},
    },
    KnownBrowsers,
};

const TABLE: Table = Table { name: "known_browser", key: "person_no" };

/// How long a browser is known after the last sign-in.
pub const KNOWN_MS: u64 = 180 * DAY_MS;

impl<C: ConnectionTrait> KnownBrowsers<'_, C> {
    /// Whether anybody was let in there.
    pub async fn anybody(&self, hash: &Digest, now: Time) -> Result<bool, StoreError> {
        let sql = "SELECT person_no FROM known_browser WHERE hash = $1 AND given_at > $2 LIMIT 1";
        let since = signed(now.0.saturating_sub(KNOWN_MS));
        Ok(one(self.db, TABLE, sql, values![hash.as_bytes().to_vec(), since]).await?.is_some())
    }

    /// Whether this person, by running number, was let in there.
    pub async fn knows(&self, hash: &Digest, person_no: i64, now: Time) -> Result<bool, StoreError> {
        let sql = "SELECT person_no FROM known_browser WHERE hash = $1 AND person_no = $2 AND given_at > $3";
        let since = signed(now.0.saturating_sub(KNOWN_MS));
        Ok(one(self.db, TABLE, sql, values![hash.as_bytes().to_vec(), person_no, since]).await?.is_some())
    }
}

impl KnownBrowsers<'_, DatabaseTransaction> {
    /// Somebody was let in there. Their browsers of long ago are forgotten.
    pub async fn put(&self, hash: &Digest, person_no: i64, now: Time) -> Result<(), StoreError> {
        let old = signed(now.0.saturating_sub(KNOWN_MS));
        let sql = "DELETE FROM known_browser WHERE person_no = $1 AND given_at <= $2";
        run(self.db, sql, values![person_no, old]).await?;
        let sql = "INSERT INTO known_browser (hash, person_no, given_at) VALUES ($1, $2, $3) \
                   ON CONFLICT (hash, person_no) DO UPDATE SET given_at = excluded.given_at";
        run(self.db, sql, values![hash.as_bytes().to_vec(), person_no, signed(now.0)]).await.map(|_| ())
    }
}
