//! T1: the one versioned state of an enrollment, and what each order of the server makes of it.
//!
//! Every change is a new counter. Asking for what is in force already changes nothing. Only a device's receipt about an
//! order of people ends a lock, a screenshot block or a hold.

use lethe_proto::{
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
        /// Through which counter.
        counter: u64,
    },
    /// The device knows a newer counter than the server: it was restored from a backup. Continue behind it.
    CatchUp {
        /// The device's counter.
        counter: u64,
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
}

/// Lists that every state carries whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lists {
    /// Commands not to be done any more.
    pub cancelled: Vec<CommandId>,
    /// Approvers who do not count.
    pub suspended: Vec<PersonId>,
}

/// The state after a change, or `None` where nothing changes.
pub fn next(current: Option<&State>, place: Place, change: &Change, lists: Lists, now: Time) -> Option<State> {
    let before = current.cloned().unwrap_or_else(|| nothing_ordered(place));
    let reached = if let Change::CatchUp { counter, .. } = change { before.counter.max(*counter) } else { before.counter };
    let counter = reached.saturating_add(1);
    let mut after = State { cancelled: lists.cancelled, suspended: lists.suspended, ..before.clone() };
    apply(&mut after, change, counter, now);
    if after == before && reached == before.counter {
        return None;
    }
    after.counter = counter;
    after.issued = now;
    after.server_key = place.server_key;
    Some(after)
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
        Change::Lifted { action, counter } => {
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
        Change::CatchUp { locked, .. } => {
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

    const PLACE: Place =
        Place { tenant: TenantId::ZERO, enrollment: EnrollmentId::ZERO, server_key: KeyId::ZERO };

    fn after(current: Option<&State>, change: &Change) -> Option<State> {
        next(current, PLACE, change, Lists::default(), Time(1000))
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
        let lift = Change::Lifted { action: Action::Unlock, counter: 1 };
        let open = after(Some(&locked), &lift).unwrap();
        assert_eq!(open.locked_since, 0);
        let again = after(Some(&open), &Change::Lock).unwrap();
        assert_eq!(again.locked_since, again.counter);
        assert_eq!(after(Some(&again), &lift), None);
    }

    #[test]
    fn a_lift_of_one_thing_leaves_the_others() {
        let held = after(after(None, &Change::Lock).as_ref(), &Change::Hold).unwrap();
        let open = after(Some(&held), &Change::Lifted { action: Action::Unlock, counter: 2 }).unwrap();
        assert_eq!((open.locked_since, open.hold_since), (0, 2));
    }

    #[test]
    fn a_restored_server_continues_behind_the_devices_counter_and_keeps_its_lock() {
        let known = after(None, &Change::BlockScreen).unwrap();
        let caught_up = after(Some(&known), &Change::CatchUp { counter: 9, locked: true }).unwrap();
        assert_eq!((caught_up.counter, caught_up.locked_since, caught_up.screen_blocked_since), (10, 10, 1));
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
