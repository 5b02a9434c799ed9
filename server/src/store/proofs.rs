//! Reading the log: checkpoints, proofs for devices, leaves for the export.

use lethe_proto::{
    ids::Digest,
    log_proof::LogProof,
    merkle::{consistency_proof, inclusion_proof},
};

use super::{
    Reader, StoreError, StoredLeaf,
    log::{self, lookup},
};

/// Outcome of asking for a proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proven {
    /// A proof against the newest checkpoint.
    Proof(LogProof),
    /// No checkpoint covers the leaf, or the log is shorter than the tree the device has seen: its past is not ours.
    NotCovered,
}

impl Reader<'_> {
    /// Proves that leaf `index` stands in the newest checkpoint, which continues the tree of `seen` leaves.
    pub async fn prove(&self, index: u64, seen: u64) -> Result<Proven, StoreError> {
        let Some((size, note)) = log::newest_checkpoint(self.db).await? else { return Ok(Proven::NotCovered) };
        let Some(salt) = log::salt(self.db, index).await? else { return Ok(Proven::NotCovered) };
        if index >= size || seen > size {
            return Ok(Proven::NotCovered);
        }
        let mut wanted = Vec::new();
        let plan = |level: u32, at: u64, wanted: &mut Vec<(u32, u64)>| {
            wanted.push((level, at));
            Ok::<Digest, std::convert::Infallible>(Digest::ZERO)
        };
        let Ok(_) = inclusion_proof(index, size, |level, at| plan(level, at, &mut wanted));
        let Ok(_) = consistency_proof(seen, size, |level, at| plan(level, at, &mut wanted));
        let nodes = log::nodes(self.db, &wanted).await?;
        Ok(Proven::Proof(LogProof {
            salt,
            index,
            inclusion: inclusion_proof(index, size, |level, at| lookup(&nodes, level, at))?,
            checkpoint: note,
            old_size: seen,
            consistency: consistency_proof(seen, size, |level, at| lookup(&nodes, level, at))?,
        }))
    }

    /// Size and signed note of the newest checkpoint.
    pub async fn checkpoint(&self) -> Result<Option<(u64, String)>, StoreError> {
        log::newest_checkpoint(self.db).await
    }

    /// Leaves from `from` on, at most `limit`.
    pub async fn leaves(&self, from: u64, limit: u64) -> Result<Vec<StoredLeaf>, StoreError> {
        log::leaves(self.db, from, limit).await
    }
}
