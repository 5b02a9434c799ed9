//! Share secrets and recovery blobs: what the server can destroy, so that a copy of a device's disk stays closed.

use lethe_proto::{ids::Time, share::Secret};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use zeroize::{Zeroize as _, Zeroizing};

use super::{
    super::{
        StoreError, Tx,
        sql::{Table, one, run, signed, values},
    },
    Shares,
};

const SECRET: Table = Table { name: "share_secret", key: "enrollment_no" };
const EPOCH: Table = Table { name: "share_epoch", key: "enrollment_no" };
const BLOB: Table = Table { name: "recovery_blob", key: "enrollment_no" };

/// Where an enrollment's share stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShareEpoch {
    /// Newest epoch that was handed out.
    pub epoch: u64,
    /// When the secret was destroyed, if it was.
    pub destroyed_at: Option<Time>,
}

impl<C: ConnectionTrait> Shares<'_, C> {
    /// The secret; `None` when there is none or it was destroyed.
    pub async fn secret(&self, enrollment_no: i64) -> Result<Option<Secret>, StoreError> {
        let sql = "SELECT * FROM share_secret WHERE enrollment_no = $1";
        let Some(row) = one(self.db, SECRET, sql, values![enrollment_no]).await? else { return Ok(None) };
        let mut bytes = row.bytes("secret")?;
        let secret = <[u8; 32]>::try_from(bytes.as_slice()).map(Zeroizing::new);
        bytes.zeroize();
        let secret = secret.map_err(|_| row.unreadable("secret"))?;
        Ok((*secret != [0; 32]).then_some(secret))
    }

    /// Epoch, and whether the secret was destroyed.
    pub async fn epoch(&self, enrollment_no: i64) -> Result<Option<ShareEpoch>, StoreError> {
        let sql = "SELECT * FROM share_epoch WHERE enrollment_no = $1";
        let row = one(self.db, EPOCH, sql, values![enrollment_no]).await?;
        row.map(|row| Ok(ShareEpoch { epoch: row.count("epoch")?, destroyed_at: row.maybe_time("destroyed_at")? }))
            .transpose()
    }

    /// The recovery blob as the device signed it, with its signature.
    pub async fn blob(&self, enrollment_no: i64) -> Result<Option<(Vec<u8>, Vec<u8>)>, StoreError> {
        let sql = "SELECT * FROM recovery_blob WHERE enrollment_no = $1";
        let row = one(self.db, BLOB, sql, values![enrollment_no]).await?;
        row.map(|row| Ok((row.bytes("blob")?, row.bytes("cose")?))).transpose()
    }
}

impl Shares<'_, DatabaseTransaction> {
    /// Keeps a new secret at epoch 1.
    pub async fn insert(&self, enrollment_no: i64, secret: &Secret) -> Result<(), StoreError> {
        let sql = "INSERT INTO share_secret (enrollment_no, secret) VALUES ($1, $2)";
        run(self.db, sql, values![enrollment_no, secret.to_vec()]).await?;
        let sql = "INSERT INTO share_epoch (enrollment_no, epoch) VALUES ($1, 1)";
        run(self.db, sql, values![enrollment_no]).await?;
        Ok(())
    }

    /// Keeps a recovery blob; the newest wins.
    pub async fn put_blob(&self, enrollment_no: i64, blob: &[u8], cose: &[u8], now: Time) -> Result<(), StoreError> {
        let sql = "INSERT INTO recovery_blob (enrollment_no, blob, cose, received_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (enrollment_no) DO UPDATE SET blob = excluded.blob, cose = excluded.cose, \
                   received_at = excluded.received_at";
        run(self.db, sql, values![enrollment_no, blob.to_vec(), cose.to_vec(), signed(now.0)]).await?;
        Ok(())
    }
}

impl Tx {
    /// Destroys secret and recovery blob of an enrollment. The secret's row is overwritten where it stands and stays, all
    /// zeros: a deleted row would let the database move its neighbours and leave copies of them behind. The old bytes are
    /// gone from the files before the transaction's caller gets its answer. `false`: there was nothing to destroy.
    pub async fn destroy_share(&mut self, enrollment_no: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE share_epoch SET destroyed_at = $2 WHERE enrollment_no = $1 AND destroyed_at IS NULL";
        let destroyed = run(&self.db, sql, values![enrollment_no, signed(self.now().0)]).await? == 1;
        let sql = "UPDATE share_secret SET secret = $2 WHERE enrollment_no = $1";
        run(&self.db, sql, values![enrollment_no, vec![0_u8; 32]]).await?;
        if let Some((blob, _)) = self.shares().blob(enrollment_no).await? {
            let sql = "UPDATE recovery_blob SET blob = $2 WHERE enrollment_no = $1";
            run(&self.db, sql, values![enrollment_no, vec![0_u8; blob.len()]]).await?;
        }
        run(&self.db, "DELETE FROM recovery_blob WHERE enrollment_no = $1", values![enrollment_no]).await?;
        self.gains.scrub = true;
        Ok(destroyed)
    }
}
