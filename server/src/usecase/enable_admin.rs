//! A disabled administrator comes back: with their name, roles and person, and with nothing of what had ended. They set themselves up
//! anew with the link that is made here; whatever they are in the keyring, the keyring says.

use lethe_server_core::{audit::AuditEvent, ids::AdminId, permission::Permission};

use super::{
    By, House,
    create_admin::{SetupLink, put_link},
    failure::failures,
    steps::access::still_speaks,
};

failures!(
    /// Why the administrator stays as they are.
    EnableAdminError {
        /// Nobody of this id.
        Unknown = NotFound "admin.unknown" "there is no administrator of this id; the list shows them",
        /// There is nothing to end the end of.
        Active = Conflict "admin.active" "this administrator is not disabled; make a new setup link if they have lost every passkey",
    }
);

/// Enables a disabled administrator; gives the setup link with which they start anew.
pub async fn enable_admin(house: &House, by: By, id: AdminId) -> Result<SetupLink, EnableAdminError> {
    let actor = by.may(Permission::ManageAdmins)?;
    by.may_invite()?;
    house
        .store
        .write(move |tx| async move {
            if let By::Admin(caller) = &by {
                still_speaks::<EnableAdminError>(&tx, caller).await?;
            }
            let found = tx.admins().find(id).await?.ok_or(EnableAdminError::Unknown)?;
            if !tx.admins().enable(found.no).await? {
                return Err(EnableAdminError::Active);
            }
            let link = put_link(&tx, id, found.no).await?;
            Ok(tx.commit(actor, AuditEvent::AdminEnabled { admin: id }, link))
        })
        .await
}
