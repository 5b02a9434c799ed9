//! Opening the database: one connection that writes, a pool that only reads.
//!
//! SQLite: WAL, `synchronous=FULL`, foreign keys, `secure_delete`, temporary data in memory (a statement journal may hold a
//! secret). `PostgreSQL`: what the URL says; readers are told to be read-only.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use lethe_migrations::{Migrator, MigratorTrait};
use sea_orm::{DatabaseConnection, SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::StoreError;

/// Where the rows are.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A file of SQLite, created when it is missing.
    Sqlite(PathBuf),
    /// A `postgres://` URL. It may hold a password: never print it.
    Postgres(String),
}

impl Place {
    /// For people and logs, without any password.
    pub fn name(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Postgres(url) => {
                let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
                format!("postgres://{}", rest.rsplit_once('@').map_or(rest, |(_, host)| host))
            }
        }
    }
}

/// The two ways to the rows.
pub(super) struct Connections {
    pub(super) writer: DatabaseConnection,
    pub(super) readers: DatabaseConnection,
}

impl Connections {
    /// Counts every statement of the readers.
    pub(super) fn count_reads(&mut self, counter: Arc<AtomicU64>) {
        self.readers.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
    }
}

/// How many connections read at the same time.
const READERS: u32 = 4;
/// How long SQLite waits for a lock that a reader or another process holds.
const BUSY: Duration = Duration::from_secs(10);
/// How long to wait for a connection of the pool.
const ACQUIRE: Duration = Duration::from_secs(30);
/// Prepared statements that each connection keeps.
const STATEMENTS: usize = 256;

/// Opens both, and brings the schema up to date first.
pub(super) async fn open(place: &Place) -> Result<Connections, StoreError> {
    let failed = |why: String| StoreError::Open { place: place.name(), why };
    let connections = match place {
        Place::Sqlite(path) => sqlite(path).await.map_err(|error| failed(error.to_string()))?,
        Place::Postgres(url) => postgres(url).await.map_err(|error| failed(error.to_string()))?,
    };
    Migrator::up(&connections.writer, None).await.map_err(|error| failed(error.to_string()))?;
    Ok(connections)
}

async fn sqlite(path: &std::path::Path) -> Result<Connections, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .statement_cache_capacity(STATEMENTS)
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY");
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(ACQUIRE)
        .connect_with(options.clone())
        .await?;
    restrict(path)?;
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .test_before_acquire(false)
        .acquire_timeout(ACQUIRE)
        .connect_lazy_with(options.create_if_missing(false).pragma("query_only", "ON"));
    Ok(Connections {
        writer: SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
        readers: SqlxSqliteConnector::from_sqlx_sqlite_pool(readers),
    })
}

/// The database holds secrets: nobody but its owner reads it. WAL and index inherit the mode.
fn restrict(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

async fn postgres(url: &str) -> Result<Connections, sqlx::Error> {
    let options: PgConnectOptions = url.parse()?;
    let options = options.application_name("lethe").statement_cache_capacity(STATEMENTS);
    let writer = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(ACQUIRE)
        .connect_with(options.clone().options([("synchronous_commit", "on")]))
        .await?;
    let readers = PgPoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(ACQUIRE)
        .connect_lazy_with(options.options([("default_transaction_read_only", "on")]));
    Ok(Connections {
        writer: SqlxPostgresConnector::from_sqlx_postgres_pool(writer),
        readers: SqlxPostgresConnector::from_sqlx_postgres_pool(readers),
    })
}
