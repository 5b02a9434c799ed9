//! The Ed25519 key of the log: signs checkpoints and nothing else.

use aws_lc_rs::signature::Ed25519KeyPair;
use lethe_proto::{
    ids::Digest,
    note::{self, Checkpoint},
};

use super::{
    KeyError,
    server_key::{pair_of, sign},
};
use crate::store::LogSigner;

/// Signs for the log.
pub struct LogKey {
    pair: Ed25519KeyPair,
    public: [u8; 32],
    origin: String,
}

impl LogKey {
    /// From the log's name and 32 secret bytes.
    pub fn new(origin: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let (pair, public) = pair_of(seed)?;
        Ok(Self { pair, public, origin: origin.to_owned() })
    }

    /// As it stands in the keyring.
    pub const fn public_key(&self) -> &[u8; 32] {
        &self.public
    }

    /// Name of the log: first line of every checkpoint.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl LogSigner for LogKey {
    fn checkpoint(&self, size: u64, root: &Digest) -> String {
        let checkpoint = Checkpoint { size, root: *root };
        let signature = sign(&self.pair, note::body(&self.origin, &checkpoint).as_bytes());
        note::note(&self.origin, &checkpoint, &self.public, &signature)
    }
}
