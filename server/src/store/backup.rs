//! A consistent copy of the database while it is in use.
//!
//! The copy is born in restore mode: however it comes back to life, it sends no command and no share until an operator has
//! reviewed it.

use std::{fs, os::unix::fs::OpenOptionsExt as _, path::Path};

use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{Place, Store, StoreError};

impl Store {
    /// Copies the database into a new file that only its owner can read. SQLite only: a `PostgreSQL` database is backed up
    /// with its own tools, and whoever restores it sets `tenant.mode` to `restore` (docs/operations.md).
    pub async fn copy_to(&self, target: &Path) -> Result<(), StoreError> {
        let Place::Sqlite(source) = self.place() else {
            return Err(StoreError::Open {
                place: self.place().name(),
                why: "back up PostgreSQL with pg_dump or pg_basebackup; after restoring it, and before starting the server, \
                      say UPDATE tenant SET mode = 'restore'"
                    .into(),
            });
        };
        copy(source, target).await.map_err(|why| StoreError::Open { place: target.display().to_string(), why })
    }
}

async fn copy(source: &Path, target: &Path) -> Result<(), String> {
    let name = target.to_str().ok_or("the path is not UTF-8")?.to_owned();
    let created = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(target);
    created.map_err(|error| error.to_string())?;
    let text = |error: sqlx::Error| error.to_string();
    let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(source)).await.map_err(text)?;
    sqlx::query("VACUUM INTO $1").bind(name).execute(&mut db).await.map_err(text)?;
    db.close().await.map_err(text)?;
    let mut copy = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(target)).await.map_err(text)?;
    sqlx::query("UPDATE tenant SET mode = 'restore'").execute(&mut copy).await.map_err(text)?;
    copy.close().await.map_err(text)?;
    fs::File::open(target).and_then(|file| file.sync_all()).map_err(|error| error.to_string())
}
