//! Who listens to news right now, and that nobody does so without end: each stream holds a socket and a task of this process.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use lethe_server_core::caller::Caller;

use super::account::Account;

/// Streams that one account may hold open at once. More tabs than anybody reads, and few enough to be nothing.
pub const MOST_SEATS: usize = 32;

type Taken = HashMap<Account, usize>;

/// The seats that are taken.
#[derive(Default)]
pub struct Seats {
    taken: Arc<Mutex<Taken>>,
}

/// Somebody's place among those who listen. It is free again when this is dropped.
pub struct Seat {
    account: Account,
    taken: Arc<Mutex<Taken>>,
}

impl Seats {
    /// A place for this caller; `None` while all of their account are taken.
    pub fn take(&self, caller: &Caller) -> Option<Seat> {
        let account = Account::of(caller);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(account).or_default();
        if *count >= MOST_SEATS {
            return None;
        }
        *count += 1;
        Some(Seat { account, taken: self.taken.clone() })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.account) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.remove(&self.account);
            }
        }
    }
}
