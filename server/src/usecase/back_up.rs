//! A backup: the database and the private keys, in a new directory. It holds every secret of the house: encrypt it.

use std::{
    fs, io,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use lethe_server_core::{actor::Actor, audit::AuditEvent};

use super::{House, failure::failures};
use crate::keys::KEY_FILES;

/// Name of the database inside a data directory and inside a backup.
pub const DATABASE_FILE: &str = "lethe.db";

failures!(
    /// Why there is no backup.
    BackUpError {
        /// The directory exists, or cannot be written.
        Io(#[from] io::Error) = Conflict "backup.io" "the backup directory must not exist yet and must be writable: {0}",
    }
);

/// Copies the house from `data` into the new directory `target` while it is in use. That somebody holds a copy of every secret is
/// on record afterwards.
pub async fn back_up(house: &House, data: &Path, target: &Path) -> Result<(), BackUpError> {
    fs::DirBuilder::new().mode(0o700).create(target)?;
    for key in KEY_FILES {
        copy_private(&data.join(key), &target.join(key))?;
    }
    house.store.copy_to(&target.join(DATABASE_FILE)).await?;
    fs::File::open(target)?.sync_all()?;
    house
        .store
        .write(|tx| async move {
            match tx.tenant().find().await? {
                Some(tenant) => Ok(tx.commit(Actor::Operator, AuditEvent::BackupMade { tenant: tenant.id }, ())),
                None => Ok(tx.unchanged(()).await?),
            }
        })
        .await
}

/// Copies a file that only its owner can read, durably.
pub(super) fn copy_private(from: &Path, to: &Path) -> io::Result<()> {
    let mut target = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(to)?;
    io::copy(&mut fs::File::open(from)?, &mut target)?;
    target.sync_all()
}
