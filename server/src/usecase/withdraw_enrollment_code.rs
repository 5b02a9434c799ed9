//! An enrollment code is taken back: no device comes by it any more.

use lethe_server_core::{admin::Scope, audit::AuditEvent, caller::Caller, permission::Permission};

use super::{House, failure::failures};

failures!(
    /// Why the code was not taken back.
    WithdrawCodeError {
        /// No such code, or for somebody out of the caller's reach.
        Unknown = NotFound "code.unknown" "there is no such enrollment code for anybody you look after",
        /// A device has come by it.
        Used = Conflict "code.used" "a device was enrolled with this code already; wipe or unenroll the device instead",
    }
);

/// Takes a code back. Twice is no change.
pub async fn withdraw_enrollment_code(house: &House, caller: Caller, id: [u8; 16]) -> Result<(), WithdrawCodeError> {
    let now = house.store.clock().now();
    let code = house.store.read().code(id, now).await?.ok_or(WithdrawCodeError::Unknown)?;
    caller.may(Permission::Enroll, Scope::PersonIn(code.group.as_deref()))?;
    house
        .store
        .write(move |tx| async move {
            if tx.codes().withdraw(code.no, tx.now()).await? {
                let event = AuditEvent::CodeWithdrawn { person: code.person.into() };
                return Ok(tx.commit(caller.actor(), event, ()));
            }
            let used = tx.codes().is_used(code.no).await?;
            let unchanged = tx.unchanged(()).await?;
            if used { Err(WithdrawCodeError::Used) } else { Ok(unchanged) }
        })
        .await
}
