//! How far the first run is, read from what really happened, and who does not want to be asked.

use lethe_proto::ids::Time;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, one, run, signed, values},
    },
    Welcome,
};

const SKIP: Table = Table { name: "welcome_skip", key: "admin_no" };

/// What has happened in this house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Passkeys of this admin.
    pub passkeys: u64,
    /// A device was enrolled and has come back.
    pub device: bool,
    /// Somebody ordered a lock.
    pub lock_tried: bool,
    /// This admin has put the first run aside.
    pub skipped: bool,
}

impl<C: ConnectionTrait> Welcome<'_, C> {
    /// How far it is, for an admin by running number.
    pub async fn reached(&self, admin_no: i64) -> Result<Reached, StoreError> {
        let sql = "SELECT 0 AS admin_no, \
                   (SELECT COUNT(*) FROM (SELECT 1 FROM enrollment WHERE status <> 'pending' LIMIT 1) AS d) AS device, \
                   (SELECT COUNT(*) FROM (SELECT 1 FROM audit_event WHERE verb = 'device_state.changed' \
                     AND facts LIKE '%\"what\":\"lock\"%' LIMIT 1) AS l) AS lock_tried, \
                   (SELECT COUNT(*) FROM passkey WHERE admin_no = $1) AS passkeys, \
                   (SELECT COUNT(*) FROM welcome_skip WHERE admin_no = $1) AS skipped";
        let Some(row) = one(self.db, SKIP, sql, values![admin_no]).await? else {
            return Ok(Reached { passkeys: 0, device: false, lock_tried: false, skipped: false });
        };
        Ok(Reached {
            passkeys: row.count("passkeys")?,
            device: row.count("device")? > 0,
            lock_tried: row.count("lock_tried")? > 0,
            skipped: row.count("skipped")? > 0,
        })
    }
}

impl Welcome<'_, DatabaseTransaction> {
    /// Puts the first run aside, or takes it up again. `false`: it was so already.
    pub async fn set_skipped(&self, admin_no: i64, skipped: bool, now: Time) -> Result<bool, StoreError> {
        let (sql, values) = if skipped {
            let sql =
                "INSERT INTO welcome_skip (admin_no, skipped_at) VALUES ($1, $2) ON CONFLICT (admin_no) DO NOTHING";
            (sql, values![admin_no, signed(now.0)])
        } else {
            ("DELETE FROM welcome_skip WHERE admin_no = $1", values![admin_no])
        };
        Ok(run(self.db, sql, values).await? == 1)
    }
}
