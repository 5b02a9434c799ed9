//! A new administrator, with a one-time link to set themselves up.

use lethe_proto::{
    ids::{PersonId, Time},
    kinds::Role,
    text::{Line, is_plain},
};
use lethe_server_core::{
    actor::Actor,
    admin::Admin,
    audit::AuditEvent,
    ids::AdminId,
    permission::{AdminRole, Permission},
};
use zeroize::Zeroizing;

use super::{
    By, House,
    create_person::is_name,
    failure::failures,
    steps::{access::still_speaks, secret_text},
};
use crate::store::{Tx, repo::people::NewPerson};

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

/// Which person the administrator is.
#[derive(Debug, Clone, Default)]
pub struct Identity {
    /// Somebody who is known already.
    pub person: Option<PersonId>,
    /// As what they are asked to hold an approval key. Without a person, one of the administrator's name is made for them.
    pub approver_roles: Vec<Role>,
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
        /// The name cannot stand in a label.
        PersonName = Invalid "person.name" "a name has 1 to 150 bytes of plain text on one line",
        /// Nobody of this id.
        PersonUnknown = NotFound "person.unknown" "there is no such person among those you look after",
        /// One person, one administrator.
        PersonTaken = Conflict "admin.person_taken" "this person is an administrator already; change that one",
    }
);

/// Creates an administrator who is nobody in particular.
pub async fn create_admin(house: &House, by: By, new: NewAdmin) -> Result<SetupLink, CreateAdminError> {
    create_admin_as(house, by, new, Identity::default()).await
}

/// Creates an administrator who is a certain person.
pub async fn create_admin_as(
    house: &House,
    by: By,
    new: NewAdmin,
    identity: Identity,
) -> Result<SetupLink, CreateAdminError> {
    let actor = by.may(Permission::ManageAdmins)?;
    by.may_invite()?;
    let plain = Line::new(new.name.clone()).is_ok() && new.group.as_deref().is_none_or(is_plain);
    if !plain || new.roles.is_empty() {
        return Err(CreateAdminError::Empty);
    }
    house
        .store
        .write(move |mut tx| async move {
            if let By::Admin(caller) = &by {
                still_speaks::<CreateAdminError>(&tx, caller).await?;
            }
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
            identify(&mut tx, actor, &admin, no, identity).await?;
            let link = put_link(&tx, admin.id, no).await?;
            let roles = admin.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ");
            Ok(tx.commit(actor, AuditEvent::AdminCreated { admin: admin.id, roles }, link))
        })
        .await
}

/// Says which person the administrator of a running number is.
async fn identify(
    tx: &mut Tx,
    actor: Actor,
    admin: &Admin,
    no: i64,
    identity: Identity,
) -> Result<(), CreateAdminError> {
    let Identity { person, approver_roles } = identity;
    let (person, person_no) = match person {
        Some(id) => {
            let found = tx.people().find(id).await?.ok_or(CreateAdminError::PersonUnknown)?;
            (id, found.no)
        }
        None if approver_roles.is_empty() => return Ok(()),
        None if !is_name(&admin.name) => return Err(CreateAdminError::PersonName),
        None => {
            let id = PersonId::from(tx.new_id());
            let (name, group) = (admin.name.clone(), admin.group.clone());
            let row = NewPerson { id, name, email: None, external_id: None, group };
            let no = tx.people().insert(&row, tx.now()).await?;
            tx.record(actor, &AuditEvent::PersonCreated { person: id });
            (id, no)
        }
    };
    match tx.admins().set_approver(no, person_no, &approver_roles).await {
        Err(error) if error.is_duplicate() => return Err(CreateAdminError::PersonTaken),
        other => other?,
    }
    let approver_roles = approver_roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ");
    tx.record(actor, &AuditEvent::AdminLinked { admin: admin.id, person, approver_roles });
    Ok(())
}

/// Makes a setup link in place of an earlier one.
pub(super) async fn put_link(tx: &Tx, admin: AdminId, no: i64) -> Result<SetupLink, crate::store::StoreError> {
    let secret = secret_text::make("lethe-setup-", tx.entropy());
    let expires = tx.now().plus(LINK_MS);
    tx.admins().put_link(&secret.hash, no, expires).await?;
    Ok(SetupLink { admin, secret: secret.text, expires })
}
