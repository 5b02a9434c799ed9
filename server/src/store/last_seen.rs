//! When each enrollment was last heard of: gathered in memory, written in one statement every few seconds.
//!
//! Losing the last seconds of it in a crash is fine. Nothing that decides anything may be kept here.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use lethe_proto::ids::Time;

use super::{
    StoreError,
    sql::{insert_many, signed, values},
    tx::Tx,
};

/// The newest moments that are not written yet.
#[derive(Default)]
pub(super) struct LastSeen {
    waiting: Mutex<BTreeMap<i64, Time>>,
}

impl LastSeen {
    pub(super) fn note(&self, enrollment_no: i64, at: Time) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).insert(enrollment_no, at);
    }

    pub(super) fn take(&self) -> BTreeMap<i64, Time> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Writes what was gathered.
pub(super) async fn write(tx: &Tx, seen: BTreeMap<i64, Time>) -> Result<(), StoreError> {
    let rows = seen.into_iter().map(|(no, at)| values![no, signed(at.0)]).collect();
    let tail = "ON CONFLICT (enrollment_no) DO UPDATE SET seen_at = excluded.seen_at";
    insert_many(&tx.db, "INSERT INTO last_seen (enrollment_no, seen_at)", 2, rows, tail).await
}
