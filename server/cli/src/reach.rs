//! Whether the people of a keyring could ever do what its ladder asks of them.

use std::collections::BTreeSet;

use lethe_proto::{
    floor,
    ids::PersonId,
    keyring::Keyring,
    kinds::{LadderAction, Role},
    ladder::{Need, Rung},
};

use crate::{
    text::ladder::{action_words, alternatives},
    trouble::Trouble,
};

/// Refuses a keyring that its own root persons could never change again.
pub(crate) fn roots_suffice(keyring: &Keyring) -> Result<(), Trouble> {
    let possible = keyring.rung(LadderAction::Keyring, 1).is_some_and(|rung| is_possible(keyring, rung));
    if possible {
        return Ok(());
    }
    Err(Trouble::usage(
        "nobody could ever change this keyring again: it takes more root persons with counting keys than there are",
        "give the role root to two persons with hardware keys (with --demo, keys in files count too), or use --solo for a pilot of one person",
    ))
}

/// What the people could not do, each as a sentence: actions that nobody can reach at all, and the want of recovery keys.
pub fn warnings(keyring: &Keyring) -> Vec<String> {
    let mut warnings = Vec::new();
    for &action in LadderAction::ALL {
        let lowest = keyring.ladder.iter().filter(|rung| rung.action == action).min_by_key(|rung| rung.max_targets);
        match lowest {
            Some(rung) if !is_possible(keyring, rung) => warnings.push(format!(
                "nobody can {} yet: it takes {}",
                action_words(action),
                alternatives(&rung.alternatives)
            )),
            Some(_) | None => {}
        }
    }
    if keyring.recovery.keys.is_empty() {
        warnings.push("no recovery keys: if the server is lost, locked containers stay closed for ever".to_owned());
    }
    warnings
}

/// Rungs above the lowest that the people could not reach: the action is possible, but not on so many devices at once.
pub fn narrow(keyring: &Keyring) -> Vec<String> {
    let mut narrow = Vec::new();
    for &action in LadderAction::ALL {
        let mut rungs: Vec<&Rung> = keyring.ladder.iter().filter(|rung| rung.action == action).collect();
        rungs.sort_by_key(|rung| rung.max_targets);
        let out_of_reach = rungs.windows(2).find_map(|pair| match pair {
            [lower, higher] if is_possible(keyring, lower) && !is_possible(keyring, higher) => Some((lower, higher)),
            _ => None,
        });
        if let Some((lower, higher)) = out_of_reach {
            narrow.push(format!(
                "nobody can {} on more than {} devices at once: it takes {}",
                action_words(action),
                lower.max_targets,
                alternatives(&higher.alternatives)
            ));
        }
    }
    narrow
}

fn is_possible(keyring: &Keyring, rung: &Rung) -> bool {
    rung.alternatives.iter().any(|needs| {
        let roles = needs.iter().all(|need| able(keyring, Some(need.role)).len() as u64 >= need.count);
        let asked = needs.iter().map(|need: &Need| need.count).sum::<u64>();
        let asked = asked.max(floor::persons(rung.action, keyring.limits.solo) as u64);
        roles && able(keyring, None).len() as u64 >= asked
    })
}

/// Persons with a key that counts, in a role or in any.
fn able(keyring: &Keyring, role: Option<Role>) -> BTreeSet<PersonId> {
    let counts = |person: PersonId| {
        keyring.keys.iter().any(|key| key.person == person && (keyring.limits.demo || !key.is_for_demo_only()))
    };
    let holds =
        |person: PersonId| role.map_or_else(|| keyring.is_approver(person), |role| keyring.has_role(person, role));
    keyring.persons.iter().map(|person| person.id).filter(|id| counts(*id) && holds(*id)).collect()
}
