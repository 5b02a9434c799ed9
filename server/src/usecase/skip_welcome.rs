//! An admin puts the first run aside, or takes it up again. It changes nothing else.

use lethe_server_core::{audit::AuditEvent, caller::Caller};

use super::{House, failure::failures};

failures!(
    /// Why nothing changed.
    SkipWelcomeError {
        /// The admin is gone.
        Unknown = NotFound "admin.unknown" "there is no administrator of this name; `lethe admin list` shows them",
    }
);

/// Puts it aside, or takes it up again.
pub async fn skip_welcome(house: &House, caller: Caller, skipped: bool) -> Result<(), SkipWelcomeError> {
    house
        .store
        .write(move |tx| async move {
            let admin = tx.admins().find(caller.admin.id).await?.ok_or(SkipWelcomeError::Unknown)?;
            if !tx.welcome().set_skipped(admin.no, skipped, tx.now()).await? {
                return Ok(tx.unchanged(()).await?);
            }
            let event = AuditEvent::WelcomeSkipped { admin: admin.admin.id, skipped };
            Ok(tx.commit(caller.actor(), event, ()))
        })
        .await
}
