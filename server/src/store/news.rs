//! News of what has changed, for consoles that are open. Told only after the change is durable.
//!
//! Nobody is waited for: whoever reads too slowly learns that they have missed something, and reads everything again.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use lethe_server_core::topic::Topic;
use tokio::sync::broadcast;

/// Groups of news that are kept for slow readers.
const KEPT: usize = 64;

/// One piece of news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// One group of transactions has made this stale.
    Stale(Arc<BTreeSet<Topic>>),
    /// Nobody knows what was missed: everything may be stale.
    Missed,
}

/// Tells everybody who listens in this process.
pub struct News {
    sender: broadcast::Sender<Word>,
    revocations: AtomicU64,
}

impl Default for News {
    fn default() -> Self {
        Self { sender: broadcast::Sender::new(KEPT), revocations: AtomicU64::new(0) }
    }
}

impl News {
    /// News from now on.
    pub fn listen(&self) -> broadcast::Receiver<Word> {
        self.sender.subscribe()
    }

    /// How often somebody's access may have ended. It moves on after the commit and before whoever asked for it has their answer: what was
    /// remembered at an older number is looked up anew.
    pub fn revocations(&self) -> u64 {
        self.revocations.load(Ordering::Acquire)
    }

    /// Whatever is remembered of callers is looked up anew.
    pub fn look_anew(&self) {
        self.revocations.fetch_add(1, Ordering::AcqRel);
    }

    /// Tells what is stale. Also for what changes without a transaction; it must be true already.
    pub fn tell(&self, topics: BTreeSet<Topic>) {
        if topics.contains(&Topic::Revocations) {
            self.revocations.fetch_add(1, Ordering::AcqRel);
        }
        if !topics.is_empty() {
            // Nobody may be listening.
            drop(self.sender.send(Word::Stale(Arc::new(topics))));
        }
    }

    /// Tells that something was missed.
    pub(super) fn miss(&self) {
        self.revocations.fetch_add(1, Ordering::AcqRel);
        drop(self.sender.send(Word::Missed));
    }
}
