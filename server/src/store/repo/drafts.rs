//! Keyrings that collect signatures, and those signatures. At most one is open.

use lethe_proto::{
    approval::Approval,
    cbor::{Exact, encode},
    ids::{Digest, Time},
    keyring::Keyring,
};
use lethe_server_core::ids::DraftId;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    Drafts,
};

const TABLE: Table = Table { name: "keyring_draft", key: "no" };
const SIGNATURE: Table = Table { name: "draft_signature", key: "draft_no" };

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// Signatures are missing.
    Open,
    /// It is a keyring of the chain.
    Published,
    /// Another keyring took its place in the chain.
    Stale,
    /// Somebody took it back.
    Withdrawn,
}

impl DraftState {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Published => "published",
            Self::Stale => "stale",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        [Self::Open, Self::Published, Self::Stale, Self::Withdrawn].into_iter().find(|state| state.as_str() == text)
    }
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Running number.
    pub no: i64,
    /// Id.
    pub id: DraftId,
    /// What is signed.
    pub keyring: Exact<Keyring>,
    /// Version of the keyring that it follows.
    pub base: u64,
    /// Running number of the admin whose ticket brought it.
    pub admin_no: i64,
    /// Where it stands.
    pub state: DraftState,
    /// Since when.
    pub created_at: Time,
}

fn read(row: &Row) -> Result<Draft, StoreError> {
    Ok(Draft {
        no: row.int("no")?,
        id: row.fixed::<16, DraftId>("id")?,
        keyring: Exact::parse(&row.bytes("keyring")?).map_err(|_| row.unreadable("keyring"))?,
        base: row.count("base_version")?,
        admin_no: row.int("admin_no")?,
        state: row.word("state", DraftState::from_text)?,
        created_at: row.time("created_at")?,
    })
}

impl<C: ConnectionTrait> Drafts<'_, C> {
    async fn first(&self, tail: &str, values: Vec<sea_orm::Value>) -> Result<Option<Draft>, StoreError> {
        let sql = format!("SELECT * FROM keyring_draft {tail}");
        one(self.db, TABLE, &sql, values).await?.as_ref().map(read).transpose()
    }

    /// By id.
    pub async fn find(&self, id: DraftId) -> Result<Option<Draft>, StoreError> {
        self.first("WHERE id = $1", values![id.as_bytes().to_vec()]).await
    }

    /// By digest of its keyring.
    pub async fn find_digest(&self, digest: &Digest) -> Result<Option<Draft>, StoreError> {
        self.first("WHERE digest = $1", values![digest.as_bytes().to_vec()]).await
    }

    /// The open one.
    pub async fn open(&self) -> Result<Option<Draft>, StoreError> {
        self.first("WHERE state = 'open'", values![]).await
    }

    /// Before `before`, newest first, at most `limit`.
    pub async fn list(&self, before: Option<i64>, limit: u64) -> Result<Vec<Draft>, StoreError> {
        let sql = "SELECT * FROM keyring_draft WHERE no < $1 ORDER BY no DESC LIMIT $2";
        let values = values![before.unwrap_or(i64::MAX), signed(limit)];
        all(self.db, TABLE, sql, values).await?.iter().map(read).collect()
    }

    /// Signatures of a draft, in the order of their key ids.
    pub async fn signatures(&self, draft_no: i64) -> Result<Vec<Approval>, StoreError> {
        let sql = "SELECT * FROM draft_signature WHERE draft_no = $1 ORDER BY key_id";
        all(self.db, SIGNATURE, sql, values![draft_no]).await?.iter().map(|row| row.message("bytes")).collect()
    }
}

impl Drafts<'_, DatabaseTransaction> {
    /// Adds an open one; gives the running number.
    pub async fn insert(
        &self,
        id: DraftId,
        keyring: &Exact<Keyring>,
        base: u64,
        admin_no: i64,
        now: Time,
    ) -> Result<i64, StoreError> {
        let sql = "INSERT INTO keyring_draft (id, digest, keyring, base_version, admin_no, state, created_at) \
                   VALUES ($1, $2, $3, $4, $5, 'open', $6) RETURNING no";
        let values = values![
            id.as_bytes().to_vec(),
            keyring.digest().as_bytes().to_vec(),
            keyring.bytes().to_vec(),
            signed(base),
            admin_no,
            signed(now.0),
        ];
        insert_numbered(self.db, TABLE, sql, values).await
    }

    /// Keeps a signature, in place of an earlier one by the same key.
    pub async fn sign(&self, draft_no: i64, approval: &Approval, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO draft_signature (draft_no, key_id, bytes, signed_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (draft_no, key_id) DO UPDATE SET bytes = $3, signed_at = $4";
        let values = values![draft_no, approval.key.as_bytes().to_vec(), encode(approval), signed(now.0)];
        run(self.db, sql, values).await?;
        Ok(())
    }

    /// Forgets those that were closed before this, with their signatures; gives how many. A draft of which the newest keyring could
    /// still be followed stays: whoever brings it again is to learn what became of it.
    pub async fn forget(&self, closed_before: Time) -> Result<u64, StoreError> {
        let gone = "closed_at < $1 AND base_version < (SELECT MAX(version) FROM keyring)";
        let sql = format!("DELETE FROM draft_signature WHERE draft_no IN (SELECT no FROM keyring_draft WHERE {gone})");
        run(self.db, &sql, values![signed(closed_before.0)]).await?;
        run(self.db, &format!("DELETE FROM keyring_draft WHERE {gone}"), values![signed(closed_before.0)]).await
    }

    /// Closes an open one.
    pub async fn close(&self, no: i64, state: DraftState, now: Time) -> Result<(), StoreError> {
        let sql = "UPDATE keyring_draft SET state = $2, closed_at = $3 WHERE no = $1 AND state = 'open'";
        run(self.db, sql, values![no, state.as_str(), signed(now.0)]).await?;
        Ok(())
    }
}
