//! What devices signed. Rows are never changed; each names the one before it.

use lethe_proto::{
    cbor::Exact,
    cose::Cose,
    ids::{Digest, Time},
    receipt::{Receipt, SignedReceipt},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::kept,
        sql::{Row, Table, all, insert_numbered, one, signed, values},
    },
    Receipts,
};

const TABLE: Table = Table { name: "receipt", key: "no" };

/// A receipt on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReceipt {
    /// Running number.
    pub no: i64,
    /// Of whom.
    pub enrollment_no: i64,
    /// As signed.
    pub receipt: SignedReceipt,
    /// When it arrived.
    pub received_at: Time,
    /// Its leaf in the log.
    pub leaf_index: u64,
}

pub(in crate::store) fn read(row: &Row) -> Result<StoredReceipt, StoreError> {
    let receipt = Exact::<Receipt>::parse(&row.bytes("bytes")?).map_err(|_| row.unreadable("bytes"))?;
    if receipt.digest() != row.fixed::<32, Digest>("digest")? {
        return Err(row.unreadable("digest"));
    }
    Ok(StoredReceipt {
        no: row.int("no")?,
        enrollment_no: row.int("enrollment_no")?,
        receipt: SignedReceipt { receipt, cose: Cose::from_bytes(row.bytes("cose")?) },
        received_at: row.time("received_at")?,
        leaf_index: row.count("leaf_index")?,
    })
}

impl<C: ConnectionTrait> Receipts<'_, C> {
    async fn first(&self, tail: &str, values: Vec<sea_orm::Value>) -> Result<Option<StoredReceipt>, StoreError> {
        one(self.db, TABLE, &format!("SELECT * FROM receipt {tail}"), values).await?.as_ref().map(read).transpose()
    }

    /// By digest.
    pub async fn find_digest(&self, digest: &Digest) -> Result<Option<StoredReceipt>, StoreError> {
        self.first("WHERE digest = $1", values![digest.as_bytes().to_vec()]).await
    }

    /// By running number.
    pub async fn find_no(&self, no: i64) -> Result<Option<StoredReceipt>, StoreError> {
        self.first("WHERE no = $1", values![no]).await
    }

    /// The end of an enrollment's chain.
    pub async fn last(&self, enrollment_no: i64) -> Result<Option<StoredReceipt>, StoreError> {
        self.first("WHERE enrollment_no = $1 ORDER BY no DESC LIMIT 1", values![enrollment_no]).await
    }

    /// Whether some receipt of the enrollment names this one as the one before it.
    pub async fn follows(&self, enrollment_no: i64, previous: &Digest) -> Result<bool, StoreError> {
        let tail = "WHERE enrollment_no = $1 AND previous = $2";
        Ok(self.first(tail, values![enrollment_no, previous.as_bytes().to_vec()]).await?.is_some())
    }

    /// The newest of an enrollment, at most `limit`.
    pub async fn list(&self, enrollment_no: i64, limit: u64) -> Result<Vec<StoredReceipt>, StoreError> {
        let sql = "SELECT * FROM receipt WHERE enrollment_no = $1 ORDER BY no DESC LIMIT $2";
        all(self.db, TABLE, sql, values![enrollment_no, signed(limit)]).await?.iter().map(read).collect()
    }

    /// What an enrollment signed about one thing, oldest first.
    pub async fn about(&self, subject: &Digest, enrollment_no: i64) -> Result<Vec<StoredReceipt>, StoreError> {
        let sql = "SELECT * FROM receipt WHERE subject = $1 AND enrollment_no = $2 ORDER BY no";
        all(self.db, TABLE, sql, values![subject.as_bytes().to_vec(), enrollment_no]).await?.iter().map(read).collect()
    }
}

impl Receipts<'_, DatabaseTransaction> {
    /// Adds one; gives the running number.
    pub async fn insert(
        &self,
        enrollment_no: i64,
        receipt: &SignedReceipt,
        leaf_index: u64,
        now: Time,
    ) -> Result<i64, StoreError> {
        let sql = "INSERT INTO receipt (digest, enrollment_no, subject, stage, reason, previous, bytes, cose, \
                   received_at, leaf_index) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING no";
        let said = &receipt.receipt;
        let values = values![
            said.digest().as_bytes().to_vec(),
            enrollment_no,
            said.subject.as_bytes().to_vec(),
            said.stage.as_str(),
            said.reason.clone(),
            said.previous.as_bytes().to_vec(),
            said.bytes().to_vec(),
            receipt.cose.as_bytes().to_vec(),
            signed(now.0),
            signed(leaf_index),
        ];
        let no = insert_numbered(self.db, TABLE, sql, values).await?;
        kept::set_container(self.db, enrollment_no, said.evidence.container.as_str()).await?;
        Ok(no)
    }
}
