//! Command lines that wait until somebody says in the browser that they may sign in.

use lethe_proto::ids::{Digest, Time};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, one, run, signed, values},
    },
    CliLogins,
};

const TABLE: Table = Table { name: "cli_login", key: "no" };

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CliLoginState {
    /// Nobody has said anything.
    Waiting,
    /// An administrator said yes; the command line has not fetched its token.
    Confirmed,
    /// An administrator said no.
    Denied,
    /// The token was fetched.
    Used,
}

impl CliLoginState {
    const ALL: [Self; 4] = [Self::Waiting, Self::Confirmed, Self::Denied, Self::Used];

    /// The word in the database and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Confirmed => "confirmed",
            Self::Denied => "denied",
            Self::Used => "used",
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A login that a command line has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCliLogin {
    /// Running number.
    pub no: i64,
    /// What people compare: `ABCD-EFGH`.
    pub code: String,
    /// What the command line says about itself.
    pub label: String,
    /// What became of it.
    pub state: CliLoginState,
    /// Who decided, by running number.
    pub admin_no: Option<i64>,
    /// When it began.
    pub created_at: Time,
    /// Worth nothing from here on.
    pub expires_at: Time,
}

fn read(row: &Row) -> Result<StoredCliLogin, StoreError> {
    Ok(StoredCliLogin {
        no: row.int("no")?,
        code: row.text("code")?,
        label: row.text("label")?,
        state: row.word("state", CliLoginState::from_text)?,
        admin_no: row.maybe_int("admin_no")?,
        created_at: row.time("created_at")?,
        expires_at: row.time("expires_at")?,
    })
}

impl<C: ConnectionTrait> CliLogins<'_, C> {
    /// By the code that people compare.
    pub async fn find_code(&self, code: &str) -> Result<Option<StoredCliLogin>, StoreError> {
        let sql = "SELECT * FROM cli_login WHERE code = $1";
        one(self.db, TABLE, sql, values![code]).await?.as_ref().map(read).transpose()
    }

    /// By SHA-256 of the command line's own secret.
    pub async fn find_hash(&self, hash: &Digest) -> Result<Option<StoredCliLogin>, StoreError> {
        let sql = "SELECT * FROM cli_login WHERE hash = $1";
        one(self.db, TABLE, sql, values![hash.as_bytes().to_vec()]).await?.as_ref().map(read).transpose()
    }
}

impl CliLogins<'_, DatabaseTransaction> {
    /// Decides about one that waits. `false`: somebody was faster, or it expired.
    pub async fn decide(&self, no: i64, state: CliLoginState, admin_no: i64, now: Time) -> Result<bool, StoreError> {
        let sql = "UPDATE cli_login SET state = $2, admin_no = $3 \
                   WHERE no = $1 AND state = 'waiting' AND expires_at > $4";
        Ok(run(self.db, sql, values![no, state.as_str(), admin_no, signed(now.0)]).await? == 1)
    }

    /// Uses a confirmed one up; gives the administrator's running number. None: it is not confirmed, used, or expired.
    pub async fn take(&self, hash: &Digest, now: Time) -> Result<Option<i64>, StoreError> {
        let sql = "UPDATE cli_login SET state = 'used' \
                   WHERE hash = $1 AND state = 'confirmed' AND expires_at > $2 RETURNING no, admin_no";
        let row = one(self.db, TABLE, sql, values![hash.as_bytes().to_vec(), signed(now.0)]).await?;
        row.map(|row| row.int("admin_no")).transpose()
    }

    /// What an administrator confirmed and nobody fetched is denied.
    pub async fn deny_all(&self, admin_no: i64) -> Result<(), StoreError> {
        let sql = "UPDATE cli_login SET state = 'denied' WHERE admin_no = $1 AND state = 'confirmed'";
        run(self.db, sql, values![admin_no]).await?;
        Ok(())
    }
}
