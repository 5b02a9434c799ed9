//! The doorbell inside a process: tells an open device channel that its mailbox has changed.
//!
//! It carries no message and may ring once too often; the mailbox is the truth.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::Notify;

/// Who listens, by enrollment.
#[derive(Default)]
pub struct Bell {
    listeners: Mutex<HashMap<i64, Arc<Notify>>>,
}

impl Bell {
    /// Waits for rings for this enrollment. A later listener replaces an earlier one and wakes it.
    pub fn listen(&self, enrollment_no: i64) -> Arc<Notify> {
        let mine = Arc::new(Notify::new());
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(earlier) = listeners.insert(enrollment_no, mine.clone()) {
            earlier.notify_one();
        }
        mine
    }

    /// Stops listening, unless somebody else has taken over.
    pub fn leave(&self, enrollment_no: i64, mine: &Arc<Notify>) {
        let mut listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        if listeners.get(&enrollment_no).is_some_and(|there| Arc::ptr_eq(there, mine)) {
            listeners.remove(&enrollment_no);
        }
    }

    /// Whether nobody has taken over.
    pub fn is_heard_by(&self, enrollment_no: i64, mine: &Arc<Notify>) -> bool {
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.get(&enrollment_no).is_some_and(|there| Arc::ptr_eq(there, mine))
    }

    /// Which of these have somebody who listens here.
    pub fn among(&self, enrollments: &[i64]) -> BTreeSet<i64> {
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        enrollments.iter().copied().filter(|no| listeners.contains_key(no)).collect()
    }

    /// How many listen.
    pub fn listeners(&self) -> usize {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Wakes every listener.
    pub(super) fn ring_everybody(&self) {
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.values().for_each(|listener| listener.notify_one());
    }

    /// Wakes the listeners of these enrollments.
    pub(crate) fn ring(&self, enrollments: &[i64]) {
        if enrollments.is_empty() {
            return;
        }
        let listeners = self.listeners.lock().unwrap_or_else(PoisonError::into_inner);
        for listener in enrollments.iter().filter_map(|no| listeners.get(no)) {
            listener.notify_one();
        }
    }
}
