//! What employees prove themselves with: password, one-time codes, recovery codes. Passkeys have a room of their own beside this one.
//!
//! What is sealed comes in and goes out sealed: this room has no key.

use lethe_proto::ids::{Digest, Time};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Table, insert_many, one, run, signed, values},
    },
    FactorRows,
};

const PASSWORD: Table = Table { name: "password", key: "person_no" };
const TOTP: Table = Table { name: "totp", key: "person_no" };
const TOTP_OFFER: Table = Table { name: "totp_offer", key: "person_no" };
const RECOVERY: Table = Table { name: "recovery_code", key: "person_no" };

/// A password's hash, sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredPassword {
    /// Sealed.
    pub sealed: Vec<u8>,
    /// Since when.
    pub set_at: Time,
}

/// The secret of one-time codes.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredTotp {
    /// Sealed.
    pub sealed: Vec<u8>,
    /// Since when.
    pub set_at: Time,
    /// No code of this step or of one before it is taken any more.
    pub last_step: u64,
}

/// How many recovery codes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryCodes {
    /// Not used.
    pub left: u64,
    /// When they were made.
    pub made_at: Time,
}

impl<C: ConnectionTrait> FactorRows<'_, C> {
    /// A person's password, by running number.
    pub async fn password(&self, person_no: i64) -> Result<Option<StoredPassword>, StoreError> {
        let row = one(self.db, PASSWORD, "SELECT * FROM password WHERE person_no = $1", values![person_no]).await?;
        row.map(|row| Ok(StoredPassword { sealed: row.bytes("sealed")?, set_at: row.time("set_at")? })).transpose()
    }

    /// A person's one-time codes.
    pub async fn totp(&self, person_no: i64) -> Result<Option<StoredTotp>, StoreError> {
        let row = one(self.db, TOTP, "SELECT * FROM totp WHERE person_no = $1", values![person_no]).await?;
        row.map(|row| {
            let (sealed, set_at) = (row.bytes("sealed")?, row.time("set_at")?);
            Ok(StoredTotp { sealed, set_at, last_step: row.count("last_step")? })
        })
        .transpose()
    }

    /// The sealed secret that a person was shown and has not confirmed yet.
    pub async fn totp_offer(&self, person_no: i64, now: Time) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT * FROM totp_offer WHERE person_no = $1 AND expires_at > $2";
        one(self.db, TOTP_OFFER, sql, values![person_no, signed(now.0)])
            .await?
            .map(|row| row.bytes("sealed"))
            .transpose()
    }

    /// A person's recovery codes; `None` where none were ever made.
    pub async fn recovery_codes(&self, person_no: i64) -> Result<Option<RecoveryCodes>, StoreError> {
        let sql = "SELECT person_no, MAX(made_at) AS made_at, COUNT(*) - COUNT(used_at) AS unused FROM recovery_code \
                   WHERE person_no = $1 GROUP BY person_no";
        let row = one(self.db, RECOVERY, sql, values![person_no]).await?;
        row.map(|row| Ok(RecoveryCodes { left: row.count("unused")?, made_at: row.time("made_at")? })).transpose()
    }

    /// Whether it is one of a person's recovery codes that was not used.
    pub async fn has_recovery_code(&self, person_no: i64, hash: &Digest) -> Result<bool, StoreError> {
        let sql = "SELECT person_no FROM recovery_code WHERE person_no = $1 AND hash = $2 AND used_at IS NULL";
        Ok(one(self.db, RECOVERY, sql, values![person_no, hash.as_bytes().to_vec()]).await?.is_some())
    }
}

impl FactorRows<'_, DatabaseTransaction> {
    /// Sets a person's password, or hashes the same one anew, which is no new password.
    pub async fn set_password(&self, person_no: i64, sealed: Vec<u8>, set_at: Option<Time>) -> Result<(), StoreError> {
        let Some(set_at) = set_at else {
            let sql = "UPDATE password SET sealed = $2 WHERE person_no = $1";
            return run(self.db, sql, values![person_no, sealed]).await.map(|_| ());
        };
        let sql = "INSERT INTO password (person_no, sealed, set_at) VALUES ($1, $2, $3) \
                   ON CONFLICT (person_no) DO UPDATE SET sealed = excluded.sealed, set_at = excluded.set_at";
        run(self.db, sql, values![person_no, sealed, signed(set_at.0)]).await.map(|_| ())
    }

    /// Shows a person a secret.
    pub async fn offer_totp(&self, person_no: i64, sealed: Vec<u8>, expires: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO totp_offer (person_no, sealed, expires_at) VALUES ($1, $2, $3) \
                   ON CONFLICT (person_no) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at";
        run(self.db, sql, values![person_no, sealed, signed(expires.0)]).await.map(|_| ())
    }

    /// A person has confirmed the secret that they were shown, with the code of this step.
    pub async fn set_totp(&self, person_no: i64, sealed: Vec<u8>, step: u64, now: Time) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM totp_offer WHERE person_no = $1", values![person_no]).await?;
        let sql = "INSERT INTO totp (person_no, sealed, set_at, last_step) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (person_no) DO UPDATE \
                   SET sealed = excluded.sealed, set_at = excluded.set_at, last_step = excluded.last_step";
        run(self.db, sql, values![person_no, sealed, signed(now.0), signed(step)]).await.map(|_| ())
    }

    /// A code of this step is used. `false`: it was used before, or a newer one was.
    pub async fn use_step(&self, person_no: i64, step: u64) -> Result<bool, StoreError> {
        let sql = "UPDATE totp SET last_step = $2 WHERE person_no = $1 AND last_step < $2";
        Ok(run(self.db, sql, values![person_no, signed(step)]).await? == 1)
    }

    /// Takes a person's one-time codes away. `false`: there were none.
    pub async fn remove_totp(&self, person_no: i64) -> Result<bool, StoreError> {
        run(self.db, "DELETE FROM totp_offer WHERE person_no = $1", values![person_no]).await?;
        Ok(run(self.db, "DELETE FROM totp WHERE person_no = $1", values![person_no]).await? == 1)
    }

    /// New recovery codes take the place of all older ones.
    pub async fn set_recovery_codes(&self, person_no: i64, hashes: &[Digest], now: Time) -> Result<(), StoreError> {
        run(self.db, "DELETE FROM recovery_code WHERE person_no = $1", values![person_no]).await?;
        let rows = hashes.iter().map(|hash| values![person_no, hash.as_bytes().to_vec(), signed(now.0)]).collect();
        insert_many(self.db, "INSERT INTO recovery_code (person_no, hash, made_at)", 3, rows, "").await
    }

    /// A recovery code is used. `false`: it was used before, or is none.
    pub async fn use_recovery_code(&self, person_no: i64, hash: &Digest, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE recovery_code SET used_at = $3 WHERE person_no = $1 AND hash = $2 AND used_at IS NULL";
        Ok(run(self.db, sql, values![person_no, hash.as_bytes().to_vec(), signed(now.0)]).await? == 1)
    }

    /// Takes everything away by which a person is recognised: factors, links, browsers, and attempts that are under way.
    pub async fn reset(&self, person_no: i64) -> Result<(), StoreError> {
        for table in [
            "password",
            "totp",
            "totp_offer",
            "recovery_code",
            "person_passkey",
            "portal_link",
            "known_browser",
            "attempt",
        ] {
            run(self.db, &format!("DELETE FROM {table} WHERE person_no = $1"), values![person_no]).await?;
        }
        Ok(())
    }
}
