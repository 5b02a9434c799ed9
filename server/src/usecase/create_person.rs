//! A new employee.

use lethe_proto::{ids::PersonId, text::Line};
use lethe_server_core::{admin::Scope, audit::AuditEvent, caller::Caller, permission::Permission};

use super::{House, failure::failures};
use crate::store::repo::people::NewPerson as Row;

/// What is known of an employee.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Name, as it will stand in labels that approvers read.
    pub name: String,
    /// Where to write to.
    pub email: Option<String>,
    /// Id in the HR system.
    pub external_id: Option<String>,
    /// Group that scopes of admins refer to.
    pub group: Option<String>,
}

failures!(
    /// Why the employee was not created.
    CreatePersonError {
        /// The name cannot stand in a label.
        Name = Invalid "person.name" "a name has 1 to 150 bytes of plain text on one line",
        /// Something else cannot be shown.
        Field = Invalid "person.field" "email, external id and group are plain text of at most 200 bytes on one line",
        /// The HR system's id is taken.
        Exists = Conflict "person.exists" "there is a person with this external id already",
    }
);

/// Whether a name leaves room for a device's beside it in a label.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= 150 && Line::new(text.to_owned()).is_ok()
}

/// Creates an employee.
pub async fn create_person(house: &House, caller: Caller, new: NewPerson) -> Result<PersonId, CreatePersonError> {
    caller.may(Permission::ManagePeople, Scope::PersonIn(new.group.as_deref()))?;
    if !is_name(&new.name) {
        return Err(CreatePersonError::Name);
    }
    let fields = [&new.email, &new.external_id, &new.group];
    if fields.into_iter().flatten().any(|field| Line::new(field.clone()).is_err()) {
        return Err(CreatePersonError::Field);
    }
    house
        .store
        .write(move |tx| async move {
            let id = PersonId::from(tx.new_id());
            let NewPerson { name, email, external_id, group } = new;
            let inserted = tx.people().insert(&Row { id, name, email, external_id, group }, tx.now()).await;
            match inserted {
                Err(error) if error.is_duplicate() => Err(CreatePersonError::Exists),
                Err(error) => Err(error.into()),
                Ok(_) => Ok(tx.commit(caller.actor(), AuditEvent::PersonCreated { person: id }, id)),
            }
        })
        .await
}
