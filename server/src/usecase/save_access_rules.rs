//! Other rules about who may sign in from where: a new version, in force at once. It may be on trial: reverted by itself unless somebody
//! who still comes in confirms it.

use lethe_proto::{ids::Time, text::Line};
use lethe_server_core::{
    actor::Actor,
    audit::{AccessEvent, AuditEvent},
    permission::Permission,
};

use super::{
    By, House,
    access::{Attempt, Document, DocumentFault, LARGEST, Refusal, Rules},
    failure::failures,
    guard_access::{GuardAccessError, guard_access},
    steps::access::still_speaks,
};
use crate::store::repo::access_rules::NewRules;

/// Shortest and longest trial, in seconds: a minute, a day.
const TRIAL_S: std::ops::RangeInclusive<u64> = 60..=86_400;

/// Everything that is wrong with a document, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<DocumentFault>);

impl std::fmt::Display for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Some(first) = self.0.first() else { return f.write_str("nobody knows why") };
        write!(f, "{first}")?;
        match self.0.len() {
            1 => Ok(()),
            faults => write!(f, " (and {} faults more)", faults - 1),
        }
    }
}

failures!(
    /// Why the rules stay as they are.
    SaveAccessRulesError {
        /// The document cannot be used.
        Faulty(Faults) = Invalid "access.faulty" "these rules cannot be used: {0}; correct that, and ask /api/v1/access/try for everything that is wrong",
        /// More than anybody reads.
        TooLarge = Invalid "access.too_large" "rules have at most 4 MiB of JSON; name fewer networks",
        /// Too short or too long.
        Trial = Invalid "access.trial" "a trial lasts from 60 to 86400 seconds; leave it out for rules that stay",
        /// Made from a version that is not in force any more.
        Changed = Conflict "access.changed_meanwhile" "other rules were saved meanwhile; read them, and bring your change into them",
        /// Whoever saves them would not come in any more.
        LocksYouOut(Refusal) = Conflict "access.locks_you_out" "under these rules you could not sign in from here: {0}; change them so that you can, or let somebody save them whom they let in",
    } and
    /// The guard.
    Guard(GuardAccessError)
);

/// Rules that somebody wants.
#[derive(Debug, Clone)]
pub struct NewAccessRules {
    /// What they say.
    pub document: Document,
    /// The version in force when they were written; 0 where there was none.
    pub based_on: u64,
    /// Why.
    pub note: Option<Line>,
    /// Reverted after so many seconds unless confirmed.
    pub revert_after_s: Option<u64>,
}

/// Saves them; gives the version. Whoever is not on the host must come in under them from where they are.
pub async fn save_access_rules(
    house: &House,
    by: By,
    new: NewAccessRules,
    attempt: &Attempt,
) -> Result<u64, SaveAccessRulesError> {
    let actor = by.may(Permission::ManageAccess)?;
    if new.revert_after_s.is_some_and(|seconds| !TRIAL_S.contains(&seconds)) {
        return Err(SaveAccessRulesError::Trial);
    }
    let document = new.document.to_text();
    if document.len() > LARGEST {
        return Err(SaveAccessRulesError::TooLarge);
    }
    let rules =
        Rules::of(new.based_on, &new.document).map_err(|faults| SaveAccessRulesError::Faulty(Faults(faults)))?;
    if let By::Admin(caller) = &by {
        let guarded = guard_access(house, caller, &rules, attempt).await?;
        if !guarded.let_in {
            return Err(SaveAccessRulesError::LocksYouOut(guarded.refusal()));
        }
    }
    let note = new.note.map_or_else(String::new, |note| note.as_str().to_owned());
    house
        .store
        .write(move |tx| async move {
            if let By::Admin(caller) = &by {
                still_speaks::<SaveAccessRulesError>(&tx, caller).await?;
            }
            let in_force = tx.access_rules().head_in_force(tx.now()).await?.map_or(0, |head| head.version);
            if in_force != new.based_on {
                return Err(SaveAccessRulesError::Changed);
            }
            let confirm_until = new.revert_after_s.map(|seconds| tx.now().plus(seconds * 1000));
            let new = NewRules { document, made_by: actor.id(), note, confirm_until };
            let version = tx.access_rules().insert(new, tx.now()).await?;
            let event = AccessEvent::RulesSaved { version, confirm: confirm_until.is_some() }.into();
            Ok(tx.commit(actor, event, version))
        })
        .await
}

/// Marks versions as reverted that nobody has confirmed in time; gives how many. They are out of force already: every node goes by the
/// clock.
pub async fn revert_unconfirmed(house: &House) -> Result<usize, SaveAccessRulesError> {
    house
        .store
        .write(move |mut tx| async move {
            let now: Time = tx.now();
            let overdue = tx.access_rules().overdue(now).await?;
            let mut last = None;
            for version in &overdue {
                tx.access_rules().revert(*version, now).await?;
                let event = AuditEvent::from(AccessEvent::RulesReverted { version: *version, why: "not_confirmed" });
                if let Some(event) = last.replace(event) {
                    tx.record(Actor::Server, &event);
                }
            }
            match last {
                None => Ok(tx.unchanged(0).await?),
                Some(event) => Ok(tx.commit(Actor::Server, event, overdue.len())),
            }
        })
        .await
}
