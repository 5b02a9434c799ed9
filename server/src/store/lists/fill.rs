//! Fills the lists of a database that is older than they are: once, when it is opened.
//!
//! Enrollments stand in the list from the transaction that makes them on, in the order of their numbers; so whatever is behind the
//! last listed one is missing, and nothing else. Rows are written many at a time.

use lethe_proto::{cbor::Exact, checkin::Checkin, state::State, text::Line};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, SqliteTransactionMode, TransactionOptions, TransactionTrait, Value,
};

use super::{
    fold::folded,
    kept::{self, Found, index, insert_words, words_of},
};
use crate::store::{
    StoreError, log,
    repo::{enrollments::EnrollmentStatus, people},
    sql::{Row, Table, all, insert_many, run, signed, values},
};

const ENROLLMENT: Table = Table { name: "enrollment", key: "no" };
const PERSON: Table = Table { name: "person", key: "no" };
const COMMAND: Table = Table { name: "command", key: "no" };

/// Enrollments that are read and written at once.
const AT_ONCE: usize = 1_000;

/// Brings the lists up to what they copy. Of several nodes that start together, one does it while the others wait.
pub(in crate::store) async fn fill(db: &DatabaseConnection) -> Result<(), StoreError> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(options).await?;
    log::lock_head(&tx).await?;
    persons(&tx).await?;
    while devices(&tx).await? == AT_ONCE {}
    commands(&tx).await?;
    tx.commit().await?;
    Ok(())
}

async fn persons<C: ConnectionTrait>(db: &C) -> Result<(), StoreError> {
    let mut found = Vec::new();
    for row in all(db, PERSON, "SELECT * FROM person WHERE words = ''", values![]).await? {
        let person = people::read(&row)?;
        run(db, "UPDATE person SET words = $2 WHERE no = $1", values![person.no, folded(&person.name)]).await?;
        let text = people::text_of(&person.name, person.email.as_deref(), person.external_id.as_deref());
        found.extend(words_of(Found::Person, person.no, &text));
    }
    insert_words(db, found).await
}

/// The next of them; gives how many.
async fn devices<C: ConnectionTrait>(db: &C) -> Result<usize, StoreError> {
    let sql = "SELECT e.no, e.person_no, e.label, e.status, e.created_at, COALESCE(p.person_group, '') AS person_group, \
               t.bytes AS state, t.changed_at, r.body AS report, \
               (SELECT COUNT(*) FROM state_line n WHERE n.enrollment_no = e.no AND n.server_key = t.server_key \
               AND n.applied >= t.counter) AS applied FROM enrollment e JOIN person p ON p.no = e.person_no \
               LEFT JOIN device_state t ON t.enrollment_no = e.no LEFT JOIN device_report r ON r.enrollment_no = e.no \
               WHERE e.no > (SELECT COALESCE(MAX(enrollment_no), 0) FROM device_list) ORDER BY e.no LIMIT $1";
    let rows = all(db, ENROLLMENT, sql, values![i64::try_from(AT_ONCE).unwrap_or(i64::MAX)]).await?;
    let (mut listed, mut seen, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for row in &rows {
        listed.push(device(row)?);
        let alive = row.word("status", EnrollmentStatus::from_text)?.is_alive();
        seen.push(values![row.int("no")?, row.int("created_at")?, i64::from(alive)]);
        found.extend(words_of(Found::Device, row.int("no")?, &row.text("label")?));
    }
    let head = "INSERT INTO device_list (enrollment_no, person_no, person_group, words, status, platform, os_version, backing, \
                container, locked_at, screen_blocked_at, held_at, confirmed)";
    insert_many(db, head, 13, listed, "").await?;
    let tail = "ON CONFLICT (enrollment_no) DO NOTHING";
    insert_many(db, "INSERT INTO last_seen (enrollment_no, seen_at, alive)", 3, seen, tail).await?;
    insert_words(db, found).await?;
    Ok(rows.len())
}

fn device(row: &Row) -> Result<Vec<Value>, StoreError> {
    let label = row.word("label", |text| Line::new(text).ok())?;
    let report = row.maybe_bytes("report")?.and_then(|bytes| Exact::<Checkin>::parse(&bytes).ok());
    let shown = report.map(|said| kept::Shown::of(&said)).unwrap_or_default();
    let state = match row.maybe_bytes("state")? {
        None => None,
        Some(bytes) => Some(Exact::<State>::parse(&bytes).map_err(|_| row.unreadable("state"))?),
    };
    let changed_at = row.maybe_time("changed_at")?.map_or(0, |at| signed(at.0));
    let since = |counter: Option<u64>| if counter.is_some_and(|counter| counter > 0) { changed_at } else { 0 };
    Ok(values![
        row.int("no")?,
        row.int("person_no")?,
        row.text("person_group")?,
        folded(label.as_str()),
        row.word("status", EnrollmentStatus::from_text)?.as_str(),
        shown.platform,
        shown.os_version,
        shown.backing,
        shown.container,
        since(state.as_ref().map(|state| state.locked_since)),
        since(state.as_ref().map(|state| state.screen_blocked_since)),
        since(state.as_ref().map(|state| state.hold_since)),
        i64::from(state.is_none() || row.int("applied")? > 0),
    ])
}

async fn commands<C: ConnectionTrait>(db: &C) -> Result<(), StoreError> {
    let sql = "SELECT no, bytes FROM command \
               WHERE no > (SELECT COALESCE(MAX(ref_no), 0) FROM search_word WHERE kind = 2) ORDER BY no";
    for row in all(db, COMMAND, sql, values![]).await? {
        let order = Exact::parse(&row.bytes("bytes")?).map_err(|_| row.unreadable("bytes"))?;
        index(db, Found::Command, row.int("no")?, &kept::text_of(&order)).await?;
    }
    Ok(())
}
