//! A backup comes back to life, carefully: in restore mode no command goes out and nobody gets a share, until an
//! operator has reviewed what was pending. Devices bring back what proves itself.

use std::{fs, io, os::unix::fs::DirBuilderExt as _, path::Path};

use lethe_server_core::{actor::Actor, audit::AuditEvent, mode::Mode};

use super::{
    House,
    back_up::{DATABASE_FILE, copy_private},
    failure::failures,
};
use crate::keys::{LOG_KEY_FILE, SERVER_KEY_FILE, VAULT_KEY_FILE};

failures!(
    /// Why nothing was restored.
    RestoreError {
        /// The data directory is in use, or the backup is not complete.
        Io(#[from] io::Error) = Conflict "restore.io" "the data directory must be new and the backup complete: {0}",
        /// No first keyring.
        NoTenant = Conflict "tenant.missing" "the backup holds no company",
    }
);

/// Copies a backup into a new data directory. Open it afterwards and call [`begin_restore`].
pub fn restore_files(backup: &Path, data: &Path) -> Result<(), RestoreError> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(data)?;
    for file in [SERVER_KEY_FILE, LOG_KEY_FILE, DATABASE_FILE] {
        copy_private(&backup.join(file), &data.join(file))?;
    }
    // A backup from before there was a vault has nothing that such a key would open.
    if backup.join(VAULT_KEY_FILE).exists() {
        copy_private(&backup.join(VAULT_KEY_FILE), &data.join(VAULT_KEY_FILE))?;
    }
    Ok(fs::File::open(data)?.sync_all()?)
}

/// Puts the restore on record, and the server into restore mode where the copy was made by other tools.
pub async fn begin_restore(house: &House) -> Result<(), RestoreError> {
    house
        .store
        .write(|tx| async move {
            let tenant = tx.tenant().find().await?.ok_or(RestoreError::NoTenant)?;
            tx.tenant().set_mode(Mode::Restore).await?;
            Ok(tx.commit(Actor::Operator, AuditEvent::RestoreBegun { tenant: tenant.id }, ()))
        })
        .await
}
