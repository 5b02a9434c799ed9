//! A keyring that is not complete: whose signatures are there, and who could give those that are missing. For people to look at;
//! whether it is complete is said by `lethe_proto::chain` alone.

use lethe_proto::{
    approval::Approval,
    ids::PersonId,
    keyring::{Key, Keyring},
    kinds::Role,
};

/// What one person is to a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub person: PersonId,
    /// As root of the old or of the new keyring.
    pub root: bool,
    /// With a key that the keyring in force does not have.
    pub countersigning: bool,
}

/// Who has signed, in the order of the signatures.
pub fn signed(current: &Keyring, next: &Keyring, approvals: &[Approval]) -> Vec<Hand> {
    let hand = |approval: &Approval| {
        let key = next.key(approval.key).or_else(|| current.key(approval.key))?;
        Some(Hand { person: key.person, root: approval.role == Role::Root, countersigning: is_new(current, key) })
    };
    approvals.iter().filter_map(hand).collect()
}

/// Who could still sign: every new key must, and root persons of both keyrings may.
pub fn missing(current: &Keyring, next: &Keyring, approvals: &[Approval]) -> Vec<Hand> {
    let there = signed(current, next, approvals);
    let mut hands: Vec<Hand> = Vec::new();
    let mut ask = |person: PersonId, root: bool, countersigning: bool| {
        if let Some(hand) = hands.iter_mut().find(|hand| hand.person == person) {
            hand.root |= root;
            hand.countersigning |= countersigning;
        } else {
            hands.push(Hand { person, root, countersigning });
        }
    };
    for key in next.keys.iter().filter(|key| is_new(current, key)) {
        if !approvals.iter().any(|approval| approval.key == key.id) {
            ask(key.person, false, true);
        }
    }
    for keyring in [current, next] {
        for list in keyring.roles.iter().filter(|list| list.role == Role::Root) {
            for person in &list.persons {
                if !there.iter().any(|hand| hand.person == *person && hand.root) {
                    ask(*person, true, false);
                }
            }
        }
    }
    hands
}

fn is_new(current: &Keyring, key: &Key) -> bool {
    current.key_with(&key.public_key).is_none()
}
