//! A new setup link for an administrator who never used theirs, or has lost every passkey. Whatever they had ends: whoever comes
//! with the link starts anew.

use lethe_server_core::{audit::AuditEvent, ids::AdminId, permission::Permission};

use super::{
    By, House,
    create_admin::{SetupLink, put_link},
    failure::failures,
    steps::access::{end_access, still_speaks},
};

failures!(
    /// Why there is no new link.
    RenewSetupLinkError {
        /// Nobody of this id.
        Unknown = NotFound "admin.unknown" "there is no administrator of this id; the list shows them",
        /// A link would end the session that asked for it.
        Oneself = Conflict "admin.oneself" "a new link would end your own session; add another passkey in your settings instead",
        /// They are gone.
        Disabled = Conflict "admin.disabled" "this administrator is disabled; enable them, which makes a link too",
    }
);

/// Makes a new setup link.
pub async fn renew_setup_link(house: &House, by: By, id: AdminId) -> Result<SetupLink, RenewSetupLinkError> {
    let actor = by.may(Permission::ManageAdmins)?;
    by.may_invite()?;
    if matches!(&by, By::Admin(caller) if caller.admin.id == id) {
        return Err(RenewSetupLinkError::Oneself);
    }
    house
        .store
        .write(move |mut tx| async move {
            if let By::Admin(caller) = &by {
                still_speaks::<RenewSetupLinkError>(&tx, caller).await?;
            }
            let found = tx.admins().find(id).await?.ok_or(RenewSetupLinkError::Unknown)?;
            if !found.admin.active {
                return Err(RenewSetupLinkError::Disabled);
            }
            end_access(&mut tx, actor, found.no).await?;
            let link = put_link(&tx, id, found.no).await?;
            Ok(tx.commit(actor, AuditEvent::SetupLinkRenewed { admin: id }, link))
        })
        .await
}
