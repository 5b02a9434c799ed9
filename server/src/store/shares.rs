//! Making a destroyed share really disappear from the database's files.
//!
//! SQLite: rows of `share_secret` are only ever appended and overwritten in place, `secure_delete` zeroes what is freed, and
//! after the commit the write-ahead log is copied back and truncated, so the old bytes are in no file. `PostgreSQL` keeps old
//! row versions: the narrow table is rewritten and the old file dropped at a checkpoint. Its own write-ahead log, archives
//! and backups are out of reach; `docs/operations.md` says so.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend};

use super::sql::{Table, one};

const PRAGMA: Table = Table { name: "wal_checkpoint", key: "busy" };

/// Removes old versions of overwritten secrets from the files. `false`: somebody still holds old pages, try again.
pub(super) async fn scrub(db: &DatabaseConnection) -> bool {
    if db.get_database_backend() == DbBackend::Postgres { scrub_postgres(db).await } else { scrub_sqlite(db).await }
}

async fn scrub_sqlite(db: &DatabaseConnection) -> bool {
    let busy = match one(db, PRAGMA, "PRAGMA wal_checkpoint(TRUNCATE)", vec![]).await {
        Ok(Some(row)) => row.int("busy").ok(),
        Ok(None) | Err(_) => None,
    };
    busy == Some(0)
}

/// Rewrites the table with its living rows only. `VACUUM FULL` would keep dead ones that some older snapshot, be it of the
/// database's own statistics collector, might still see; a rewrite by `ALTER TABLE` does not.
const REWRITE: &str = "ALTER TABLE share_secret ALTER COLUMN secret TYPE bytea USING secret || ''::bytea";

async fn scrub_postgres(db: &DatabaseConnection) -> bool {
    if let Err(error) = db.execute_unprepared(REWRITE).await {
        tracing::warn!(%error, "old versions of destroyed shares could not be removed yet");
        return false;
    }
    if let Err(error) = db.execute_unprepared("CHECKPOINT").await {
        tracing::warn!(%error, "no right to CHECKPOINT: grant pg_checkpoint, or the old file stays until the next one");
    }
    true
}
