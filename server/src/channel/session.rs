//! One conversation with one device, over whatever carries it: what it says goes to use cases, what it lacks is fetched.
//!
//! Knows no sockets. Everything that goes out is durable before; what was sent is remembered only for this conversation, the
//! mailbox stays the truth. One command is on its way at a time, because the proof of the next one begins where this one ends.

use std::collections::BTreeSet;

use lethe_proto::{
    cbor::Exact,
    checkin::Checkin,
    cose::Cose,
    ids::{Challenge, Digest, EnrollmentId},
    kinds::Stage,
    receipt::SignedReceipt,
    recovery::RecoveryBlob,
    refusal::Refusal,
    wire::{Down, Up},
};

use crate::{
    http::problem::Problem,
    store::{StoreError, repo::mailbox::MailItem},
    usecase::{
        Failure, Kind,
        accept_receipt::accept_receipt,
        check_in::check_in,
        fetch_mail::{fetch_mail, prove_receipt},
        store_recovery_blob::store_recovery_blob,
    },
    wiring::Server,
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
    /// The device gives no answer to this one.
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
struct InFlight {
    command: Digest,
    /// Leaves that the device has seen once it has accepted.
    tree_size: u64,
}

/// What is known of the device at the other end.
struct Known {
    no: i64,
    id: EnrollmentId,
    /// The tree that the device has seen, as far as we can tell.
    tree_size: u64,
    /// Mailbox items that were sent in this conversation.
    sent: BTreeSet<i64>,
    in_flight: Option<InFlight>,
    questions: u8,
}

/// A conversation.
pub(super) struct Session {
    challenge: Option<Challenge>,
    known: Option<Box<Known>>,
}

impl Session {
    /// Begins one. Without a challenge over plain HTTPS, where the sequence number alone guards against replay.
    pub(super) const fn new(challenge: Option<Challenge>) -> Self {
        Self { challenge, known: None }
    }

    /// Running number of the enrollment, once somebody has proved to be its device.
    pub(super) fn enrollment_no(&self) -> Option<i64> {
        self.known.as_ref().map(|known| known.no)
    }

    /// One message of the device. What it leads to is given back; whatever waits besides comes with [`Session::pull`].
    pub(super) async fn hear(&mut self, server: &Server, up: Up) -> Result<Vec<Outgoing>, Problem> {
        match up {
            Up::Checkin(checkin, cose) => self.checkin(server, checkin, cose).await,
            Up::Receipt(receipt) => self.receipt(server, receipt).await,
            Up::RecoveryBlob(blob, cose) => self.blob(server, blob, cose).await,
        }
    }

    async fn checkin(
        &mut self,
        server: &Server,
        checkin: Exact<Checkin>,
        cose: Cose,
    ) -> Result<Vec<Outgoing>, Problem> {
        if self.known.as_ref().is_some_and(|known| known.id != checkin.enrollment) {
            return Err(another_device());
        }
        let checked = check_in(server.house(), checkin, cose, self.challenge).await?;
        let questions = self.known.as_ref().map_or(0, |known| known.questions);
        let known = self.known.insert(Box::new(Known {
            no: checked.enrollment.no,
            id: checked.enrollment.id,
            tree_size: checked.tree_size,
            sent: BTreeSet::new(),
            in_flight: None,
            questions,
        }));
        // The share opens a container: it goes after whatever may close it.
        let (shares, first): (Vec<_>, Vec<_>) =
            checked.down.into_iter().partition(|down| matches!(down, Down::Share(_)));
        let mut out: Vec<Outgoing> = first.into_iter().map(Outgoing::from).collect();
        out.extend(known.mail(server).await?);
        out.extend(shares.into_iter().map(Outgoing::from));
        Ok(out)
    }

    async fn receipt(&mut self, server: &Server, receipt: SignedReceipt) -> Result<Vec<Outgoing>, Problem> {
        let said = receipt.receipt.clone();
        if self.known.as_ref().is_some_and(|known| known.id != said.enrollment) {
            return Err(another_device());
        }
        tolerate(accept_receipt(server.house(), receipt).await)?;
        // A receipt proves what it says, not who brings it: whoever has a copy could ask for the device's mail.
        let Some(known) = &mut self.known else {
            let proof = prove_receipt(server.house(), &said.digest()).await?;
            return Ok(proof.map(Outgoing::from).into_iter().collect());
        };
        server.store().note_seen(known.no);
        known.answered(said.subject, said.stage);
        let asks = said.stage == Stage::Retry && known.may_ask_again(&said.reason);
        match self.challenge.filter(|_| asks) {
            // Its next check-in tells what it has really seen; the same command then goes with another proof.
            Some(challenge) => Ok(vec![Down::Hello(challenge).into()]),
            None => Ok(known.mail(server).await?),
        }
    }

    async fn blob(&mut self, server: &Server, blob: Exact<RecoveryBlob>, cose: Cose) -> Result<Vec<Outgoing>, Problem> {
        if self.known.as_ref().is_some_and(|known| known.id != blob.enrollment) {
            return Err(another_device());
        }
        // The newest blob wins: an old copy must not come from anybody but the device, which sends it with every check-in.
        let only_first = self.known.is_none();
        tolerate(store_recovery_blob(server.house(), blob, cose, only_first).await)?;
        Ok(Vec::new())
    }

    /// What came into the mailbox meanwhile.
    pub(super) async fn pull(&mut self, server: &Server) -> Result<Vec<Outgoing>, Problem> {
        match &mut self.known {
            Some(known) => Ok(known.mail(server).await?),
            None => Ok(Vec::new()),
        }
    }

    /// A message was given to the connection.
    pub(super) async fn sent(&self, server: &Server, then: Then) -> Result<(), StoreError> {
        let Some(no) = self.enrollment_no() else { return Ok(()) };
        match then {
            Then::Nothing => Ok(()),
            Then::Acknowledge(item) => server.store().acknowledge(no, item.lane, item.seq).await,
            Then::Delivered(command) => server.store().note_delivered(no, command).await,
        }
    }
}

/// A message that cannot be used any more is no reason to hang up: the device would send it again for ever. One that is not
/// signed by this device is, and so is a failure of our own.
fn tolerate<T, F: Failure>(outcome: Result<T, F>) -> Result<(), Problem> {
    match outcome {
        Err(failure) if failure.kind() == Kind::Conflict => {
            tracing::warn!(code = failure.code(), "a device's message was not taken");
            Ok(())
        }
        other => Ok(other.map(drop)?),
    }
}

fn another_device() -> Problem {
    Problem::refused(
        "device.another",
        "the messages of one conversation come from different devices",
        "open a connection for each device",
    )
}

impl Known {
    /// What waits and may go now.
    async fn mail(&mut self, server: &Server) -> Result<Vec<Outgoing>, Problem> {
        let mut out = Vec::new();
        for waiting in fetch_mail(server.house(), self.no, self.tree_size, &self.sent).await? {
            let (item, command) = (waiting.item, waiting.command_no());
            if let Down::Command(envelope, proof) = &waiting.down {
                if self.in_flight.is_some() {
                    continue;
                }
                let tree_size = leaves(&proof.checkpoint).unwrap_or(self.tree_size);
                self.in_flight = Some(InFlight { command: envelope.command.digest(), tree_size });
            }
            self.sent.insert(item.seq);
            let then = match command {
                Some(no) => Then::Delivered(no),
                None if waiting.fire_and_forget => Then::Acknowledge(item),
                None => Then::Nothing,
            };
            out.push(Outgoing { frame: waiting.down, then });
        }
        Ok(out)
    }

    /// The device has answered a command: if it took it, it has also seen the tree of its proof.
    fn answered(&mut self, subject: Digest, stage: Stage) {
        let Some(flying) = self.in_flight.take_if(|flying| flying.command == subject) else { return };
        match stage {
            Stage::Accepted | Stage::Partly | Stage::Done => {
                self.tree_size = self.tree_size.max(flying.tree_size);
            }
            // It waits in the mailbox for the next check-in, or for the question that follows.
            Stage::Retry | Stage::Refused | Stage::Applied => {}
        }
    }

    fn may_ask_again(&mut self, reason: &str) -> bool {
        let helps = [Refusal::LogView, Refusal::KeyringUnavailable].iter().any(|refusal| refusal.as_str() == reason);
        let asks = helps && self.questions < QUESTIONS;
        self.questions += u8::from(asks);
        asks
    }
}

/// Leaves in a checkpoint of our own: the second line of the note.
fn leaves(note: &str) -> Option<u64> {
    note.lines().nth(1)?.parse().ok()
}
