//! The 32 bytes that an approval key signs.

use minicbor::{Decode, Encode};

use crate::{
    cbor::{digest_of, domain_tag},
    ids::{Digest, TenantId},
    kinds::{Decision, Role},
};

domain_tag!(
    /// Domain of an approval.
    ApproveTag = "lethe-approve/1"
);

/// What one signature binds together. A signature for one decision, role, tenant or keyring is worth nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ChallengeInput {
    /// Domain.
    #[n(0)]
    pub tag: ApproveTag,
    /// Yes or no.
    #[n(1)]
    pub decision: Decision,
    /// The capacity in which the person signs.
    #[n(2)]
    pub role: Role,
    /// Company.
    #[n(3)]
    pub tenant: TenantId,
    /// The keyring of a command, veto or release; zeros for a keyring change, whose bytes name their predecessors.
    #[n(4)]
    pub keyring: Digest,
    /// SHA-256 of the command, veto, release or keyring.
    #[n(5)]
    pub subject: Digest,
}

impl ChallengeInput {
    /// SHA-256 of the canonical array.
    pub fn digest(&self) -> Digest {
        digest_of(self)
    }
}
