//! The end of an administrator: in one transaction everything with which they could act is gone. An approval key is not: that is
//! for the keyring, and for a suspension.

use lethe_server_core::{
    admin::Admin,
    audit::AuditEvent,
    ids::AdminId,
    permission::{AdminRole, Permission},
};

use super::{By, House, failure::failures, steps::access::end_access};

failures!(
    /// Why the administrator stays.
    DisableAdminError {
        /// Nobody of this id.
        Unknown = NotFound "admin.unknown" "there is no administrator of this id; the list shows them",
        /// Nobody locks themselves out.
        Oneself = Conflict "admin.oneself" "nobody disables themselves; ask another owner",
        /// Somebody must be able to make administrators.
        LastOwner = Conflict "admin.last_owner" "this is the last owner who looks after everybody; make another one first",
    }
);

/// Whether somebody may make administrators.
fn is_owner(admin: &Admin) -> bool {
    admin.active && admin.group.is_none() && admin.roles.contains(&AdminRole::Owner)
}

/// Disables an administrator. Disabling one twice is no change.
pub async fn disable_admin(house: &House, by: By, id: AdminId) -> Result<(), DisableAdminError> {
    let actor = by.may(Permission::ManageAdmins)?;
    if matches!(&by, By::Admin(caller) if caller.admin.id == id) {
        return Err(DisableAdminError::Oneself);
    }
    house
        .store
        .write(move |mut tx| async move {
            let found = tx.admins().find(id).await?.ok_or(DisableAdminError::Unknown)?;
            let others = tx.admins().list(0, u64::MAX).await?;
            if is_owner(&found.admin) && !others.iter().any(|other| other.no != found.no && is_owner(&other.admin)) {
                return Err(DisableAdminError::LastOwner);
            }
            if !tx.admins().disable(found.no).await? {
                return Ok(tx.unchanged(()).await?);
            }
            end_access(&mut tx, actor, found.no).await?;
            Ok(tx.commit(actor, AuditEvent::AdminDisabled { admin: id }, ()))
        })
        .await
}
