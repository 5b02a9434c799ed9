//! Enrollment codes, by the hash of their one-time secret.

use lethe_proto::{
    cbor::encode,
    enrollment::Ceilings,
    ids::{Digest, Time},
    kinds::CodeMaker,
    text::Line,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::Step,
        sql::{Table, insert_numbered, one, run, signed, values},
    },
    Codes,
};
use crate::store::trace;

const TABLE: Table = Table { name: "enrollment_code", key: "no" };

/// What a code promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCode {
    /// For whom, by running number.
    pub person_no: i64,
    /// `⟨person⟩ · ⟨device name⟩`.
    pub label: Line,
    /// What may ever be done to the enrollment.
    pub ceilings: Ceilings,
    /// The keyring that the code pins.
    pub keyring_version: u64,
    /// Who made it.
    pub maker: CodeMaker,
    /// Worth nothing from here on.
    pub expires_at: Time,
}

/// A code as it stands in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCode {
    /// Running number.
    pub no: i64,
    /// What it promised.
    pub code: NewCode,
    /// The enrollment that it led to.
    pub used_by: Option<i64>,
    /// Taken back.
    pub withdrawn: bool,
}

impl<C: ConnectionTrait> Codes<'_, C> {
    /// By SHA-256 of the secret.
    pub async fn find_hash(&self, hash: &Digest) -> Result<Option<StoredCode>, StoreError> {
        let sql = "SELECT * FROM enrollment_code WHERE hash = $1";
        let row = one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?;
        row.map(|row| {
            Ok(StoredCode {
                no: row.int("no")?,
                code: NewCode {
                    person_no: row.int("person_no")?,
                    label: row.word("label", |text| Line::new(text).ok())?,
                    ceilings: row.message("ceilings")?,
                    keyring_version: row.count("keyring_version")?,
                    maker: row.word("maker", CodeMaker::from_text)?,
                    expires_at: row.time("expires_at")?,
                },
                used_by: row.maybe_int("used_by")?,
                withdrawn: row.maybe_int("withdrawn_at")?.is_some(),
            })
        })
        .transpose()
    }
}

impl<C: ConnectionTrait> Codes<'_, C> {
    /// Whether a device has come by it.
    pub async fn is_used(&self, no: i64) -> Result<bool, StoreError> {
        let sql = "SELECT no FROM enrollment_code WHERE no = $1 AND used_by IS NOT NULL";
        Ok(one(self.db, TABLE, sql, values![no]).await?.is_some())
    }
}

impl Codes<'_, DatabaseTransaction> {
    /// Adds a code by SHA-256 of its secret; its trace begins.
    pub async fn insert(&self, id: [u8; 16], hash: &Digest, code: &NewCode, now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO enrollment_code (hash, person_no, label, ceilings, keyring_version, maker, created_at, \
                   expires_at, id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING no";
        let values = values![
            hash.as_bytes().to_vec(),
            code.person_no,
            code.label.as_str(),
            encode(&code.ceilings),
            signed(code.keyring_version),
            code.maker.as_str(),
            signed(now.0),
            signed(code.expires_at.0),
            id.to_vec(),
        ];
        let no = insert_numbered(self.db, TABLE, sql, values).await?;
        trace::note(self.db, no, Step::Made, "", now).await
    }

    /// Takes a code back. `false`: it was used, or taken back already.
    pub async fn withdraw(&self, no: i64, now: Time) -> Result<bool, StoreError> {
        let sql =
            "UPDATE enrollment_code SET withdrawn_at = $2 WHERE no = $1 AND used_by IS NULL AND withdrawn_at IS NULL";
        let withdrawn = run(self.db, sql, values![no, signed(now.0)]).await? == 1;
        if withdrawn {
            trace::note(self.db, no, Step::Withdrawn, "", now).await?;
        }
        Ok(withdrawn)
    }

    /// A code becomes an enrollment.
    pub async fn set_used(&self, no: i64, enrollment_no: i64, now: Time) -> Result<(), StoreError> {
        trace::note(self.db, no, Step::Asked, "", now).await?;
        trace::note(self.db, no, Step::Enrolled, "", now).await?;
        let sql = "UPDATE enrollment_code SET used_by = $2 WHERE no = $1 AND used_by IS NULL";
        run(self.db, sql, values![no, enrollment_no]).await?;
        Ok(())
    }
}
