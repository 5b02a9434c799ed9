//! Vetoes and releases, as signed.

use lethe_proto::{
    cbor::encode,
    ids::{Digest, PersonId, Time},
    release::SignedRelease,
    veto::SignedVeto,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    Vetoes,
};

const VETO: Table = Table { name: "veto", key: "no" };
const RELEASE: Table = Table { name: "release", key: "no" };

/// A veto on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVeto {
    /// Running number.
    pub no: i64,
    /// Who.
    pub person: PersonId,
    /// As signed.
    pub veto: SignedVeto,
}

fn read(row: &Row) -> Result<StoredVeto, StoreError> {
    Ok(StoredVeto { no: row.int("no")?, person: row.fixed::<16, PersonId>("person_id")?, veto: row.message("signed")? })
}

impl<C: ConnectionTrait> Vetoes<'_, C> {
    /// By digest.
    pub async fn find_digest(&self, digest: &Digest) -> Result<Option<StoredVeto>, StoreError> {
        let sql = "SELECT * FROM veto WHERE digest = $1";
        one(self.db, VETO, sql, values![digest.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// By running number.
    pub async fn find_no(&self, no: i64) -> Result<Option<StoredVeto>, StoreError> {
        one(self.db, VETO, "SELECT * FROM veto WHERE no = $1", values![no]).await?.as_ref().map(read).transpose()
    }

    /// All that were issued at or after `since`.
    pub async fn since(&self, since: Time) -> Result<Vec<StoredVeto>, StoreError> {
        let sql = "SELECT * FROM veto WHERE issued_at >= $1 ORDER BY no";
        all(self.db, VETO, sql, values![signed(since.0)]).await?.iter().map(read).collect()
    }

    /// A release by its digest.
    pub async fn release(&self, digest: &Digest) -> Result<Option<SignedRelease>, StoreError> {
        let sql = "SELECT * FROM release WHERE digest = $1";
        let row = one(self.db, RELEASE, sql, values![digest.as_bytes().to_vec()]).await?;
        row.map(|row| row.message("signed")).transpose()
    }
}

impl Vetoes<'_, DatabaseTransaction> {
    /// Adds a veto; gives the running number. `command_no` is `None` for a halt.
    pub async fn insert(
        &self,
        veto: &SignedVeto,
        person: PersonId,
        command_no: Option<i64>,
        leaf_index: u64,
    ) -> Result<i64, StoreError> {
        let sql = "INSERT INTO veto (digest, halt, command_no, person_id, issued_at, signed, leaf_index) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING no";
        let values = values![
            veto.veto.digest().as_bytes().to_vec(),
            i64::from(veto.veto.halt),
            command_no,
            person.as_bytes().to_vec(),
            signed(veto.veto.issued.0),
            encode(veto),
            signed(leaf_index),
        ];
        insert_numbered(self.db, VETO, sql, values).await
    }

    /// Adds a release.
    pub async fn insert_release(&self, release: &SignedRelease, leaf_index: u64) -> Result<(), StoreError> {
        let sql = "INSERT INTO release (digest, signed, expires_at, leaf_index) VALUES ($1, $2, $3, $4)";
        let digest = release.release.digest().as_bytes().to_vec();
        let expires = signed(release.release.expires.0);
        run(self.db, sql, values![digest, encode(release), expires, signed(leaf_index)]).await?;
        Ok(())
    }
}
