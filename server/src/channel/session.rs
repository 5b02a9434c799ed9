//! One conversation with one device, over whatever carries it: what it says is verified and stored, what it lacks is gathered.
//!
//! Knows no sockets. Everything that goes out is durable before; what was sent is remembered only for this conversation, the
//! mailbox stays the truth.

use lethe_proto::{
    cbor::Exact,
    checkin::{Checkin, StateRef},
    cose::Cose,
    ids::{Challenge, Digest, EnrollmentId, KeyId, Time},
    kinds::Stage,
    receipt::SignedReceipt,
    recovery::RecoveryBlob,
    refusal::Refusal,
    wire::{Down, Up},
};

use super::{
    caller::{DeviceCaller, Stranger},
    frames, shares,
};
use crate::{
    store::{Report, StoreError, repo::mailbox::MailItem},
    wiring::House,
};

/// How often a device is asked anew what it knows, because a proof did not fit.
const QUESTIONS: u8 = 3;

/// A message with what to write down once it was given to the connection.
pub(super) struct Outgoing {
    pub(super) frame: Down,
    pub(super) then: Then,
}

/// What sending changes.
pub(super) enum Then {
    Nothing,
    /// The item has done its work: what it announces is compared at every check-in anyway.
    Acknowledge(MailItem),
    /// A command is on its way; its item stays until the device answers.
    Delivered(i64),
}

impl From<Down> for Outgoing {
    fn from(frame: Down) -> Self {
        Self { frame, then: Then::Nothing }
    }
}

/// A command that was sent and not answered.
pub(super) struct InFlight {
    pub(super) command: Digest,
    pub(super) item: (i64, i64),
    pub(super) size: u64,
}

/// What is known of the device at the other end.
pub(super) struct Known {
    pub(super) no: i64,
    pub(super) id: EnrollmentId,
    pub(super) alive: bool,
    pub(super) seal_key: [u8; 32],
    /// Version of the newest keyring that the device has or was sent.
    pub(super) keyring: u64,
    /// The newest state that the device has or was sent.
    pub(super) state: StateRef,
    /// The tree that the device has seen, as far as we can tell.
    pub(super) tree: u64,
    /// Mailbox items that were sent in this conversation.
    pub(super) sent: Vec<(i64, i64)>,
    pub(super) in_flight: Vec<InFlight>,
    /// A command waits for its time.
    pub(super) waits_until: Option<Time>,
    questions: u8,
}

/// A conversation.
pub(super) struct Session {
    challenge: Challenge,
    known: Option<Box<Known>>,
}

impl Session {
    /// Begins one. Zeros over plain HTTPS, where the sequence number alone guards against replay.
    pub(super) const fn new(challenge: Challenge) -> Self {
        Self { challenge, known: None }
    }

    /// Running number of the enrollment, once somebody has proved to be its device.
    pub(super) fn enrollment_no(&self) -> Option<i64> {
        self.known.as_ref().map(|known| known.no)
    }

    /// When to look into the mailbox again without a ring.
    pub(super) fn waits_until(&self) -> Option<Time> {
        self.known.as_ref().and_then(|known| known.waits_until)
    }

    /// One message of the device. What it answers is given back.
    pub(super) async fn hear(&mut self, house: &House, up: Up) -> Result<Vec<Outgoing>, Stranger> {
        match up {
            Up::Checkin(checkin, cose) => self.checkin(house, checkin, cose).await,
            Up::Receipt(receipt) => self.receipt(house, receipt).await,
            Up::RecoveryBlob(blob, cose) => self.blob(house, blob, cose).await,
        }
    }

    async fn checkin(&mut self, house: &House, checkin: Exact<Checkin>, cose: Cose) -> Result<Vec<Outgoing>, Stranger> {
        if checkin.challenge != self.challenge {
            return Err(Stranger::Signature);
        }
        let caller = DeviceCaller::of_checkin(house, &checkin, &cose).await?;
        let enrollment = caller.enrollment();
        if self.known.as_ref().is_some_and(|known| known.no != enrollment.no) {
            return Err(Stranger::Signature);
        }
        let report = Report {
            sequence: checkin.sequence,
            reported_at: house.store().clock().now(),
            body: checkin.bytes().to_vec(),
            cose: cose.as_bytes().to_vec(),
        };
        if !house.store().put_report(enrollment.no, report).await? {
            return Err(Stranger::Replayed);
        }
        house.learn(&caller, &checkin).await?;
        let questions = self.known.as_ref().map_or(0, |known| known.questions);
        let known = self.known.insert(Box::new(Known {
            no: enrollment.no,
            id: enrollment.id,
            alive: enrollment.status.is_alive(),
            seal_key: enrollment.seal_key,
            keyring: checkin.keyring.version,
            state: checkin.state,
            tree: checkin.tree_size,
            sent: Vec::new(),
            in_flight: Vec::new(),
            waits_until: None,
            questions,
        }));
        let mut out = vec![frames::reply(house, known.id, &checkin).into()];
        known.keyrings(house, &mut out).await?;
        known.newest_state(house, &mut out).await?;
        known.mail(house, &mut out).await?;
        out.extend(shares::frames(house, known, &checkin).await?.into_iter().map(Outgoing::from));
        Ok(out)
    }

    async fn receipt(&mut self, house: &House, receipt: SignedReceipt) -> Result<Vec<Outgoing>, Stranger> {
        let caller = DeviceCaller::of_receipt(house, &receipt).await?;
        let no = caller.enrollment().no;
        let (subject, stage, reason) = (receipt.receipt.subject, receipt.receipt.stage, receipt.receipt.reason.clone());
        let digest = receipt.receipt.digest();
        house.accept_receipt(&caller, receipt).await?;
        house.store().note_seen(no);
        let mut out = Vec::new();
        if let Some(stored) = house.store().read().receipts().find_digest(&digest).await? {
            out.extend(frames::receipt_logged(house, &stored).await?.map(Outgoing::from));
        }
        let Some(known) = self.known.as_mut().filter(|known| known.no == no) else { return Ok(out) };
        known.answered(subject, stage);
        if stage == Stage::Retry && known.may_ask_again(&reason) && !self.challenge.is_zero() {
            // Its next check-in tells what it has really seen; the same command then goes with another proof.
            out.push(Down::Hello(self.challenge).into());
        } else if let Some(known) = self.known.as_mut() {
            known.mail(house, &mut out).await?;
        }
        Ok(out)
    }

    async fn blob(&mut self, house: &House, blob: Exact<RecoveryBlob>, cose: Cose) -> Result<Vec<Outgoing>, Stranger> {
        let caller = DeviceCaller::of_blob(house, &blob, &cose).await?;
        house.store_blob(&caller, blob, cose).await?;
        Ok(Vec::new())
    }

    /// Something may have come into the mailbox.
    pub(super) async fn pull(&mut self, house: &House) -> Result<Vec<Outgoing>, StoreError> {
        let mut out = Vec::new();
        if let Some(known) = self.known.as_mut() {
            known.mail(house, &mut out).await?;
        }
        Ok(out)
    }

    /// A message was given to the connection.
    pub(super) async fn sent(&self, house: &House, then: Then) -> Result<(), StoreError> {
        let Some(no) = self.enrollment_no() else { return Ok(()) };
        match then {
            Then::Nothing => Ok(()),
            Then::Acknowledge(item) => house.store().acknowledge(no, item.lane, item.seq).await,
            Then::Delivered(command) => house.store().note_delivered(no, command).await,
        }
    }
}

impl Known {
    /// The device has answered a command: if it took it, it has also seen the tree of its proof.
    fn answered(&mut self, subject: Digest, stage: Stage) {
        let Some(at) = self.in_flight.iter().position(|flying| flying.command == subject) else { return };
        let flying = self.in_flight.remove(at);
        match stage {
            Stage::Accepted | Stage::Partly | Stage::Done => self.tree = self.tree.max(flying.size),
            Stage::Retry => self.sent.retain(|item| *item != flying.item),
            Stage::Refused | Stage::Applied => {}
        }
    }

    fn may_ask_again(&mut self, reason: &str) -> bool {
        let helps = [Refusal::LogView, Refusal::KeyringUnavailable].iter().any(|refusal| refusal.as_str() == reason);
        let asks = helps && self.questions < QUESTIONS;
        self.questions += u8::from(asks);
        asks
    }

    /// Whether a state is newer than what the device has: of another key, or further on.
    pub(super) fn lacks_state(&self, server_key: KeyId, counter: u64) -> bool {
        self.state.server_key != server_key || self.state.counter < counter
    }
}
