//! T1: the one versioned state of an enrollment, and what each order of the server makes of it.
//!
//! Every change is a new counter. Asking for what is in force already changes nothing. Only a device's receipt about an
//! order of people ends a lock, a screenshot block or a hold.
//!
//! A device counts for each server key by itself, from 0 and with a longest jump. All nodes share one numbering while it is
//! within a key's reach; where it is not, the key goes on behind its own counter and orders anew whatever is in force.

use lethe_proto::{
    floor::COUNTER_JUMP,
    ids::{CommandId, EnrollmentId, KeyId, PersonId, TenantId, Time},
    kinds::Action,
    state::State,
};

/// What the server orders alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Close the container and withhold the share.
    Lock,
    /// End every session that began before now.
    Logout,
    /// Block screenshots.
    BlockScreen,
    /// Legal hold: nothing is erased.
    Hold,
    /// Show a message.
    Message(String),
    /// Only the lists of cancelled commands and suspended approvers.
    Lists,
    /// The device signed that people lifted something, through this counter.
    Lifted {
        /// `unlock`, `unblock_screen` or `release_hold`.
        action: Action,
        /// Whose counter.
        server_key: KeyId,
        /// Through which counter.
        counter: u64,
    },
    /// The device knows more than the server: it was restored from a backup, or somebody else holds one of its keys.
    CatchUp {
        /// The device is locked by something that the server has forgotten.
        locked: bool,
    },
}

impl Change {
    /// The word for the audit trail.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Lock => "lock",
            Self::Logout => "logout",
            Self::BlockScreen => "block_screen",
            Self::Hold => "hold",
            Self::Message(_) => "message",
            Self::Lists => "lists",
            Self::Lifted { .. } => "lifted",
            Self::CatchUp { .. } => "caught_up",
        }
    }
}

/// Whose state, and who makes it.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Company.
    pub tenant: TenantId,
    /// Bond.
    pub enrollment: EnrollmentId,
    /// Key of the node that signs.
    pub server_key: KeyId,
    /// How far the device has counted for this key, as far as anybody here knows; 0 for a key that is new to it.
    pub reached: u64,
    /// Devices do not believe the key that signed the current state any more: it must be signed again.
    pub orphaned: bool,
}

/// Lists that every state carries whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// Commands not to be done any more.
    pub cancelled: Vec<CommandId>,
    /// Approvers who do not count.
    pub suspended: Vec<PersonId>,
}

/// A counter from which nobody could ever count on: what claims to be there is not believed.
pub const OUT_OF_REACH: u64 = 1 << 62;

/// The state after a change, or `None` where nothing changes.
pub fn next(current: Option<&State>, place: Place, change: &Change, lists: Lists, now: Time) -> Option<State> {
    let before = current.cloned().unwrap_or_else(|| nothing_ordered(place));
    let shared = before.counter.saturating_add(1);
    let within_reach = place.reached < shared && shared - place.reached <= COUNTER_JUMP;
    let counter = if within_reach { shared } else { place.reached.saturating_add(1) };
    let mut after = State { cancelled: lists.cancelled, suspended: lists.suspended, ..before.clone() };
    apply(&mut after, change, counter, now);
    if after == before && !place.orphaned && !matches!(change, Change::CatchUp { .. }) {
        return None;
    }
    if !within_reach {
        order_anew(&mut after, counter);
    }
    after.counter = counter;
    after.issued = now;
    after.server_key = place.server_key;
    Some(after)
}

/// The numbers so far mean nothing under this counter: whatever is in force is ordered by it.
fn order_anew(state: &mut State, counter: u64) {
    let State { locked_since, screen_blocked_since, hold_since, message_number, .. } = state;
    for since in [locked_since, screen_blocked_since, hold_since, message_number] {
        if *since > 0 {
            *since = counter;
        }
    }
}

fn apply(state: &mut State, change: &Change, counter: u64, now: Time) {
    let raise = |since: &mut u64| {
        if *since == 0 {
            *since = counter;
        }
    };
    match change {
        Change::Lock => raise(&mut state.locked_since),
        Change::BlockScreen => raise(&mut state.screen_blocked_since),
        Change::Hold => raise(&mut state.hold_since),
        Change::Logout => state.logged_out_before = now,
        Change::Message(text) => {
            state.message_number = counter;
            state.message.clone_from(text);
        }
        Change::Lists => {}
        // Another key's counter says nothing about this state's own numbers.
        Change::Lifted { server_key, .. } if *server_key != state.server_key => {}
        Change::Lifted { action, counter, .. } => {
            let since = match action {
                Action::Unlock => &mut state.locked_since,
                Action::UnblockScreen => &mut state.screen_blocked_since,
                Action::ReleaseHold => &mut state.hold_since,
                Action::WipeContainer | Action::WipeDevice | Action::Unenroll => return,
            };
            // A lock that was ordered after the people looked stays.
            if *since <= *counter {
                *since = 0;
            }
        }
        Change::CatchUp { locked } => {
            if *locked {
                raise(&mut state.locked_since);
            }
        }
    }
}

fn nothing_ordered(place: Place) -> State {
    State::quiet(place.tenant, place.enrollment, place.server_key, 0, Time(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place = Place {
        tenant: TenantId::ZERO,
        enrollment: EnrollmentId::ZERO,
        server_key: KeyId::ZERO,
        reached: 0,
        orphaned: false,
    };

    fn at(current: Option<&State>, place: Place, change: &Change) -> Option<State> {
        next(current, place, change, Lists::default(), Time(1000))
    }

    fn after(current: Option<&State>, change: &Change) -> Option<State> {
        at(current, Place { reached: current.map_or(0, |state| state.counter), ..PLACE }, change)
    }

    const fn unlocked(counter: u64) -> Change {
        Change::Lifted { action: Action::Unlock, server_key: KeyId::ZERO, counter }
    }

    #[test]
    fn a_second_lock_changes_nothing() {
        let locked = after(None, &Change::Lock).unwrap();
        assert_eq!((locked.counter, locked.locked_since), (1, 1));
        assert_eq!(after(Some(&locked), &Change::Lock), None);
    }

    #[test]
    fn an_old_unlock_does_not_open_a_later_lock() {
        let locked = after(None, &Change::Lock).unwrap();
        let lift = unlocked(1);
        let open = after(Some(&locked), &lift).unwrap();
        assert_eq!(open.locked_since, 0);
        let again = after(Some(&open), &Change::Lock).unwrap();
        assert_eq!(again.locked_since, again.counter);
        assert_eq!(after(Some(&again), &lift), None);
    }

    #[test]
    fn a_lift_of_one_thing_leaves_the_others() {
        let held = after(after(None, &Change::Lock).as_ref(), &Change::Hold).unwrap();
        let open = after(Some(&held), &unlocked(2)).unwrap();
        assert_eq!((open.locked_since, open.hold_since), (0, 2));
    }

    #[test]
    fn a_restored_server_continues_behind_the_devices_counter_and_orders_anew_what_it_remembers() {
        let known = after(None, &Change::BlockScreen).unwrap();
        let caught_up = at(Some(&known), Place { reached: 9, ..PLACE }, &Change::CatchUp { locked: true }).unwrap();
        assert_eq!((caught_up.counter, caught_up.locked_since, caught_up.screen_blocked_since), (10, 10, 10));
    }

    #[test]
    fn nodes_share_one_numbering_and_a_key_out_of_reach_has_its_own() {
        let other = Place { server_key: KeyId::from([2; 16]), ..PLACE };
        let locked = after(None, &Change::Lock).unwrap();
        let held = at(Some(&locked), other, &Change::Hold).unwrap();
        assert_eq!((held.counter, held.locked_since, held.hold_since), (2, 1, 2));
        let far = State { counter: COUNTER_JUMP + 1, locked_since: COUNTER_JUMP, ..locked };
        let held = at(Some(&far), other, &Change::Hold).unwrap();
        assert_eq!((held.counter, held.locked_since, held.hold_since), (1, 1, 1));
        let back = at(Some(&held), Place { reached: far.counter, ..PLACE }, &Change::BlockScreen).unwrap();
        assert_eq!((back.counter, back.locked_since), (far.counter + 1, far.counter + 1));
    }

    #[test]
    fn an_orphaned_state_is_signed_again_and_keeps_its_lock() {
        let locked = after(None, &Change::Lock).unwrap();
        let heir = Place { server_key: KeyId::from([2; 16]), orphaned: true, ..PLACE };
        let again = at(Some(&locked), heir, &Change::Lists).unwrap();
        assert_eq!((again.server_key, again.counter, again.locked_since), (heir.server_key, 2, 1));
    }

    #[test]
    fn what_was_lifted_under_another_key_stays_in_force_under_this_one() {
        let locked = after(None, &Change::Lock).unwrap();
        let other = Change::Lifted { action: Action::Unlock, server_key: KeyId::from([2; 16]), counter: 9 };
        assert_eq!(after(Some(&locked), &other), None);
    }

    #[test]
    fn every_state_that_is_made_is_well_formed() {
        let mut state = None;
        for change in [Change::Lock, Change::Message("Hi".into()), Change::Logout, Change::Hold, Change::BlockScreen] {
            state = after(state.as_ref(), &change);
            assert!(state.as_ref().unwrap().is_well_formed(), "{change:?}");
        }
    }
}
