//! A log's tree with all its leaves in memory. Knows no key: who signs its checkpoints is the business of who has it.

use std::convert::Infallible;

use lethe_proto::{
    ids::{Digest, Salt},
    log_proof::LogProof,
    merkle::{self, Frontier},
    note::Checkpoint,
};

/// The leaves, in their order.
#[derive(Default)]
pub struct Tree(Vec<Digest>);

impl FromIterator<Digest> for Tree {
    fn from_iter<I: IntoIterator<Item = Digest>>(leaves: I) -> Self {
        Self(leaves.into_iter().collect())
    }
}

impl Tree {
    /// Appends a leaf; returns its index.
    pub fn append(&mut self, leaf: Digest) -> u64 {
        self.0.push(leaf);
        self.0.len() as u64 - 1
    }

    /// The tree of the first `size` leaves.
    pub fn first(&self, size: u64) -> Checkpoint {
        let mut frontier = Frontier::default();
        for leaf in self.0.iter().take(usize::try_from(size).expect("small")) {
            frontier.append(*leaf);
        }
        Checkpoint { size, root: frontier.root() }
    }

    /// The newest tree.
    pub fn newest(&self) -> Checkpoint {
        self.first(self.0.len() as u64)
    }

    /// The proof that the leaf under `salt` stands at `index` of the newest tree, which continues `seen`; `checkpoint` is
    /// the newest tree, signed.
    pub fn prove(&self, index: u64, salt: Salt, seen: u64, checkpoint: String) -> LogProof {
        let size = self.0.len() as u64;
        let node = |level: u32, index: u64| Ok::<_, Infallible>(self.node(level, index));
        let Ok(inclusion) = merkle::inclusion_proof(index, size, node);
        let Ok(consistency) = merkle::consistency_proof(seen, size, node);
        LogProof { salt, index, inclusion, checkpoint, old_size: seen, consistency }
    }

    fn node(&self, level: u32, index: u64) -> Digest {
        if level == 0 {
            return self.0[usize::try_from(index).expect("small")];
        }
        merkle::node_hash(&self.node(level - 1, index * 2), &self.node(level - 1, index * 2 + 1))
    }
}
