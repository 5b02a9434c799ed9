//! Mailboxes: what waits for each enrollment, in the order in which it is fetched. An item names a row of another table; the
//! message itself is made when it is sent, so that it is always the newest.

use sea_orm::ConnectionTrait;

use super::{
    super::{
        StoreError, Tx,
        sql::{Table, all, insert_many, run, signed, values},
    },
    Mailbox,
};

const TABLE: Table = Table { name: "mailbox", key: "seq" };

/// Proofs of receipts wait behind everything else.
pub const PROOF_LANE: i64 = 1;

/// What an item stands for. The numbers are those of the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mail {
    /// The keyring of this version.
    Keyring(u64),
    /// The newest state.
    State,
    /// The command of this running number.
    Command(i64),
    /// The veto of this running number.
    Veto(i64),
    /// A checkpoint covers the receipt of this running number.
    ReceiptLogged(i64),
}

/// An item with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailItem {
    /// 0 overtakes 1.
    pub lane: i64,
    /// Grows without end.
    pub seq: i64,
    /// What.
    pub mail: Mail,
}

impl Mail {
    fn columns(self) -> (i64, i64) {
        match self {
            Self::Keyring(version) => (1, signed(version)),
            Self::State => (2, 0),
            Self::Command(no) => (3, no),
            Self::Veto(no) => (4, no),
            Self::ReceiptLogged(no) => (6, no),
        }
    }

    fn from_columns(kind: i64, ref_no: i64) -> Option<Self> {
        match kind {
            1 => u64::try_from(ref_no).ok().map(Self::Keyring),
            2 => Some(Self::State),
            3 => Some(Self::Command(ref_no)),
            4 => Some(Self::Veto(ref_no)),
            6 => Some(Self::ReceiptLogged(ref_no)),
            _ => None,
        }
    }
}

impl<C: ConnectionTrait> Mailbox<'_, C> {
    /// The first `limit` items of an enrollment.
    pub async fn poll(&self, enrollment_no: i64, limit: u64) -> Result<Vec<MailItem>, StoreError> {
        let sql = "SELECT lane, seq, kind, ref_no FROM mailbox WHERE enrollment_no = $1 ORDER BY lane, seq LIMIT $2";
        let rows = all(self.db, TABLE, sql, values![enrollment_no, signed(limit)]).await?;
        rows.iter()
            .map(|row| {
                let mail = Mail::from_columns(row.int("kind")?, row.int("ref_no")?);
                let mail = mail.ok_or_else(|| row.unreadable("kind"))?;
                Ok(MailItem { lane: row.int("lane")?, seq: row.int("seq")?, mail })
            })
            .collect()
    }
}

impl Tx {
    /// Puts the same item into the mailbox of each enrollment, and rings there once the group is durable.
    pub async fn send(&mut self, lane: i64, mail: Mail, enrollments: &[i64]) -> Result<(), StoreError> {
        let (kind, ref_no) = mail.columns();
        let seq = signed(self.take_mail_number());
        let mut rows: Vec<i64> = enrollments.to_vec();
        rows.sort_unstable();
        let rows = rows.into_iter().map(|no| values![no, lane, seq, kind, ref_no]).collect();
        insert_many(&self.db, "INSERT INTO mailbox (enrollment_no, lane, seq, kind, ref_no)", 5, rows, "").await?;
        self.gains.rung.extend_from_slice(enrollments);
        Ok(())
    }

    /// Takes an item that is not to be sent any more out of one mailbox.
    pub async fn unsend(&mut self, mail: Mail, enrollment_no: i64) -> Result<(), StoreError> {
        let (kind, ref_no) = mail.columns();
        let sql = "DELETE FROM mailbox WHERE enrollment_no = $1 AND lane IN (0, 1) AND kind = $2 AND ref_no = $3";
        run(&self.db, sql, values![enrollment_no, kind, ref_no]).await?;
        Ok(())
    }

    /// Empties the mailbox of an enrollment that has ended.
    pub async fn clear_mailbox(&mut self, enrollment_no: i64) -> Result<(), StoreError> {
        run(&self.db, "DELETE FROM mailbox WHERE enrollment_no = $1", values![enrollment_no]).await?;
        Ok(())
    }
}
