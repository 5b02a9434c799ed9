//! What the record keeps, how much of it, and for how long.
//!
//! Whoever holds a server key can send without end. So everything has a bound, one sender's flood never drives out what another said, and
//! nothing that protects is forgotten before the *proven* time says that it cannot matter any more: a wall clock that somebody set forward for an hour proves nothing.

use lethe_proto::{
    cbor::Exact,
    command::Command,
    floor::{MAX_LIFETIME_MS, VETO_MEMORY_MS},
    ids::{CommandId, Digest, KeyId, PersonId, Time},
    kinds::Stage,
    receipt::SignedReceipt,
    refusal::Refusal,
    veto::Veto,
};

use minicbor::{Decode, Encode};

use crate::record::Record;

/// A command id that was executed, cancelled or refused for good, until it could not be valid any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct UsedId {
    /// The id.
    #[n(0)]
    pub id: CommandId,
    /// Cancelled by a server.
    #[n(1)]
    pub cancelled: bool,
    /// The server key that cancelled it; zeros for the others.
    #[n(2)]
    pub by: KeyId,
    /// Forgotten after this moment is proven.
    #[n(3)]
    pub until: Time,
}

/// A veto whose signature was checked when it came.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct KeptVeto {
    /// Whose.
    #[n(0)]
    pub person: PersonId,
    /// What.
    #[n(1)]
    pub veto: Exact<Veto>,
    /// When it came, by the device's judgement.
    #[n(2)]
    pub arrived: Time,
}

impl KeptVeto {
    /// Nobody decides about themselves: on the vetoing person's own device their veto says nothing. On every other device it counts, whoever else
    /// is among the targets.
    pub fn counts_on_device_of(&self, person: PersonId) -> bool {
        self.person != person
    }
}

/// An approver who does not count for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Suspension {
    /// Who.
    #[n(0)]
    pub person: PersonId,
    /// The server key that said so.
    #[n(1)]
    pub by: KeyId,
    /// When, by the device's judgement.
    #[n(2)]
    pub since: Time,
}

/// The last word about an order, given again when the same bytes come again.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Answered {
    /// Digest of the order.
    #[n(0)]
    pub subject: Digest,
    /// The receipt.
    #[n(1)]
    pub receipt: SignedReceipt,
}

/// Most answers, and most receipts that wait for the log because of a server's word. What people ordered always waits.
const KEPT: usize = 256;
/// Most ids that one server key cancels.
const CANCELLED: usize = 1024;
/// Most vetoes of one person: whoever has more to say has HALT.
const VETOES: usize = 32;

impl Record {
    /// The last word about an order, if there was one that is final.
    pub fn answer_to(&self, subject: Digest) -> Option<&SignedReceipt> {
        self.answered.iter().rev().find(|answer| answer.subject == subject).map(|answer| &answer.receipt)
    }

    /// The word that refused or put off an order for this reason, while it is kept.
    pub(crate) fn refusal_of(&self, subject: Digest, refusal: Refusal) -> Option<&SignedReceipt> {
        let kept = self.outbox.iter().chain(self.answered.iter().map(|answer| &answer.receipt));
        kept.into_iter().find(|said| said.receipt.subject == subject && said.receipt.reason == refusal.as_str())
    }

    /// Keeps a receipt until it is in the log, and final words as answers.
    pub(crate) fn keep(&mut self, said: &SignedReceipt) {
        let (subject, stage) = (said.receipt.subject, said.receipt.stage);
        if self.outbox.len() < KEPT || matches!(stage, Stage::Accepted | Stage::Done) {
            self.outbox.push(said.clone());
        }
        if !matches!(stage, Stage::Refused | Stage::Done | Stage::Applied) {
            return;
        }
        if self.answered.len() >= KEPT {
            let done = |answer: &Answered| answer.receipt.receipt.stage == Stage::Done;
            let oldest = self.answered.iter().position(|answer| !done(answer)).unwrap_or_default();
            self.answered.remove(oldest);
        }
        self.answered.push(Answered { subject, receipt: said.clone() });
    }

    /// Whether the id was executed, cancelled or refused for good.
    pub(crate) fn is_used(&self, id: CommandId) -> bool {
        self.used.iter().any(|used| used.id == id)
    }

    /// Marks a command as executed or refused for good, until its id could not be valid any more.
    pub(crate) fn use_up(&mut self, command: &Command) {
        if self.is_used(command.id) {
            return;
        }
        self.used.push(UsedId { id: command.id, cancelled: false, by: KeyId::ZERO, until: command.expires });
    }

    /// Marks a command as cancelled; commands that nobody has written yet are not meant.
    pub(crate) fn cancel(&mut self, id: CommandId, by: KeyId, at: Time) {
        let cancelled = self.used.iter().filter(|used| used.cancelled && used.by == by).count();
        if cancelled < CANCELLED && !self.is_used(id) {
            self.used.push(UsedId { id, cancelled: true, by, until: at.plus(MAX_LIFETIME_MS) });
        }
    }

    /// Who is suspended by a server key that `heard` speaks of: nobody loses their voice in replacing a server by that server's word.
    pub(crate) fn suspended_by(&self, heard: impl Fn(KeyId) -> bool) -> Vec<PersonId> {
        self.suspended.iter().filter(|suspension| heard(suspension.by)).map(|suspension| suspension.person).collect()
    }

    /// Keeps a veto. Returns whether it is new.
    pub(crate) fn keep_veto(&mut self, kept: KeptVeto) -> bool {
        if self.vetoes.iter().any(|had| had.person == kept.person && had.veto == kept.veto) {
            return false;
        }
        let of_person = |had: &KeptVeto| had.person == kept.person;
        if self.vetoes.iter().filter(|had| of_person(had)).count() >= VETOES {
            let oldest = self.vetoes.iter().position(of_person).unwrap_or_default();
            self.vetoes.remove(oldest);
        }
        self.vetoes.push(kept);
        true
    }

    /// Forgets what can no longer matter.
    pub(crate) fn tidy(&mut self) {
        let proven = self.floor;
        self.used.retain(|used| used.until > proven);
        let matters = |had: &KeptVeto| had.arrived.max(had.veto.issued).plus(MAX_LIFETIME_MS + VETO_MEMORY_MS);
        self.vetoes.retain(|had| matters(had) > proven);
    }
}
