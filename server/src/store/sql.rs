//! Statements and rows. One text serves both databases; each is prepared once per connection and kept.
//!
//! A row is read column by column into the house's own types; whatever does not fit is [`StoreError::Unreadable`], with
//! table, column and primary key. Nothing outside of `store` sees a statement or a row.

use sea_orm::{ConnectionTrait, QueryResult, Statement, TryGetable, Value};

use super::StoreError;

/// A table's name and the column that names its rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) key: &'static str,
}

/// Values for the placeholders `$1`, `$2`, ….
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(sea_orm::Value::from($value)),*] };
}
pub(super) use values;

fn statement<C: ConnectionTrait>(db: &C, sql: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// Executes and tells how many rows changed.
pub(super) async fn run<C: ConnectionTrait>(db: &C, sql: &str, values: Vec<Value>) -> Result<u64, StoreError> {
    Ok(db.execute_raw(statement(db, sql, values)).await?.rows_affected())
}

/// All rows.
pub(super) async fn all<C: ConnectionTrait>(
    db: &C,
    table: Table,
    sql: &str,
    values: Vec<Value>,
) -> Result<Vec<Row>, StoreError> {
    let rows = db.query_all_raw(statement(db, sql, values)).await?;
    Ok(rows.into_iter().map(|row| Row { row, table }).collect())
}

/// The first row, if there is one.
pub(super) async fn one<C: ConnectionTrait>(
    db: &C,
    table: Table,
    sql: &str,
    values: Vec<Value>,
) -> Result<Option<Row>, StoreError> {
    let row = db.query_one_raw(statement(db, sql, values)).await?;
    Ok(row.map(|row| Row { row, table }))
}

/// Inserts one row and gives the number that the database chose for it.
pub(super) async fn insert_numbered<C: ConnectionTrait>(
    db: &C,
    table: Table,
    sql: &str,
    values: Vec<Value>,
) -> Result<i64, StoreError> {
    match one(db, table, sql, values).await? {
        Some(row) => row.int("no"),
        None => Err(StoreError::Unreadable { table: table.name, column: "no", id: "new".to_owned() }),
    }
}

/// Rows of one statement: enough to amortize it, few enough for every database's limit on placeholders.
const ROWS_AT_ONCE: usize = 500;

/// Inserts many rows of `width` values each; `head` is `INSERT INTO t (…)`, `tail` may be an `ON CONFLICT` clause.
pub(super) async fn insert_many<C: ConnectionTrait>(
    db: &C,
    head: &str,
    width: usize,
    rows: Vec<Vec<Value>>,
    tail: &str,
) -> Result<(), StoreError> {
    for chunk in rows.chunks(ROWS_AT_ONCE) {
        let groups: Vec<String> = (0..chunk.len())
            .map(|row| {
                let places: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
                format!("({})", places.join(", "))
            })
            .collect();
        let sql = format!("{head} VALUES {} {tail}", groups.join(", "));
        run(db, &sql, chunk.iter().flatten().cloned().collect()).await?;
    }
    Ok(())
}

/// One row of a known table.
pub(super) struct Row {
    row: QueryResult,
    table: Table,
}

impl Row {
    /// The error that names this column of this row.
    pub(super) fn unreadable(&self, column: &'static str) -> StoreError {
        let number = self.row.try_get::<i64>("", self.table.key).map(|number| number.to_string());
        let bytes = || self.row.try_get::<Vec<u8>>("", self.table.key).map(|b| data_encoding::HEXLOWER.encode(&b));
        let id = number.or_else(|_| bytes()).unwrap_or_else(|_| "unknown".to_owned());
        StoreError::Unreadable { table: self.table.name, column, id }
    }

    fn take<T: TryGetable>(&self, column: &'static str) -> Result<T, StoreError> {
        self.row.try_get("", column).map_err(|_| self.unreadable(column))
    }

    pub(super) fn int(&self, column: &'static str) -> Result<i64, StoreError> {
        self.take(column)
    }

    /// A number in a column whose name is put together.
    pub(super) fn int_named(&self, column: &str) -> Result<i64, StoreError> {
        self.row.try_get("", column).map_err(|_| self.unreadable(self.table.key))
    }

    pub(super) fn maybe_int(&self, column: &'static str) -> Result<Option<i64>, StoreError> {
        self.take(column)
    }

    /// A number that is never negative.
    pub(super) fn count(&self, column: &'static str) -> Result<u64, StoreError> {
        u64::try_from(self.int(column)?).map_err(|_| self.unreadable(column))
    }

    pub(super) fn time(&self, column: &'static str) -> Result<lethe_proto::ids::Time, StoreError> {
        self.count(column).map(lethe_proto::ids::Time)
    }

    pub(super) fn maybe_time(&self, column: &'static str) -> Result<Option<lethe_proto::ids::Time>, StoreError> {
        match self.maybe_int(column)? {
            None => Ok(None),
            Some(ms) => {
                u64::try_from(ms).map(|ms| Some(lethe_proto::ids::Time(ms))).map_err(|_| self.unreadable(column))
            }
        }
    }

    pub(super) fn text(&self, column: &'static str) -> Result<String, StoreError> {
        self.take(column)
    }

    pub(super) fn maybe_text(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        self.take(column)
    }

    pub(super) fn bytes(&self, column: &'static str) -> Result<Vec<u8>, StoreError> {
        self.take(column)
    }

    pub(super) fn maybe_bytes(&self, column: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        self.take(column)
    }

    /// Exactly `N` bytes, as an id, digest or key.
    pub(super) fn fixed<const N: usize, T: From<[u8; N]>>(&self, column: &'static str) -> Result<T, StoreError> {
        <[u8; N]>::try_from(self.bytes(column)?).map(T::from).map_err(|_| self.unreadable(column))
    }

    /// Exactly `N` bytes, or nothing.
    pub(super) fn maybe_fixed<const N: usize, T: From<[u8; N]>>(
        &self,
        column: &'static str,
    ) -> Result<Option<T>, StoreError> {
        let Some(bytes) = self.maybe_bytes(column)? else { return Ok(None) };
        <[u8; N]>::try_from(bytes).map(|bytes| Some(T::from(bytes))).map_err(|_| self.unreadable(column))
    }

    /// A word of a closed set.
    pub(super) fn word<T>(&self, column: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
        parse(&self.text(column)?).ok_or_else(|| self.unreadable(column))
    }

    /// One message of the protocol in its canonical bytes.
    pub(super) fn message<T>(&self, column: &'static str) -> Result<T, StoreError>
    where
        T: for<'b> minicbor::Decode<'b, ()> + minicbor::Encode<()>,
    {
        lethe_proto::cbor::decode(&self.bytes(column)?, lethe_proto::cbor::FRAME_CAP)
            .map_err(|_| self.unreadable(column))
    }
}

/// A time, counter or index as the database keeps it. Beyond 2^63 there is nothing that a clock or a log could reach.
pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
