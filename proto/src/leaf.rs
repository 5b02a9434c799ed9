//! Leaves of the log: salted commitments, so that the log can be shown without showing what it holds.

use minicbor::{Decode, Encode};

use crate::{
    cbor::{domain_tag, encode, sha256, text_enum},
    ids::{Digest, Salt},
    merkle::leaf_hash,
};

domain_tag!(
    /// Domain of a leaf.
    LeafTag = "lethe-leaf/1"
);

text_enum!(
    /// What a leaf commits to.
    LeafKind {
        /// A signed keyring.
        Keyring = "keyring",
        /// A command as proposed.
        Command = "command",
        /// One approval.
        Approval = "approval",
        /// A command with the approvals that carry it, as signed by the server: what agents demand to see in the log.
        Dispatch = "dispatch",
        /// A signed veto.
        Veto = "veto",
        /// A signed release.
        Release = "release",
        /// A signed state.
        State = "state",
        /// A grant of an enrollment.
        Enrollment = "enrollment",
        /// A device's signed receipt.
        Receipt = "receipt",
        /// An audit event.
        Audit = "audit",
    }
);

/// The data of a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Leaf {
    /// Domain.
    #[n(0)]
    pub tag: LeafTag,
    /// Of what kind.
    #[n(1)]
    pub kind: LeafKind,
    /// Random, shown only with the body.
    #[n(2)]
    pub salt: Salt,
    /// SHA-256 of the body.
    #[n(3)]
    pub body: Digest,
}

impl Leaf {
    /// The leaf of a body.
    pub fn of(kind: LeafKind, salt: Salt, body: &[u8]) -> Self {
        Self { tag: LeafTag, kind, salt, body: sha256(body) }
    }

    /// Its hash in the tree.
    pub fn hash(&self) -> Digest {
        leaf_hash(&encode(self))
    }
}
