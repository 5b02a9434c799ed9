//! Name, address or group of an employee change. The group moves their devices into another admin's reach: both groups must be the
//! caller's.

use lethe_proto::{ids::PersonId, text::Line};
use lethe_server_core::{admin::Scope, audit::AuditEvent, caller::Caller, permission::Permission};

use super::{House, create_person::is_name, failure::failures};

/// What becomes of a field that can be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Field {
    /// It stays.
    #[default]
    Keep,
    /// It becomes this, or empty.
    Becomes(Option<String>),
}

impl Field {
    fn is_plain(&self) -> bool {
        match self {
            Self::Keep | Self::Becomes(None) => true,
            Self::Becomes(Some(text)) => Line::new(text.clone()).is_ok(),
        }
    }

    fn put(self, field: &mut Option<String>) {
        if let Self::Becomes(text) = self {
            *field = text;
        }
    }
}

/// What changes.
#[derive(Debug, Clone, Default)]
pub struct PersonChange {
    /// Name, as it will stand in labels of new devices; `None`: it stays.
    pub name: Option<String>,
    /// Where to write to, or nowhere.
    pub email: Field,
    /// Group that scopes of admins refer to, or none.
    pub group: Field,
}

failures!(
    /// Why the employee was not changed.
    ChangePersonError {
        /// No such person, or out of the caller's reach.
        Unknown = NotFound "person.unknown" "there is no such person among those you look after",
        /// The name cannot stand in a label.
        Name = Invalid "person.name" "a name has 1 to 150 bytes of plain text on one line",
        /// Something else cannot be shown.
        Field = Invalid "person.field" "email, external id and group are plain text of at most 200 bytes on one line",
    }
);

/// Changes an employee. What is the same already is no change.
pub async fn change_person(
    house: &House,
    caller: Caller,
    id: PersonId,
    change: PersonChange,
) -> Result<(), ChangePersonError> {
    if change.name.as_deref().is_some_and(|name| !is_name(name)) {
        return Err(ChangePersonError::Name);
    }
    if !change.email.is_plain() || !change.group.is_plain() {
        return Err(ChangePersonError::Field);
    }
    house
        .store
        .write(move |tx| async move {
            let before = tx.people().find(id).await?.ok_or(ChangePersonError::Unknown)?;
            caller.may(Permission::ManagePeople, Scope::PersonIn(before.group.as_deref()))?;
            let mut after = before.clone();
            if let Some(name) = change.name {
                after.name = name;
            }
            change.email.put(&mut after.email);
            change.group.put(&mut after.group);
            caller.may(Permission::ManagePeople, Scope::PersonIn(after.group.as_deref()))?;
            if after == before {
                return Ok(tx.unchanged(()).await?);
            }
            tx.people().change(&after).await?;
            let what = [
                ("name", before.name != after.name),
                ("email", before.email != after.email),
                ("group", before.group != after.group),
            ];
            let what = what.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name);
            let event = AuditEvent::PersonChanged { person: id, what: what.collect::<Vec<_>>().join(" ") };
            Ok(tx.commit(caller.actor(), event, ()))
        })
        .await
}
