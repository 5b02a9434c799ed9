//! A look at a database from outside, before anybody opens it for work: whether it is whole, and which release it belongs to. Nothing
//! is changed, no schema is brought up to date.

use lethe_migrations::{Migrator, MigratorTrait as _};
use lethe_proto::ids::Time;
use sqlx::{
    ConnectOptions as _, Connection as _, PgConnection, Row as _, SqliteConnection, postgres::PgConnectOptions,
    sqlite::SqliteConnectOptions,
};

use super::{Place, Reader, StoreError, sql};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examination {
    /// What the database itself says is broken; `None` where it is whole or does not say.
    pub damage: Option<String>,
    /// Steps of this release that the schema does not have yet.
    pub missing: Vec<String>,
    /// Steps of the schema that this release does not know.
    pub unknown: Vec<String>,
    /// The database server's own clock, where it is another program.
    pub clock: Option<Time>,
}

/// Looks at the database of a place, which must exist.
pub async fn examine(place: &Place) -> Result<Examination, StoreError> {
    let failed = |error: sqlx::Error| StoreError::Open { place: place.name(), why: error.to_string() };
    let mut found = Examination::default();
    let applied: Vec<String> = match place {
        Place::Sqlite(path) => {
            let options = SqliteConnectOptions::new().filename(path).read_only(true).disable_statement_logging();
            let mut db = SqliteConnection::connect_with(&options).await.map_err(failed)?;
            found.damage = damage(&mut db).await;
            let rows = sqlx::query("SELECT version FROM seaql_migrations").fetch_all(&mut db).await;
            drop(db.close().await);
            names(rows)
        }
        Place::Postgres(url) => {
            let options: PgConnectOptions = url.parse().map_err(failed)?;
            let mut db = PgConnection::connect_with(&options.disable_statement_logging()).await.map_err(failed)?;
            let clock = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint";
            let clock: i64 = sqlx::query_scalar(clock).fetch_one(&mut db).await.map_err(failed)?;
            found.clock = u64::try_from(clock).ok().map(Time);
            let rows = sqlx::query("SELECT version FROM seaql_migrations").fetch_all(&mut db).await;
            drop(db.close().await);
            names(rows)
        }
    };
    let known: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    found.missing = known.iter().filter(|name| !applied.contains(name)).cloned().collect();
    found.unknown = applied.into_iter().filter(|name| !known.contains(name)).collect();
    Ok(found)
}

/// A database in which nobody has worked has no table of steps.
fn names<R>(rows: Result<Vec<R>, sqlx::Error>) -> Vec<String>
where
    R: sqlx::Row,
    for<'r> &'r str: sqlx::ColumnIndex<R>,
    for<'r> String: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    rows.unwrap_or_default().iter().filter_map(|row| row.try_get("version").ok()).collect()
}

/// What SQLite says about its own pages; the first lines are enough.
async fn damage(db: &mut SqliteConnection) -> Option<String> {
    match sqlx::query("PRAGMA quick_check(3)").fetch_all(db).await {
        Err(error) => Some(error.to_string()),
        Ok(rows) => {
            let lines: Vec<String> = rows.iter().filter_map(|row| row.try_get(0).ok()).collect();
            (lines != ["ok"]).then(|| lines.join("; "))
        }
    }
}

impl Reader<'_> {
    /// When something of this name was put on record last.
    pub async fn last_recorded(&self, verb: &str) -> Result<Option<Time>, StoreError> {
        let statement = "SELECT no, at FROM audit_event WHERE verb = $1 ORDER BY no DESC LIMIT 1";
        self.time_of(statement, sql::values![verb]).await
    }

    /// When anything was put on record last.
    pub async fn last_record(&self) -> Result<Option<Time>, StoreError> {
        self.time_of("SELECT no, at FROM audit_event ORDER BY no DESC LIMIT 1", sql::values![]).await
    }

    async fn time_of(&self, statement: &'static str, values: Vec<sea_orm::Value>) -> Result<Option<Time>, StoreError> {
        let table = sql::Table { name: "audit_event", key: "no" };
        sql::one(self.db, table, statement, values).await?.map(|row| row.time("at")).transpose()
    }
}
