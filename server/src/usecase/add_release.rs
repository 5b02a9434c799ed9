//! A release of root persons is kept and logged. It works without this: people carry it to devices as a file.

use lethe_proto::{cbor::encode, ids::Digest, leaf::LeafKind, quorum::Short, release::SignedRelease};
use lethe_server_core::{audit::AuditEvent, permission::Permission};

use super::{By, House, failure::failures};
use crate::store::repo::people::Suspension;

failures!(
    /// Why the release was not kept.
    AddReleaseError {
        /// No first keyring.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
        /// Not enough root persons of the newest keyring.
        Short(#[from] Short) = Invalid "release.refused" "the release does not hold under the newest keyring: {0}",
        /// Too late, too early, or too long.
        Expired = Conflict "release.expired" "the release has expired, or its times do not belong together; root persons must sign a new one",
    }
);

/// Keeps a release; gives its digest. The same one again is no change.
pub async fn add_release(house: &House, by: By, release: SignedRelease) -> Result<Digest, AddReleaseError> {
    let carrier = by.may(Permission::Relay)?;
    house
        .store
        .write(move |mut tx| async move {
            let newest = tx.keyrings().newest().await?.ok_or(AddReleaseError::NoKeyring)?.keyring;
            let digest = release.release.digest();
            if tx.vetoes().release(&digest).await?.is_some() {
                return Ok(tx.unchanged(digest).await?);
            }
            if !release.release.is_current(tx.now()) {
                return Err(AddReleaseError::Expired);
            }
            let (solo, demo) = (newest.limits.solo, newest.limits.demo);
            // As devices do: the key that is to be ignored silences nobody.
            let others = |suspension: &Suspension| suspension.by != release.release.server_key;
            let suspended = tx.people().suspensions().await?.into_iter().filter(others);
            release.verify(&newest, solo, demo, &suspended.map(|suspension| suspension.person).collect::<Vec<_>>())?;
            let leaf = tx.append_leaf(LeafKind::Release, &encode(&release));
            tx.vetoes().insert_release(&release, leaf).await?;
            Ok(tx.commit(carrier, AuditEvent::ReleaseAdded { digest }, digest))
        })
        .await
}
