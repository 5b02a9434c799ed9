//! Who could still approve a command. For showing only: who counts is decided by `proto::quorum`, here and on every device.

use lethe_proto::{ids::PersonId, keyring::Keyring, kinds::Role, quorum};
use lethe_server_core::command::Command as Standing;
use serde::Serialize;
use utoipa::ToSchema;

use crate::store::repo::{approvals::StoredApproval, commands::StoredCommand};

/// An approver who has not approved.
#[derive(Debug, Serialize, ToSchema)]
pub struct CouldView {
    person: String,
    /// As the keyring has it.
    name: String,
    /// Of the roles that are needed, those that they have.
    roles: Vec<String>,
    /// Does not count until a keyring says otherwise.
    suspended: bool,
    /// One of the devices is their own: nobody decides about that, but in a pilot of one person.
    own: bool,
}

impl CouldView {
    /// Whether this is somebody whose approval would count.
    pub(super) fn is(&self, person: PersonId) -> bool {
        self.person == person.to_string() && !self.suspended && !self.own
    }
}

/// Approvers of the keyring with a key and a role that some alternative of the ladder needs.
pub(super) fn could(
    keyring: &Keyring,
    command: &StoredCommand,
    approvals: &[StoredApproval],
    suspended: &[PersonId],
) -> Vec<CouldView> {
    if !matches!(command.standing, Standing::Requested { .. }) {
        return Vec::new();
    }
    let order = &command.order;
    let alternatives = quorum::needs(keyring, order.action.into(), order.targets.len());
    let needed: Vec<Role> = alternatives.iter().flatten().map(|need| need.role).collect();
    // In a pilot of one person they decide about their own device, too; as `quorum` counts.
    let solo = keyring.limits.solo && order.targets.len() == 1;
    let mut found = Vec::new();
    for person in keyring.persons.iter().filter(|person| approvals.iter().all(|one| one.person != person.id)) {
        let has_key = keyring.keys.iter().any(|key| key.person == person.id);
        let roles = [Role::Root, Role::It, Role::Hr];
        let roles = roles.into_iter().filter(|role| needed.contains(role) && keyring.has_role(person.id, *role));
        let roles: Vec<String> = roles.map(|role| role.as_str().to_owned()).collect();
        if has_key && !roles.is_empty() {
            found.push(CouldView {
                person: person.id.to_string(),
                name: person.name.to_string(),
                roles,
                suspended: suspended.contains(&person.id),
                own: !solo && order.targets.iter().any(|target| target.person == person.id),
            });
        }
    }
    found
}
