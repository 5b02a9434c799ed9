//! What proves to a device that an order stands in the log, and that the log only grew.

use minicbor::{Decode, Encode};

use crate::{
    ids::{Digest, Salt},
    keyring::{Log, Witnesses},
    leaf::{Leaf, LeafKind},
    merkle,
    note::{self, Checkpoint},
    refusal::Refusal,
};

/// Inclusion of one leaf in a checkpoint, and consistency with an older tree.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct LogProof {
    /// Salt of the leaf.
    #[n(0)]
    pub salt: Salt,
    /// Its place.
    #[n(1)]
    pub index: u64,
    /// Siblings, lowest first.
    #[n(2)]
    pub inclusion: Vec<Digest>,
    /// The signed checkpoint.
    #[n(3)]
    pub checkpoint: String,
    /// The tree that the device has seen, as the server believes.
    #[n(4)]
    pub old_size: u64,
    /// From that tree to the checkpoint's.
    #[n(5)]
    pub consistency: Vec<Digest>,
}

impl LogProof {
    /// Checks signature, witnesses, inclusion of the body, and consistency with `seen`. Returns the tree to remember.
    pub fn verify(
        &self,
        kind: LeafKind,
        body: &[u8],
        log: &Log,
        witnesses: &Witnesses,
        seen: &Checkpoint,
    ) -> Result<Checkpoint, Refusal> {
        let checkpoint = note::verify(&self.checkpoint, log).map_err(|_| Refusal::LogSignature)?;
        if note::cosignatures(&self.checkpoint, witnesses) < witnesses.quorum {
            return Err(Refusal::LogWitnesses);
        }
        let leaf = Leaf::of(kind, self.salt, body).hash();
        merkle::verify_inclusion(&leaf, self.index, checkpoint.size, &self.inclusion, &checkpoint.root)
            .map_err(|_| Refusal::LogInclusion)?;
        if self.old_size != seen.size {
            return Err(Refusal::LogView);
        }
        merkle::verify_consistency(seen.size, checkpoint.size, &self.consistency, &seen.root, &checkpoint.root)
            .map_err(|_| Refusal::LogConsistency)?;
        Ok(checkpoint)
    }
}
