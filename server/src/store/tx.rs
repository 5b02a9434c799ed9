//! A use case's transaction: a savepoint in the group that the writer is collecting.
//!
//! It can end in three ways only. [`Tx::commit`] writes the audit event and gives the [`Committed`] without which no job
//! succeeds; [`Tx::unchanged`] undoes whatever was done; dropping it undoes everything too.

use std::{collections::BTreeSet, sync::Arc};

use lethe_proto::{
    cose::Cose,
    ids::{KeyId, Salt, Time},
    leaf::LeafKind,
};
use lethe_server_core::{
    actor::Actor,
    audit::AuditEvent,
    clock::Clock,
    entropy::{Entropy, random},
    topic::Topic,
};
use sea_orm::DatabaseTransaction;

use super::{StoreError, audit, log};

/// What a group lends to each of its transactions.
#[derive(Clone)]
pub(super) struct Surroundings {
    pub(super) clock: Arc<dyn Clock>,
    pub(super) entropy: Arc<dyn Entropy>,
}

/// What a transaction adds to the group when it is kept.
#[derive(Default)]
pub(super) struct Gains {
    /// Its leaves, in order. Written with those of the whole group.
    pub(super) leaves: Vec<log::StoredLeaf>,
    /// Its events, each with the index of its leaf. Written with those of the whole group.
    pub(super) events: Vec<(audit::Entry, u64)>,
    /// Rows that it put into mailboxes.
    pub(super) mail: u64,
    /// Enrollments that have new mail.
    pub(super) rung: Vec<i64>,
    /// What open consoles should read again.
    pub(super) stale: BTreeSet<Topic>,
    /// A secret was overwritten: old pages must go once the group is durable.
    pub(super) scrub: bool,
}

/// An open transaction. Repositories borrow it; see `store::repo`.
pub struct Tx {
    pub(super) db: DatabaseTransaction,
    pub(super) gains: Gains,
    surroundings: Surroundings,
    now: Time,
    first_leaf: u64,
    first_mail: u64,
}

/// A transaction that may be kept, with the answer for whoever asked. Only [`Tx`] makes one.
pub struct Committed<T> {
    pub(super) tx: Option<Tx>,
    pub(super) value: T,
}

impl Tx {
    pub(super) fn new(db: DatabaseTransaction, surroundings: Surroundings, first_leaf: u64, first_mail: u64) -> Self {
        let now = surroundings.clock.now();
        Self { db, gains: Gains::default(), surroundings, now, first_leaf, first_mail }
    }

    /// When this transaction began; every row of it carries this time.
    pub const fn now(&self) -> Time {
        self.now
    }

    /// The source of randomness.
    pub fn entropy(&self) -> &dyn Entropy {
        &*self.surroundings.entropy
    }

    /// A new time-ordered id.
    pub fn new_id(&self) -> [u8; 16] {
        lethe_server_core::ids::new_id(self.now, self.entropy())
    }

    /// Appends a leaf to the log: a salted commitment to `body`. Gives its index.
    pub fn append_leaf(&mut self, kind: LeafKind, body: &[u8]) -> u64 {
        self.append(kind, body, None)
    }

    /// Appends a leaf whose body does not carry its signature itself. The signature stands beside it, for whoever checks an
    /// export.
    pub fn append_signed_leaf(&mut self, kind: LeafKind, body: &[u8], signer: KeyId, cose: &Cose) -> u64 {
        self.append(kind, body, Some((signer, cose.clone())))
    }

    fn append(&mut self, kind: LeafKind, body: &[u8], signature: Option<log::Signature>) -> u64 {
        let index = self.next_leaf();
        let salt = Salt::from(random::<32>(self.entropy()));
        self.gains.leaves.push(log::StoredLeaf { index, kind, salt, body: body.to_vec(), signature });
        index
    }

    /// The index that the next leaf gets.
    pub fn next_leaf(&self) -> u64 {
        self.first_leaf + self.gains.leaves.len() as u64
    }

    /// Puts one more event of this transaction on record. The last one goes through [`Tx::commit`].
    pub fn record(&mut self, actor: Actor, event: &AuditEvent) {
        let entry = audit::Entry::new(self.now, actor, event);
        let leaf_index = self.append_leaf(LeafKind::Audit, &entry.to_leaf_body());
        self.gains.events.push((entry, leaf_index));
        self.gains.stale.extend(Topic::of(event));
    }

    /// Puts the change on record and ends the transaction. The answer is given once the whole group is durable.
    #[expect(clippy::needless_pass_by_value, reason = "the event ends here together with its transaction")]
    pub fn commit<T>(mut self, actor: Actor, event: AuditEvent, value: T) -> Committed<T> {
        self.record(actor, &event);
        Committed { tx: Some(self), value }
    }

    /// Ends a transaction whose change is on record already, by [`Tx::record`].
    pub fn commit_recorded<T>(self, value: T) -> Committed<T> {
        debug_assert!(!self.gains.events.is_empty(), "a change without an event");
        Committed { tx: Some(self), value }
    }

    /// Ends the transaction without any change: what was done in it is undone.
    pub async fn unchanged<T>(self, value: T) -> Result<Committed<T>, StoreError> {
        self.db.rollback().await?;
        Ok(Committed { tx: None, value })
    }

    /// For traffic that nobody decides about (sequence numbers, deliveries): kept without an event. Only for the store.
    pub(super) fn traffic<T>(self, value: T) -> Committed<T> {
        Committed { tx: Some(self), value }
    }

    /// Next sequence number for mail.
    pub(super) fn take_mail_number(&mut self) -> u64 {
        self.gains.mail += 1;
        self.first_mail + self.gains.mail
    }
}
