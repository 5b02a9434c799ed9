//! A T2 command: what destroys or lowers protection, ordered by people.

use minicbor::{Decode, Encode};

use crate::{
    cbor::domain_tag,
    ids::{CommandId, DeviceId, Digest, EnrollmentId, KeyId, Nonce, PersonId, TenantId, Time},
    kinds::Action,
    text::Line,
};

domain_tag!(
    /// Domain of a command.
    CommandTag = "lethe-cmd/1"
);

/// One enrollment that a command is for, with the name people saw when they signed.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Target {
    /// The hardware.
    #[n(0)]
    pub device: DeviceId,
    /// The bond.
    #[n(1)]
    pub enrollment: EnrollmentId,
    /// Whose it is.
    #[n(2)]
    pub person: PersonId,
    /// `⟨person⟩ · ⟨device name⟩`, pinned at enrollment.
    #[n(3)]
    pub label: Line,
}

/// Up to which state counter of which server key a lifting command lifts on one target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Lift {
    /// The target.
    #[n(0)]
    pub enrollment: EnrollmentId,
    /// Whose states.
    #[n(1)]
    pub server_key: KeyId,
    /// Through this counter; a later state is not lifted.
    #[n(2)]
    pub counter: u64,
}

/// A keyring by version and digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct KeyringRef {
    /// Version, from 1.
    #[n(0)]
    pub version: u64,
    /// SHA-256 of its bytes.
    #[n(1)]
    pub digest: Digest,
}

/// What people approve, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Command {
    /// Domain.
    #[n(0)]
    pub tag: CommandTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// What to do.
    #[n(2)]
    pub action: Action,
    /// For lifting actions: what is lifted; for the others empty.
    #[n(3)]
    pub lifts: Vec<Lift>,
    /// For whom: 1 to 25.
    #[n(4)]
    pub targets: Vec<Target>,
    /// The keyring that the approvers looked at.
    #[n(5)]
    pub keyring: KeyringRef,
    /// Name of this command.
    #[n(6)]
    pub id: CommandId,
    /// From the first approver, so that the server alone cannot fix the bytes beforehand.
    #[n(7)]
    pub nonce: Nonce,
    /// When it was written.
    #[n(8)]
    pub issued: Time,
    /// Not to be done earlier.
    #[n(9)]
    pub not_before: Time,
    /// Not to be done later.
    #[n(10)]
    pub expires: Time,
    /// Why, in the requester's words.
    #[n(11)]
    pub reason: Line,
}

impl Command {
    /// The target that carries this enrollment.
    pub fn target(&self, enrollment: EnrollmentId) -> Option<&Target> {
        self.targets.iter().find(|target| target.enrollment == enrollment)
    }

    /// Whether the command decides about this person's device.
    pub fn is_about(&self, person: PersonId) -> bool {
        self.targets.iter().any(|target| target.person == person)
    }

    /// Whether its lists belong together: targets within the floor and distinct, lifts exactly where the action lifts.
    pub fn is_well_formed(&self) -> bool {
        let count = self.targets.len();
        let distinct = self
            .targets
            .iter()
            .enumerate()
            .all(|(i, a)| self.targets[i + 1..].iter().all(|b| a.enrollment != b.enrollment));
        let lifts_fit = if self.action.destroys() {
            self.lifts.is_empty()
        } else {
            self.targets.iter().all(|t| self.lifts.iter().any(|l| l.enrollment == t.enrollment))
                && self.lifts.iter().all(|l| self.target(l.enrollment).is_some())
        };
        (1..=crate::floor::MAX_TARGETS).contains(&count)
            && distinct
            && lifts_fit
            && self.issued <= self.not_before
            && self.not_before < self.expires
    }
}
