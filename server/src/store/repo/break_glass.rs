//! Times in which administrators come in whatever the access rules say, because the host's operator said so.

use lethe_proto::ids::Time;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, one, run, signed, values},
    },
    BreakGlass,
};

const TABLE: Table = Table { name: "break_glass", key: "no" };

impl<C: ConnectionTrait> BreakGlass<'_, C> {
    /// Until when the rules bind no administrator; `None` where they do.
    pub async fn until(&self, now: Time) -> Result<Option<Time>, StoreError> {
        let sql = "SELECT * FROM break_glass WHERE ended_at IS NULL AND until_at > $1 ORDER BY until_at DESC LIMIT 1";
        one(self.db, TABLE, sql, values![signed(now.0)]).await?.map(|row| row.time("until_at")).transpose()
    }
}

impl BreakGlass<'_, DatabaseTransaction> {
    /// Begins one.
    pub async fn begin(&self, now: Time, until: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO break_glass (begun_at, until_at) VALUES ($1, $2)";
        run(self.db, sql, values![signed(now.0), signed(until.0)]).await?;
        Ok(())
    }

    /// Ends whatever lasts. `false`: nothing did.
    pub async fn end(&self, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE break_glass SET ended_at = $1 WHERE ended_at IS NULL AND until_at > $1";
        Ok(run(self.db, sql, values![signed(now.0)]).await? > 0)
    }
}
