//! Rules on trial are confirmed, or rules in force are taken back so that the version before is in force again.

use lethe_server_core::{actor::Actor, audit::AccessEvent, permission::Permission};

use super::{
    By, House,
    access::{Attempt, Refusal, Rules},
    failure::failures,
    guard_access::{GuardAccessError, guard_access},
};
use crate::store::{StoreError, repo::access_rules::StoredRules};

failures!(
    /// Why the rules stay as they are.
    SettleAccessRulesError {
        /// Another version is in force.
        Changed = Conflict "access.changed_meanwhile" "another version of the rules is in force now; read them again",
        /// There is nothing to confirm.
        NotOnTrial = Conflict "access.not_on_trial" "these rules stay without a confirmation; nothing is to be done",
        /// There are no rules.
        NoRules = Conflict "access.no_rules" "there are no access rules; everybody who can prove who they are comes in",
        /// Whoever takes them back would not come in any more.
        LocksYouOut(Refusal) = Conflict "access.locks_you_out" "under the version before you could not sign in from here: {0}; save rules under which you can",
    } and
    /// The guard.
    Guard(GuardAccessError)
);

/// Confirms the version in force.
pub async fn confirm_access_rules(house: &House, by: By, version: u64) -> Result<(), SettleAccessRulesError> {
    let actor = by.may(Permission::ManageAccess)?;
    house
        .store
        .write(move |tx| async move {
            let now = tx.now();
            let head = tx.access_rules().head_in_force(now).await?.ok_or(SettleAccessRulesError::NoRules)?;
            if head.version != version {
                return Err(SettleAccessRulesError::Changed);
            }
            if !tx.access_rules().confirm(version, now).await? {
                return Err(SettleAccessRulesError::NotOnTrial);
            }
            Ok(tx.commit(actor, AccessEvent::RulesConfirmed { version }.into(), ()))
        })
        .await
}

/// Takes the version in force back. Whoever is not on the host must come in under the one before.
pub async fn revert_access_rules(
    house: &House,
    by: By,
    version: u64,
    attempt: &Attempt,
) -> Result<(), SettleAccessRulesError> {
    let actor: Actor = by.may(Permission::ManageAccess)?;
    let behind = house.store.read().access_rules().behind(version, house.store.clock().now()).await?;
    if let By::Admin(caller) = &by {
        let guarded = guard_access(house, caller, &readable(behind.as_ref())?, attempt).await?;
        if !guarded.let_in {
            return Err(SettleAccessRulesError::LocksYouOut(guarded.refusal()));
        }
    }
    house
        .store
        .write(move |tx| async move {
            let now = tx.now();
            let head = tx.access_rules().head_in_force(now).await?.ok_or(SettleAccessRulesError::NoRules)?;
            if head.version != version {
                return Err(SettleAccessRulesError::Changed);
            }
            tx.access_rules().revert(version, now).await?;
            Ok(tx.commit(actor, AccessEvent::RulesReverted { version, why: "asked" }.into(), ()))
        })
        .await
}

/// Kept rules that were checked when they were saved.
fn readable(stored: Option<&StoredRules>) -> Result<Rules, StoreError> {
    Rules::of_stored(stored).map_err(|_| unreadable(stored.map_or(0, |rules| rules.head.version)))
}

/// What is said of a version that nobody can read any more.
pub(crate) fn unreadable(version: u64) -> StoreError {
    StoreError::Unreadable { table: "access_rules", column: "document", id: version.to_string() }
}
