//! Keeping the narrow copies: each change of what lists show writes them here, in its own transaction.

use std::collections::BTreeSet;

use lethe_proto::{
    checkin::Checkin,
    command::Command as Order,
    ids::{KeyId, Time},
    state::State,
};
use sea_orm::{ConnectionTrait, Value};

use super::fold::{folded, words};
use crate::store::{
    StoreError,
    repo::enrollments::EnrollmentStatus,
    sql::{insert_many, run, signed, values},
};

/// What a word leads to.
#[derive(Clone, Copy)]
pub(in crate::store) enum Found {
    Person = 0,
    Device = 1,
    Command = 2,
}

/// Makes a row findable by these words, and no longer by others.
pub(in crate::store) async fn index<C: ConnectionTrait>(
    db: &C,
    found: Found,
    no: i64,
    text: &str,
) -> Result<(), StoreError> {
    insert_words(db, words_of(found, no, text)).await
}

/// The rows that make one row findable by these words.
pub(super) fn words_of(found: Found, no: i64, text: &str) -> Vec<Vec<Value>> {
    let words: BTreeSet<String> = words(text).into_iter().collect();
    words.into_iter().map(|word| values![found as i64, word, no]).collect()
}

/// Adds such rows, of any number of things.
pub(super) async fn insert_words<C: ConnectionTrait>(db: &C, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    insert_many(db, "INSERT INTO search_word (kind, word, ref_no)", 3, rows, "ON CONFLICT DO NOTHING").await
}

/// Forgets by which words a row was found.
pub(in crate::store) async fn unindex<C: ConnectionTrait>(db: &C, found: Found, no: i64) -> Result<(), StoreError> {
    run(db, "DELETE FROM search_word WHERE kind = $1 AND ref_no = $2", values![found as i64, no]).await?;
    Ok(())
}

/// A new enrollment stands in the list.
pub(in crate::store) async fn enrolled<C: ConnectionTrait>(
    db: &C,
    no: i64,
    person_no: i64,
    label: &str,
    now: Time,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO device_list (enrollment_no, person_no, person_group, words, status) \
               SELECT $1, p.no, COALESCE(p.person_group, ''), $3, 'pending' FROM person p WHERE p.no = $2";
    run(db, sql, values![no, person_no, folded(label)]).await?;
    let sql = "INSERT INTO last_seen (enrollment_no, seen_at) VALUES ($1, $2) ON CONFLICT (enrollment_no) DO NOTHING";
    run(db, sql, values![no, signed(now.0)]).await?;
    index(db, Found::Device, no, label).await
}

/// An enrollment's status has changed.
pub(in crate::store) async fn set_status<C: ConnectionTrait>(
    db: &C,
    no: i64,
    status: EnrollmentStatus,
) -> Result<(), StoreError> {
    run(db, "UPDATE device_list SET status = $2 WHERE enrollment_no = $1", values![no, status.as_str()]).await?;
    let sql = "UPDATE last_seen SET alive = $2 WHERE enrollment_no = $1";
    run(db, sql, values![no, i64::from(status.is_alive())]).await?;
    Ok(())
}

/// Another state is ordered; the device has not confirmed it yet.
pub(in crate::store) async fn set_state<C: ConnectionTrait>(
    db: &C,
    no: i64,
    state: &State,
    now: Time,
) -> Result<(), StoreError> {
    let since = |column: &str, place: &str| {
        format!("{column} = CASE WHEN {place} = 0 THEN 0 WHEN {column} = 0 THEN $5 ELSE {column} END")
    };
    let sql = format!(
        "UPDATE device_list SET confirmed = 0, {}, {}, {} WHERE enrollment_no = $1",
        since("locked_at", "$2"),
        since("screen_blocked_at", "$3"),
        since("held_at", "$4")
    );
    let is = |since: u64| i64::from(since > 0);
    let (locked, blocked, held) = (is(state.locked_since), is(state.screen_blocked_since), is(state.hold_since));
    run(db, &sql, values![no, locked, blocked, held, signed(now.0)]).await?;
    Ok(())
}

/// The device signed that this counter of this key is in force.
pub(in crate::store) async fn set_confirmed<C: ConnectionTrait>(
    db: &C,
    no: i64,
    server_key: KeyId,
    counter: u64,
) -> Result<(), StoreError> {
    let sql = "UPDATE device_list SET confirmed = 1 WHERE enrollment_no = $1 AND EXISTS (SELECT 1 FROM device_state s \
               WHERE s.enrollment_no = $1 AND s.server_key = $2 AND s.counter <= $3)";
    run(db, sql, values![no, server_key.as_bytes().to_vec(), signed(counter)]).await?;
    Ok(())
}

/// The device says that its container is in another state.
pub(in crate::store) async fn set_container<C: ConnectionTrait>(
    db: &C,
    no: i64,
    container: &str,
) -> Result<(), StoreError> {
    let sql = "UPDATE device_list SET container = $2 WHERE enrollment_no = $1 AND container <> $2";
    run(db, sql, values![no, container]).await?;
    Ok(())
}

/// What lists show of a device's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Operating system.
    pub platform: String,
    /// Its version.
    pub os_version: String,
    /// What holds the device key.
    pub backing: String,
    /// State of the container.
    pub container: String,
}

impl Shown {
    /// What a check-in says.
    pub fn of(checkin: &Checkin) -> Self {
        Self {
            platform: checkin.posture.os.clone(),
            os_version: checkin.posture.os_version.clone(),
            backing: checkin.posture.hardware.as_str().to_owned(),
            container: checkin.container.as_str().to_owned(),
        }
    }
}

/// The device says something else about itself than before.
pub(in crate::store) async fn set_shown<C: ConnectionTrait>(db: &C, no: i64, shown: &Shown) -> Result<(), StoreError> {
    let sql =
        "UPDATE device_list SET platform = $2, os_version = $3, backing = $4, container = $5 WHERE enrollment_no = $1";
    let Shown { platform, os_version, backing, container } = shown.clone();
    run(db, sql, values![no, platform, os_version, backing, container]).await?;
    Ok(())
}

/// What a command is found by: its reason, the labels of its devices, what it does.
pub(in crate::store) fn text_of(order: &Order) -> String {
    let labels: Vec<&str> = order.targets.iter().map(|target| target.label.as_str()).collect();
    format!("{} {} {}", order.action.as_str(), order.reason.as_str(), labels.join(" "))
}
