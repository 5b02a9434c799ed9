//! What the ladder asks for, as the API shows it.

use lethe_proto::{keyring::Keyring, kinds::LadderAction, quorum};
use serde::Serialize;
use utoipa::ToSchema;

/// So many persons of a role.
#[derive(Debug, Serialize, ToSchema)]
pub struct NeedView {
    role: String,
    count: u64,
}

/// Alternatives; each lists what is needed together.
pub(super) type Needs = Vec<Vec<NeedView>>;

/// The ladder's alternatives for an action on so many devices.
pub(super) fn needs(keyring: Option<&Keyring>, action: LadderAction, targets: usize) -> Needs {
    let alternatives = keyring.map_or_else(Vec::new, |keyring| quorum::needs(keyring, action, targets));
    let need = |need: &lethe_proto::ladder::Need| NeedView { role: need.role.as_str().to_owned(), count: need.count };
    alternatives.iter().map(|together| together.iter().map(need).collect()).collect()
}

/// Persons that the smallest of the ladder's alternatives asks for.
pub(super) fn fewest(keyring: Option<&Keyring>, action: LadderAction, targets: usize) -> Option<u64> {
    let alternatives = keyring.map_or_else(Vec::new, |keyring| quorum::needs(keyring, action, targets));
    alternatives.iter().map(|together| together.iter().map(|need| need.count).sum()).min()
}
