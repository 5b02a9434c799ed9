//! A new administrator, with a one-time link to set themselves up.

use lethe_proto::{
    ids::Time,
    text::{Line, is_plain},
};
use lethe_server_core::{
    admin::Admin,
    audit::AuditEvent,
    ids::AdminId,
    permission::{AdminRole, Permission},
};
use zeroize::Zeroizing;

use super::{By, House, failure::failures, steps::secret_text};
use crate::store::Tx;

/// How long a setup link is good for: a day.
pub const LINK_MS: u64 = lethe_proto::ids::DAY_MS;

/// What the administrator is to be.
#[derive(Debug, Clone)]
pub struct NewAdmin {
    /// Name, unique.
    pub name: String,
    /// At least one.
    pub roles: Vec<AdminRole>,
    /// Only people of this group; everybody otherwise.
    pub group: Option<String>,
}

/// An administrator's setup link: shown once.
pub struct SetupLink {
    /// For whom.
    pub admin: AdminId,
    /// The secret.
    pub secret: Zeroizing<String>,
    /// Worth nothing from here on.
    pub expires: Time,
}

failures!(
    /// Why the administrator was not created.
    CreateAdminError {
        /// Nothing to be.
        Empty = Invalid "admin.empty" "an administrator needs a name of plain text on one line and at least one role (owner, it, hr, auditor)",
        /// The name is taken.
        NameTaken = Conflict "admin.name_taken" "there is an administrator of this name; choose another one, or use `lethe admin recover`",
    }
);

/// Creates an administrator.
pub async fn create_admin(house: &House, by: By, new: NewAdmin) -> Result<SetupLink, CreateAdminError> {
    let actor = by.may(Permission::ManageAdmins)?;
    let plain = Line::new(new.name.clone()).is_ok() && new.group.as_deref().is_none_or(is_plain);
    if !plain || new.roles.is_empty() {
        return Err(CreateAdminError::Empty);
    }
    house
        .store
        .write(move |tx| async move {
            if tx.admins().find_name(&new.name).await?.is_some() {
                return Err(CreateAdminError::NameTaken);
            }
            let admin = Admin {
                id: AdminId::from(tx.new_id()),
                name: new.name,
                roles: new.roles,
                group: new.group,
                active: true,
            };
            let no = tx.admins().insert(&admin, tx.now()).await?;
            let link = put_link(&tx, admin.id, no).await?;
            let roles = admin.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ");
            Ok(tx.commit(actor, AuditEvent::AdminCreated { admin: admin.id, roles }, link))
        })
        .await
}

/// Makes a setup link in place of an earlier one.
pub(super) async fn put_link(tx: &Tx, admin: AdminId, no: i64) -> Result<SetupLink, crate::store::StoreError> {
    let secret = secret_text::make("lethe-setup-", tx.entropy());
    let expires = tx.now().plus(LINK_MS);
    tx.admins().put_link(&secret.hash, no, expires).await?;
    Ok(SetupLink { admin, secret: secret.text, expires })
}
