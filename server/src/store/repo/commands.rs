//! Commands: the bytes that people approve, and where they stand.

use lethe_proto::{
    cbor::Exact,
    command::Command as Order,
    envelope::Envelope,
    ids::{CommandId, Digest, Time},
    kinds::Action,
};
use lethe_server_core::{actor::Actor, command::Command as Standing};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::{draft::Draft, kept},
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    Commands,
};

pub(super) const TABLE: Table = Table { name: "command", key: "no" };

/// How the server sent a command out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatched {
    /// When.
    pub at: Time,
    /// Command, approvals and the server's signature over both, as devices get them.
    pub envelope: Exact<Envelope>,
    /// The leaf that agents demand to see.
    pub leaf_index: u64,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCommand {
    /// Running number inside the house.
    pub no: i64,
    /// As people approve it.
    pub order: Exact<Order>,
    /// Where it stands.
    pub standing: Standing,
    /// `admin`, `approver`, `device` or `operator`.
    pub requester_kind: String,
    /// Their id.
    pub requester_id: [u8; 16],
    /// 0 overtakes 1.
    pub lane: i64,
    /// Its leaf in the log.
    pub leaf_index: u64,
    /// Once it went out.
    pub dispatched: Option<Dispatched>,
}

/// What erases overtakes what lifts.
pub const fn lane_of(action: Action) -> i64 {
    if action.destroys() { 0 } else { 1 }
}

pub(in crate::store) fn read(row: &Row) -> Result<StoredCommand, StoreError> {
    let order = Exact::<Order>::parse(&row.bytes("bytes")?).map_err(|_| row.unreadable("bytes"))?;
    if row.fixed::<32, Digest>("digest")? != order.digest() {
        return Err(row.unreadable("digest"));
    }
    let expires = row.time("expires_at")?;
    let dispatched = match row.maybe_time("dispatched_at")? {
        None => None,
        Some(at) => Some(Dispatched {
            at,
            envelope: Exact::parse(&row.bytes("envelope")?).map_err(|_| row.unreadable("envelope"))?,
            leaf_index: row.count("dispatch_leaf")?,
        }),
    };
    Ok(StoredCommand {
        no: row.int("no")?,
        standing: row.word("state", |word| Standing::from_parts(word, expires))?,
        order,
        requester_kind: row.text("requester_kind")?,
        requester_id: row.fixed::<16, [u8; 16]>("requester_id")?,
        lane: row.int("lane")?,
        leaf_index: row.count("leaf_index")?,
        dispatched,
    })
}

impl<C: ConnectionTrait> Commands<'_, C> {
    /// By id.
    pub async fn find(&self, id: CommandId) -> Result<Option<StoredCommand>, StoreError> {
        let sql = "SELECT * FROM command WHERE id = $1";
        one(self.db, TABLE, sql, values![id.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By digest.
    pub async fn find_digest(&self, digest: &Digest) -> Result<Option<StoredCommand>, StoreError> {
        let sql = "SELECT * FROM command WHERE digest = $1";
        one(self.db, TABLE, sql, values![digest.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By digest, many at once.
    pub async fn with_digests(&self, digests: &[Digest]) -> Result<Vec<StoredCommand>, StoreError> {
        if digests.is_empty() {
            return Ok(Vec::new());
        }
        let mut draft = Draft::default();
        let wanted: Vec<Vec<u8>> = digests.iter().map(|digest| digest.as_bytes().to_vec()).collect();
        let sql = format!("SELECT * FROM command WHERE digest IN ({})", draft.bind_all(&wanted));
        all(self.db, TABLE, &sql, draft.into_values()).await?.iter().map(read).collect()
    }

    /// By running number.
    pub async fn find_no(&self, no: i64) -> Result<Option<StoredCommand>, StoreError> {
        one(self.db, TABLE, "SELECT * FROM command WHERE no = $1", values![no]).await?.as_ref().map(read).transpose()
    }

    /// All that wait for people or for devices and have not ended, oldest first.
    pub async fn open(&self) -> Result<Vec<StoredCommand>, StoreError> {
        let sql = "SELECT * FROM command WHERE state IN ('requested', 'dispatched') ORDER BY no";
        all(self.db, TABLE, sql, values![]).await?.iter().map(read).collect()
    }

    /// How many of them wait for people, and how many for devices.
    pub async fn count_open(&self) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT 0 AS no, COALESCE(SUM(CASE state WHEN 'requested' THEN 1 ELSE 0 END), 0) AS waiting, \
                   COUNT(*) AS open FROM command WHERE state IN ('requested', 'dispatched')";
        let Some(row) = one(self.db, TABLE, sql, values![]).await? else { return Ok((0, 0)) };
        let waiting = row.count("waiting")?;
        Ok((waiting, row.count("open")?.saturating_sub(waiting)))
    }

    /// Those of them whose time has run out.
    pub async fn overdue(&self, now: Time, limit: u64) -> Result<Vec<StoredCommand>, StoreError> {
        let sql = "SELECT * FROM command WHERE state IN ('requested', 'dispatched') AND expires_at <= $1 \
                   ORDER BY no LIMIT $2";
        all(self.db, TABLE, sql, values![signed(now.0), signed(limit)]).await?.iter().map(read).collect()
    }

    /// Enrollments for which a command became due after `after` and until `now`.
    pub async fn due_for(&self, after: Time, now: Time) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT DISTINCT t.enrollment_no AS no FROM command c JOIN command_target t ON t.command_no = c.no \
                   WHERE c.state = 'dispatched' AND c.not_before_at > $1 AND c.not_before_at <= $2 ORDER BY 1";
        let rows = all(self.db, TABLE, sql, values![signed(after.0), signed(now.0)]).await?;
        rows.iter().map(|row| row.int("no")).collect()
    }

    /// Ids of commands to this enrollment that were cancelled and have not expired: its state names them.
    pub async fn cancelled_for(&self, enrollment_no: i64, now: Time) -> Result<Vec<CommandId>, StoreError> {
        let sql = "SELECT c.no, c.id FROM command c JOIN command_target t ON t.command_no = c.no \
                   WHERE t.enrollment_no = $1 AND c.state = 'cancelled' AND c.dispatched_at IS NOT NULL \
                   AND c.expires_at > $2 ORDER BY c.no";
        let rows = all(self.db, TABLE, sql, values![enrollment_no, signed(now.0)]).await?;
        rows.iter().map(|row| row.fixed::<16, CommandId>("id")).collect()
    }

    /// Those of them that have this enrollment among their targets.
    pub async fn open_for(&self, enrollment_no: i64) -> Result<Vec<StoredCommand>, StoreError> {
        let sql = "SELECT c.* FROM command c JOIN command_target t ON t.command_no = c.no \
                   WHERE t.enrollment_no = $1 AND c.state IN ('requested', 'dispatched') ORDER BY c.no";
        all(self.db, TABLE, sql, values![enrollment_no]).await?.iter().map(read).collect()
    }
}

impl Commands<'_, DatabaseTransaction> {
    /// Adds a command that waits for people; gives the running number.
    pub async fn insert(&self, order: &Exact<Order>, requester: Actor, leaf_index: u64) -> Result<i64, StoreError> {
        let sql = "INSERT INTO command (id, digest, bytes, action, state, requester_kind, requester_id, lane, \
                   keyring_version, issued_at, expires_at, leaf_index, not_before_at) \
                   VALUES ($1, $2, $3, $4, 'requested', $5, $6, $7, $8, $9, $10, $11, $12) RETURNING no";
        let values = values![
            order.id.as_bytes().to_vec(),
            order.digest().as_bytes().to_vec(),
            order.bytes().to_vec(),
            order.action.as_str(),
            requester.kind(),
            requester.id().to_vec(),
            lane_of(order.action),
            signed(order.keyring.version),
            signed(order.issued.0),
            signed(order.expires.0),
            signed(leaf_index),
            signed(order.not_before.0),
        ];
        let no = insert_numbered(self.db, TABLE, sql, values).await?;
        kept::index(self.db, kept::Found::Command, no, &kept::text_of(order)).await?;
        Ok(no)
    }

    /// Moves it.
    pub async fn set_standing(&self, no: i64, standing: Standing) -> Result<(), StoreError> {
        run(self.db, "UPDATE command SET state = $2 WHERE no = $1", values![no, standing.as_str()]).await?;
        Ok(())
    }

    /// Notes how it went out.
    pub async fn set_dispatched(&self, no: i64, dispatched: &Dispatched) -> Result<(), StoreError> {
        let sql = "UPDATE command SET state = 'dispatched', dispatched_at = $2, envelope = $3, dispatch_leaf = $4 \
                   WHERE no = $1 AND state = 'requested'";
        let values =
            values![no, signed(dispatched.at.0), dispatched.envelope.bytes().to_vec(), signed(dispatched.leaf_index),];
        run(self.db, sql, values).await?;
        Ok(())
    }
}
