//! Tickets for the approver's page, by the hash of their secret.

use lethe_proto::ids::{DAY_MS, Digest, Time};
use lethe_server_core::ticket::Purpose;
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, one, run, signed, values},
    },
    Tickets,
};

const TABLE: Table = Table { name: "ticket", key: "hash" };

/// A ticket that is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Running number of the admin who opened it.
    pub admin_no: i64,
    /// What for.
    pub purpose: Purpose,
    /// Worth nothing from here on.
    pub expires_at: Time,
}

fn read(row: &Row) -> Result<Ticket, StoreError> {
    let subject = row.text("subject")?;
    Ok(Ticket {
        admin_no: row.int("admin_no")?,
        purpose: row.word("purpose", |word| Purpose::from_parts(word, &subject))?,
        expires_at: row.time("expires_at")?,
    })
}

impl<C: ConnectionTrait> Tickets<'_, C> {
    /// By the hash of its secret, if it is unused and has not expired.
    pub async fn find(&self, hash: &Digest, now: Time) -> Result<Option<Ticket>, StoreError> {
        let sql = "SELECT * FROM ticket WHERE hash = $1 AND used_at IS NULL AND expires_at > $2";
        let values = values![hash.as_bytes().to_vec(), signed(now.0)];
        one(self.db, TABLE, sql, values).await?.as_ref().map(read).transpose()
    }
}

impl Tickets<'_, DatabaseTransaction> {
    /// Adds one; those that ended a day ago go.
    pub async fn insert(&self, hash: &Digest, ticket: &Ticket, now: Time) -> Result<(), StoreError> {
        let sql = "DELETE FROM ticket WHERE expires_at <= $1";
        run(self.db, sql, values![signed(now.0.saturating_sub(DAY_MS))]).await?;
        let sql = "INSERT INTO ticket (hash, admin_no, purpose, subject, created_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = values![
            hash.as_bytes().to_vec(),
            ticket.admin_no,
            ticket.purpose.as_str(),
            ticket.purpose.subject(),
            signed(now.0),
            signed(ticket.expires_at.0),
        ];
        run(self.db, sql, values).await?;
        Ok(())
    }

    /// Uses one up; `None` where it was used, has expired or never was.
    pub async fn use_up(&self, hash: &Digest, now: Time) -> Result<Option<Ticket>, StoreError> {
        let sql = "UPDATE ticket SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING *";
        let values = values![hash.as_bytes().to_vec(), signed(now.0)];
        one(self.db, TABLE, sql, values).await?.as_ref().map(read).transpose()
    }

    /// Ends every ticket of an admin.
    pub async fn end_all(&self, admin_no: i64, now: Time) -> Result<(), StoreError> {
        let sql = "UPDATE ticket SET used_at = $2 WHERE admin_no = $1 AND used_at IS NULL";
        run(self.db, sql, values![admin_no, signed(now.0)]).await?;
        Ok(())
    }
}
