//! The ladder: how many people of which roles it takes, by action and number of targets.

use minicbor::{Decode, Encode};

use crate::{
    keyring::Keyring,
    kinds::{LadderAction, Role},
};

/// So many distinct persons signing in this role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Need {
    /// The role.
    #[n(0)]
    pub role: Role,
    /// Number of distinct persons.
    #[n(1)]
    pub count: u64,
}

/// What it takes for one action up to a number of targets.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Rung {
    /// The action.
    #[n(0)]
    pub action: LadderAction,
    /// Up to so many targets.
    #[n(1)]
    pub max_targets: u64,
    /// Any one of these suffices; within one, all needs hold together.
    #[n(2)]
    pub alternatives: Vec<Vec<Need>>,
}

impl Keyring {
    /// The lowest rung that carries so many targets; none when nothing does.
    pub fn rung(&self, action: LadderAction, targets: usize) -> Option<&Rung> {
        let targets = targets as u64;
        self.ladder
            .iter()
            .filter(|rung| rung.action == action && rung.max_targets >= targets && targets <= self.limits.max_targets)
            .min_by_key(|rung| rung.max_targets)
    }
}

/// The ladder of a new company: wipes take two, lifting takes one for one device, nothing goes beyond 25.
pub fn default_ladder() -> Vec<Rung> {
    let need = |role, count| Need { role, count };
    let rung = |action, max_targets, alternatives| Rung { action, max_targets, alternatives };
    let mut ladder = Vec::new();
    for action in [LadderAction::WipeContainer, LadderAction::WipeDevice, LadderAction::Unenroll] {
        ladder.push(rung(action, 3, vec![vec![need(Role::It, 2)], vec![need(Role::Hr, 1), need(Role::It, 1)]]));
        ladder.push(rung(action, 25, vec![vec![need(Role::It, 3)], vec![need(Role::Hr, 1), need(Role::It, 2)]]));
    }
    for action in [LadderAction::Unlock, LadderAction::UnblockScreen, LadderAction::ReleaseHold] {
        ladder.push(rung(action, 1, vec![vec![need(Role::It, 1)]]));
        ladder.push(rung(action, 25, vec![vec![need(Role::It, 2)], vec![need(Role::Hr, 1), need(Role::It, 1)]]));
    }
    for action in [LadderAction::Keyring, LadderAction::Release] {
        ladder.push(rung(action, 1, vec![vec![need(Role::Root, 2)]]));
    }
    ladder
}

/// The ladder of a pilot with one person.
pub fn solo_ladder() -> Vec<Rung> {
    LadderAction::ALL
        .iter()
        .map(|&action| {
            let role = match action {
                LadderAction::Keyring | LadderAction::Release => Role::Root,
                LadderAction::WipeContainer
                | LadderAction::WipeDevice
                | LadderAction::Unenroll
                | LadderAction::Unlock
                | LadderAction::UnblockScreen
                | LadderAction::ReleaseHold => Role::It,
            };
            Rung { action, max_targets: 1, alternatives: vec![vec![Need { role, count: 1 }]] }
        })
        .collect()
}
