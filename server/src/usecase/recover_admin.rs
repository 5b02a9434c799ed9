//! On the host: a new setup link for an administrator who has lost theirs. It ends all their tokens, sessions and passkeys, withdraws the
//! keys that they proposed, and never touches the keyring: whoever recovers an admin account still approves nothing.

use lethe_server_core::{actor::Actor, audit::AuditEvent};

use super::{
    House,
    create_admin::{SetupLink, put_link},
    failure::failures,
    steps::access::end_access,
};

failures!(
    /// Why there is no new link.
    RecoverAdminError {
        /// Nobody of this name.
        Unknown = NotFound "admin.unknown" "there is no administrator of this name; `lethe admin list` shows them",
        /// They are gone.
        Disabled = Conflict "admin.disabled" "this administrator is disabled; an owner enables them in the console, or create another one",
    }
);

/// Makes a new setup link.
pub async fn recover_admin(house: &House, name: String) -> Result<SetupLink, RecoverAdminError> {
    house
        .store
        .write(move |mut tx| async move {
            let admin = tx.admins().find_name(&name).await?.ok_or(RecoverAdminError::Unknown)?;
            if !admin.admin.active {
                return Err(RecoverAdminError::Disabled);
            }
            end_access(&mut tx, Actor::Operator, admin.no).await?;
            let link = put_link(&tx, admin.admin.id, admin.no).await?;
            Ok(tx.commit(Actor::Operator, AuditEvent::AdminRecovered { admin: admin.admin.id }, link))
        })
        .await
}
