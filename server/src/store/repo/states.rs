//! The newest signed state of each enrollment.

use lethe_proto::{
    cbor::Exact,
    cose::Cose,
    ids::{KeyId, Time},
    state::State,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::kept,
        sql::{Row, Table, all, one, run, signed, values},
    },
    States,
};

const TABLE: Table = Table { name: "device_state", key: "enrollment_no" };
const LINE: Table = Table { name: "state_line", key: "enrollment_no" };

/// A state as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredState {
    /// As signed.
    pub state: Exact<State>,
    /// The server's signature.
    pub cose: Cose,
    /// Since when.
    pub changed_at: Time,
}

/// How far a device has counted for one server key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Whose.
    pub server_key: KeyId,
    /// The newest counter that was signed here, or that the device reported.
    pub counter: u64,
    /// The newest counter that the device signed as applied; 0 for none.
    pub applied: u64,
}

fn read(row: &Row) -> Result<StoredState, StoreError> {
    let state = Exact::<State>::parse(&row.bytes("bytes")?).map_err(|_| row.unreadable("bytes"))?;
    if state.counter != row.count("counter")? || state.server_key != row.fixed::<16, KeyId>("server_key")? {
        return Err(row.unreadable("counter"));
    }
    Ok(StoredState { state, cose: Cose::from_bytes(row.bytes("cose")?), changed_at: row.time("changed_at")? })
}

impl<C: ConnectionTrait> States<'_, C> {
    /// Every server key that an enrollment has heard of.
    pub async fn lines(&self, enrollment_no: i64) -> Result<Vec<Line>, StoreError> {
        let sql = "SELECT * FROM state_line WHERE enrollment_no = $1 ORDER BY server_key";
        let rows = all(self.db, LINE, sql, values![enrollment_no]).await?;
        rows.iter()
            .map(|row| {
                Ok(Line {
                    server_key: row.fixed::<16, KeyId>("server_key")?,
                    counter: row.count("counter")?,
                    applied: row.count("applied")?,
                })
            })
            .collect()
    }

    /// The newest of an enrollment; `None` as long as nothing was ever ordered.
    pub async fn find(&self, enrollment_no: i64) -> Result<Option<StoredState>, StoreError> {
        let sql = "SELECT * FROM device_state WHERE enrollment_no = $1";
        one(self.db, TABLE, sql, values![enrollment_no]).await?.as_ref().map(read).transpose()
    }
}

impl States<'_, DatabaseTransaction> {
    /// Keeps a newer state in place of the older one.
    pub async fn put(
        &self,
        enrollment_no: i64,
        state: &Exact<State>,
        cose: &Cose,
        leaf_index: u64,
        now: Time,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO device_state (enrollment_no, counter, server_key, bytes, cose, changed_at, leaf_index) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (enrollment_no) DO UPDATE SET \
                   counter = excluded.counter, server_key = excluded.server_key, bytes = excluded.bytes, \
                   cose = excluded.cose, changed_at = excluded.changed_at, leaf_index = excluded.leaf_index";
        let values = values![
            enrollment_no,
            signed(state.counter),
            state.server_key.as_bytes().to_vec(),
            state.bytes().to_vec(),
            cose.as_bytes().to_vec(),
            signed(now.0),
            signed(leaf_index),
        ];
        run(self.db, sql, values).await?;
        kept::set_state(self.db, enrollment_no, state, now).await?;
        self.reach(enrollment_no, state.server_key, state.counter).await
    }

    /// A counter of a server key is used, here or on the device.
    pub async fn reach(&self, enrollment_no: i64, server_key: KeyId, counter: u64) -> Result<(), StoreError> {
        let sql = "INSERT INTO state_line (enrollment_no, server_key, counter, applied) VALUES ($1, $2, $3, 0) \
                   ON CONFLICT (enrollment_no, server_key) DO UPDATE SET counter = excluded.counter \
                   WHERE state_line.counter < excluded.counter";
        run(self.db, sql, values![enrollment_no, server_key.as_bytes().to_vec(), signed(counter)]).await?;
        Ok(())
    }

    /// The device signed that this counter is in force.
    pub async fn set_applied(&self, enrollment_no: i64, server_key: KeyId, counter: u64) -> Result<(), StoreError> {
        let sql = "UPDATE state_line SET applied = $3 \
                   WHERE enrollment_no = $1 AND server_key = $2 AND applied < $3 AND counter >= $3";
        run(self.db, sql, values![enrollment_no, server_key.as_bytes().to_vec(), signed(counter)]).await?;
        kept::set_confirmed(self.db, enrollment_no, server_key, counter).await
    }
}
