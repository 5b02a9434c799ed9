//! Rules that are being written, tried on the sign-ins of the last thirty days. Changes nothing.

use std::collections::HashMap;

use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::access::{
    replay::{Changed, PastSignIn, replay},
    verdict::Verdict,
};

use super::{House, access::Rules, failure::failures};
use crate::store::repo::sign_ins::StoredSignIn;

/// How far back.
const BACK_MS: u64 = 30 * DAY_MS;
/// Most sign-ins of a trial.
const MOST: u64 = 50_000;

failures!(
    /// Why nothing was tried.
    TryAccessRulesError {}
);

/// What would have become of sign-ins.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// Sign-ins since then were decided anew.
    pub since: Time,
    /// How many.
    pub judged: usize,
    /// There were more: only the newest were decided anew.
    pub cut: bool,
    /// How many would be let in.
    pub allowed: usize,
    /// How many would have to prove more.
    pub stepped_up: usize,
    /// How many would be refused.
    pub refused: usize,
    /// Those whose verdict would be another one, newest first.
    pub changed: Vec<ChangedSignIn>,
}

/// A sign-in whose verdict would be another one.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedSignIn {
    /// As it is kept.
    pub kept: StoredSignIn,
    /// What would become of it.
    pub now: Verdict,
}

/// Tries rules.
pub async fn try_access_rules(house: &House, rules: &Rules) -> Result<Trial, TryAccessRulesError> {
    let since = Time(house.store.clock().now().0.saturating_sub(BACK_MS));
    let mut stored = house.store.read().sign_ins_to_replay(since, MOST + 1).await?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let cut = stored.len() > most;
    if cut {
        stored.remove(0);
    }
    let mut before = HashMap::new();
    let mut past = Vec::with_capacity(stored.len());
    for kept in &stored {
        let who = kept.sign_in.who.id();
        past.push(PastSignIn { facts: kept.facts(before.get(&who).copied()), verdict: kept.sign_in.verdict });
        if kept.sign_in.admitted {
            before.insert(who, kept.as_previous());
        }
    }
    let replayed = replay(rules.compiled(), &past);
    let changed = |changed: &Changed| {
        stored.get(changed.at).map(|kept| ChangedSignIn { kept: kept.clone(), now: changed.now.verdict })
    };
    Ok(Trial {
        since,
        judged: past.len(),
        cut,
        allowed: replayed.allowed,
        stepped_up: replayed.stepped_up,
        refused: replayed.refused,
        changed: replayed.changed.iter().rev().filter_map(changed).collect(),
    })
}
