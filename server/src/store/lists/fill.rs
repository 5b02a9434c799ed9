//! Fills the lists of a database that is older than they are: once, when it is opened.
//!
//! Enrollments stand in the list from the transaction that makes them on, in the order of their numbers; so whatever is behind the
//! last listed one is missing, and nothing else.

use lethe_proto::{cbor::Exact, checkin::Checkin, ids::Time, state::State, text::Line};
use sea_orm::{ConnectionTrait, DatabaseConnection, TransactionTrait};

use super::{
    fold::folded,
    kept::{self, Found, index},
};
use crate::store::{
    StoreError,
    repo::enrollments::EnrollmentStatus,
    sql::{Row, Table, all, run, values},
};

const ENROLLMENT: Table = Table { name: "enrollment", key: "no" };
const PERSON: Table = Table { name: "person", key: "no" };
const COMMAND: Table = Table { name: "command", key: "no" };

/// Brings the lists up to what they copy.
pub(in crate::store) async fn fill(db: &DatabaseConnection) -> Result<(), StoreError> {
    let tx = db.begin().await?;
    people(&tx).await?;
    devices(&tx).await?;
    commands(&tx).await?;
    tx.commit().await?;
    Ok(())
}

async fn people<C: ConnectionTrait>(db: &C) -> Result<(), StoreError> {
    for row in all(db, PERSON, "SELECT * FROM person WHERE words = ''", values![]).await? {
        let (no, name) = (row.int("no")?, row.text("name")?);
        let beside = [row.maybe_text("email")?, row.maybe_text("external_id")?].into_iter().flatten();
        let text = beside.fold(name.clone(), |text, more| format!("{text} {more}"));
        run(db, "UPDATE person SET words = $2 WHERE no = $1", values![no, folded(&name)]).await?;
        index(db, Found::Person, no, &text).await?;
    }
    Ok(())
}

async fn devices<C: ConnectionTrait>(db: &C) -> Result<(), StoreError> {
    let sql = "SELECT e.no, e.person_no, e.label, e.status, e.created_at, t.bytes AS state, t.changed_at, r.body AS report FROM enrollment e \
               LEFT JOIN device_state t ON t.enrollment_no = e.no LEFT JOIN device_report r ON r.enrollment_no = e.no \
               WHERE e.no > (SELECT COALESCE(MAX(enrollment_no), 0) FROM device_list) ORDER BY e.no";
    for row in all(db, ENROLLMENT, sql, values![]).await? {
        device(db, &row).await?;
    }
    Ok(())
}

async fn device<C: ConnectionTrait>(db: &C, row: &Row) -> Result<(), StoreError> {
    let (no, created): (i64, Time) = (row.int("no")?, row.time("created_at")?);
    let label = row.word("label", |text| Line::new(text).ok())?;
    kept::enrolled(db, no, row.int("person_no")?, label.as_str(), created).await?;
    kept::set_status(db, no, row.word("status", EnrollmentStatus::from_text)?).await?;
    if let Some(bytes) = row.maybe_bytes("state")? {
        let state = Exact::<State>::parse(&bytes).map_err(|_| row.unreadable("state"))?;
        kept::set_state(db, no, &state, row.time("changed_at")?).await?;
    }
    if let Some(said) = row.maybe_bytes("report")?.and_then(|bytes| Exact::<Checkin>::parse(&bytes).ok()) {
        kept::set_shown(db, no, &kept::Shown::of(&said)).await?;
    }
    Ok(())
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
