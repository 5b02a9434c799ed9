//! What the agent remembers across power cuts.

use lethe_proto::{
    cbor::{Exact, FRAME_CAP, Malformed, decode, domain_tag, encode},
    chain::SignedKeyring,
    checkin::StateRef,
    command::KeyringRef,
    enrollment::{Ceilings, ServerHalf},
    ids::{Digest, EnrollmentId, KeyId, TenantId, Time},
    keyring::Keyring,
    kinds::{Action, ContainerState},
    note::Checkpoint,
    receipt::{SignedReceipt, Times},
    recovery::RecoveryBlob,
    share::Place,
};
use minicbor::{Decode, Encode};

use crate::{
    keep::{Answered, KeptVeto, Suspension, UsedId},
    plan::Step,
    states::ServerStates,
};

domain_tag!(
    /// Version of the record's shape.
    RecordTag = "lethe-agent-record/1"
);

/// The log's tree as seen last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SeenTree {
    /// Leaves.
    #[n(0)]
    pub size: u64,
    /// Root.
    #[n(1)]
    pub root: Digest,
}

/// The container's key, wrapped. Each wrap also needs the device half, which is a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Wraps {
    /// Epoch of the share.
    #[n(0)]
    pub epoch: u64,
    /// Under device half and share.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub by_share: Vec<u8>,
    /// Under device half and recovery share.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub by_recovery: Vec<u8>,
    /// The recovery share, sealed to the recovery keys.
    #[n(3)]
    pub blob: Exact<RecoveryBlob>,
}

impl Wraps {
    /// Whether this epoch is the next one.
    pub(crate) fn precedes(&self, epoch: u64) -> bool {
        self.epoch.checked_add(1) == Some(epoch)
    }
}

/// A wipe on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Erasing {
    /// Digest of the command.
    #[n(0)]
    pub command: Digest,
    /// What was ordered.
    #[n(1)]
    pub action: Action,
    /// The step that is not known to be done.
    #[n(2)]
    pub step: Step,
    /// When.
    #[n(3)]
    pub times: Times,
}

/// Everything of one enrollment.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and the journal's shape")]
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Record {
    /// Shape.
    #[n(0)]
    pub tag: RecordTag,
    /// Who this device is, as granted.
    #[n(1)]
    pub half: ServerHalf,
    /// The bond.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// Public signing key, compressed.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub device_key: [u8; 33],
    /// Public sealing key.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub seal_key: [u8; 32],
    /// The chain from the pinned keyring to the newest; never empty.
    #[n(5)]
    pub keyrings: Vec<SignedKeyring>,
    /// The enrollment and every keyring so far allowed one person to decide.
    #[n(6)]
    pub solo: bool,
    /// The enrollment and every keyring so far were a demo.
    #[n(7)]
    pub demo: bool,
    /// T1 by server key.
    #[n(8)]
    pub states: Vec<ServerStates>,
    /// Approvers who do not count until a keyring written later.
    #[n(9)]
    pub suspended: Vec<Suspension>,
    /// The log as seen last.
    #[n(10)]
    pub seen: SeenTree,
    /// Vetoes.
    #[n(11)]
    pub vetoes: Vec<KeptVeto>,
    /// Ids that are used up.
    #[n(12)]
    pub used: Vec<UsedId>,
    /// Answers to orders, newest last.
    #[n(13)]
    pub answered: Vec<Answered>,
    /// Receipts that no checkpoint covers yet.
    #[n(14)]
    pub outbox: Vec<SignedReceipt>,
    /// Digest of the newest receipt.
    #[n(15)]
    pub last_receipt: Digest,
    /// Of the newest check-in.
    #[n(16)]
    pub sequence: u64,
    /// The latest proven moment.
    #[n(17)]
    pub floor: Time,
    /// The container's key; empty before there is one and after it is destroyed, else one.
    #[n(18)]
    pub wraps: Vec<Wraps>,
    /// At most one wipe on its way.
    #[n(19)]
    pub erasing: Vec<Erasing>,
    /// Wiped: nothing of this enrollment is executed any more.
    #[n(20)]
    pub erased: bool,
    /// The receipt key was destroyed: nothing more to say.
    #[n(21)]
    pub silent: bool,
}

impl Record {
    /// Bytes for the journal.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// From the journal.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        decode(bytes, 16 * FRAME_CAP)
    }

    /// Company.
    pub fn tenant(&self) -> TenantId {
        self.half.tenant
    }

    /// Where the container's keys belong.
    pub fn place(&self) -> Place {
        Place { tenant: self.half.tenant, enrollment: self.enrollment }
    }

    /// What the enrollment allows.
    pub fn ceilings(&self) -> &Ceilings {
        &self.half.ceilings
    }

    /// The newest keyring. The chain is never empty: enrollment puts the first one in.
    pub fn newest(&self) -> Option<&Exact<Keyring>> {
        self.keyrings.last().map(|signed| &signed.keyring)
    }

    /// The keyring of the chain with this version and digest.
    pub fn keyring(&self, wanted: KeyringRef) -> Option<&Exact<Keyring>> {
        self.keyrings
            .iter()
            .map(|signed| &signed.keyring)
            .find(|keyring| keyring.version == wanted.version && keyring.digest() == wanted.digest)
    }

    /// Newest keyring by reference.
    pub fn keyring_ref(&self) -> KeyringRef {
        self.newest().map_or(KeyringRef { version: 0, digest: Digest::ZERO }, |keyring| KeyringRef {
            version: keyring.version,
            digest: keyring.digest(),
        })
    }

    /// The newest state, of a server key that is listened to where there is one: a key that was removed or released must not hide
    /// from its successor how far the successor's own counter got.
    pub(crate) fn newest_state(&self) -> StateRef {
        let heard = |states: &&ServerStates| {
            !states.ignored && self.newest().is_some_and(|newest| newest.service_key(states.server_key).is_some())
        };
        let newest = self.states.iter().max_by_key(|states| (heard(states), states.counter));
        newest.map_or(StateRef { server_key: KeyId::ZERO, counter: 0 }, |states| StateRef {
            server_key: states.server_key,
            counter: states.counter,
        })
    }

    /// The log as seen last.
    pub fn seen_checkpoint(&self) -> Checkpoint {
        Checkpoint { size: self.seen.size, root: self.seen.root }
    }

    /// What a container without open files is.
    pub(crate) fn container_at_rest(&self) -> ContainerState {
        match (self.erased, self.wraps.is_empty(), self.is_locked()) {
            (true, ..) => ContainerState::Erased,
            (false, true, _) => ContainerState::None,
            (false, false, true) => ContainerState::Locked,
            (false, false, false) => ContainerState::Closed,
        }
    }

    /// Whether any server key that is listened to holds a lock.
    pub fn is_locked(&self) -> bool {
        self.states.iter().any(ServerStates::is_locked)
    }

    /// Whether screenshots are blocked.
    pub fn is_screen_blocked(&self) -> bool {
        self.states.iter().any(ServerStates::is_screen_blocked)
    }

    /// Whether a legal hold stands.
    pub fn is_held(&self) -> bool {
        self.states.iter().any(ServerStates::is_held)
    }
}
