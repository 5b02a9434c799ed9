//! T1 states, one line for each server key: what it ordered, and up to where people lifted it.

use lethe_proto::{
    floor::{CLOCK_SKEW_MS, COUNTER_JUMP},
    ids::{Digest, KeyId, Time},
    kinds::Action,
    refusal::Refusal,
    state::State,
};
use minicbor::{Decode, Encode};

/// What one server key has in force on this device.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ServerStates {
    /// Whose.
    #[n(0)]
    pub server_key: KeyId,
    /// Newest counter.
    #[n(1)]
    pub counter: u64,
    /// Digest of the newest state.
    #[n(2)]
    pub digest: Digest,
    /// Lock ordered at this counter; 0 for none.
    #[n(3)]
    pub locked_since: u64,
    /// Locks through this counter were lifted by people.
    #[n(4)]
    pub lifted_lock: u64,
    /// Since when it has been locked without a break, by the device's judgement.
    #[n(5)]
    pub locked_at: Time,
    /// Screenshot block ordered at this counter.
    #[n(6)]
    pub screen_since: u64,
    /// Lifted through this counter.
    #[n(7)]
    pub lifted_screen: u64,
    /// Legal hold ordered at this counter.
    #[n(8)]
    pub hold_since: u64,
    /// Lifted through this counter.
    #[n(9)]
    pub lifted_hold: u64,
    /// Sessions that began before this are over.
    #[n(10)]
    pub logged_out_before: Time,
    /// Newest message shown.
    #[n(11)]
    pub message_number: u64,
    /// Root persons said: never listen to this key again.
    #[n(12)]
    pub ignored: bool,
}

impl ServerStates {
    /// Nothing ordered yet.
    pub fn new(server_key: KeyId) -> Self {
        Self {
            server_key,
            counter: 0,
            digest: Digest::ZERO,
            locked_since: 0,
            lifted_lock: 0,
            locked_at: Time(0),
            screen_since: 0,
            lifted_screen: 0,
            hold_since: 0,
            lifted_hold: 0,
            logged_out_before: Time(0),
            message_number: 0,
            ignored: false,
        }
    }

    /// Locked by this key.
    pub fn is_locked(&self) -> bool {
        self.locked_since > self.lifted_lock
    }

    /// Screenshots blocked by this key.
    pub fn is_screen_blocked(&self) -> bool {
        self.screen_since > self.lifted_screen
    }

    /// Under legal hold by this key.
    pub fn is_held(&self) -> bool {
        self.hold_since > self.lifted_hold
    }

    /// Takes a newer state. Only ever raises: what a state leaves out stays until people lift it.
    ///
    /// A lock named again at the counter that was lifted stays lifted; one at a later counter locks again, but does not make an
    /// earlier lock in force look like a new one. Sessions of the future are not over: nobody could ever begin one again.
    pub fn raise(&mut self, state: &State, digest: Digest, arrived: Time) -> Result<(), Refusal> {
        if state.counter <= self.counter || state.counter - self.counter > COUNTER_JUMP {
            return Err(Refusal::Counter);
        }
        self.counter = state.counter;
        self.digest = digest;
        if state.locked_since > self.locked_since {
            if !self.is_locked() {
                self.locked_at = arrived;
            }
            self.locked_since = state.locked_since;
        }
        self.screen_since = self.screen_since.max(state.screen_blocked_since);
        self.hold_since = self.hold_since.max(state.hold_since);
        self.logged_out_before = self.logged_out_before.max(state.logged_out_before.min(arrived.plus(CLOCK_SKEW_MS)));
        Ok(())
    }

    /// Lifts through a counter that the device has seen: people cannot have looked at a later one. Returns whether anything that was in force ended.
    pub fn lift(&mut self, action: Action, counter: u64) -> bool {
        let (since, lifted) = match action {
            Action::Unlock => (self.locked_since, &mut self.lifted_lock),
            Action::UnblockScreen => (self.screen_since, &mut self.lifted_screen),
            Action::ReleaseHold => (self.hold_since, &mut self.lifted_hold),
            Action::WipeContainer | Action::WipeDevice | Action::Unenroll => return false,
        };
        let ends = since > *lifted && since <= counter && counter <= self.counter;
        if ends {
            *lifted = since;
        }
        ends
    }
}
