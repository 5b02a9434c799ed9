//! A device hands in its recovery blob, so that the server alone can never lose data.

use lethe_proto::{
    cbor::Exact,
    cose::Cose,
    receipt::verify_device,
    recovery::{RecoveryBlob, RecoveryTag},
};
use lethe_server_core::{actor::Actor, audit::AuditEvent};

use super::{House, failure::failures};

failures!(
    /// Why the blob was not kept.
    StoreRecoveryBlobError {
        /// Nobody of this id.
        Unknown = NotFound "enrollment.unknown" "this server does not know the enrollment",
        /// The signature does not hold.
        Signature = Invalid "recovery_blob.signature" "the blob is not signed by the enrolled device, or it is for another one",
        /// Somebody brings another blob than the one that is kept, without a check-in.
        Copy = Conflict "recovery_blob.copy" "another blob of this device is kept; it is replaced only after a check-in on the same connection",
        /// Erased or unenrolled.
        Ended = Conflict "enrollment.ended" "this enrollment has ended; its blob is destroyed and no new one is kept",
    }
);

/// Keeps a blob; the newest wins. The same one again is no change. `only_first`: nobody has proved to be the device now, and
/// what is kept stays.
pub async fn store_recovery_blob(
    house: &House,
    blob: Exact<RecoveryBlob>,
    cose: Cose,
    only_first: bool,
) -> Result<(), StoreRecoveryBlobError> {
    let read = house.store.read();
    let known = read.enrollments().find(blob.enrollment).await?.ok_or(StoreRecoveryBlobError::Unknown)?;
    let ours = blob.tenant == known.grant.server_half.tenant && blob.seal_key == known.seal_key;
    let signed = verify_device(&known.device_key, RecoveryTag::TEXT, blob.tenant, blob.bytes(), &cose);
    if !ours || signed.is_err() {
        return Err(StoreRecoveryBlobError::Signature);
    }
    house
        .store
        .write(move |tx| async move {
            let enrollment = tx.enrollments().find_no(known.no).await?.ok_or(StoreRecoveryBlobError::Unknown)?;
            if !enrollment.status.is_alive() {
                return Err(StoreRecoveryBlobError::Ended);
            }
            match tx.shares().blob(enrollment.no).await? {
                Some((kept, _)) if kept == blob.bytes() => return Ok(tx.unchanged(()).await?),
                Some(_) if only_first => return Err(StoreRecoveryBlobError::Copy),
                Some(_) | None => {}
            }
            tx.shares().put_blob(enrollment.no, blob.bytes(), cose.as_bytes(), tx.now()).await?;
            let event = AuditEvent::RecoveryStored { enrollment: enrollment.id };
            Ok(tx.commit(Actor::Device(enrollment.id), event, ()))
        })
        .await
}
