//! The keys of the server's side: a node, the log, a witness.

use ed25519_dalek::{Signer as _, SigningKey};
use lethe_proto::{
    cose::{Signatory, Signer},
    ids::KeyId,
    keyring::{Log, ServiceKey, Witness},
    leaf::{Leaf, LeafKind},
    log_proof::LogProof,
    note::{self, Checkpoint},
};

use crate::{seed, tree::Tree};

/// One node of the server.
pub struct ServerNode(SigningKey);

impl ServerNode {
    /// Node number so-and-so.
    pub fn new(number: u64) -> Self {
        Self(SigningKey::from_bytes(&seed("server node", number)))
    }

    /// Its entry in the keyring.
    pub fn entry(&self) -> ServiceKey {
        ServiceKey { id: self.key_id(), public_key: self.0.verifying_key().to_bytes() }
    }
}

impl Signer for ServerNode {
    fn signatory(&self) -> Signatory {
        Signatory::Server
    }

    fn key_id(&self) -> KeyId {
        KeyId::of(self.0.verifying_key().as_bytes())
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

/// The log with its key and its tree.
pub struct LogNode {
    key: SigningKey,
    origin: String,
    tree: Tree,
}

impl LogNode {
    /// An empty log.
    pub fn new(number: u64) -> Self {
        Self {
            key: SigningKey::from_bytes(&seed("log", number)),
            origin: format!("lethe.example.com/log/{number}"),
            tree: Tree::default(),
        }
    }

    /// Its entry in the keyring.
    pub fn entry(&self) -> Log {
        Log { origin: self.origin.clone(), public_key: self.key.verifying_key().to_bytes(), generation: 1 }
    }

    /// Appends a body; returns its index.
    pub fn append(&mut self, kind: LeafKind, number: u64, body: &[u8]) -> u64 {
        self.tree.append(Leaf::of(kind, seed("salt", number).into(), body).hash())
    }

    /// The tree of the first `size` leaves.
    pub fn tree(&self, size: u64) -> Checkpoint {
        self.tree.first(size)
    }

    /// The newest tree.
    pub fn newest(&self) -> Checkpoint {
        self.tree.newest()
    }

    /// A checkpoint of a tree, signed.
    pub fn note(&self, checkpoint: &Checkpoint) -> String {
        self.sign_text(&note::body(&self.origin, checkpoint))
    }

    /// Any text, signed as a note by the log's key.
    pub fn sign_text(&self, body: &str) -> String {
        let signature = self.key.sign(body.as_bytes()).to_bytes();
        format!("{body}\n{}", note::signature_line(&self.origin, &self.key.verifying_key().to_bytes(), &signature))
    }

    /// The proof that the body appended with `number` stands at `index` of the newest tree, which continues `seen`.
    pub fn prove(&self, index: u64, number: u64, seen: u64) -> LogProof {
        self.tree.prove(index, seed("salt", number).into(), seen, self.note(&self.newest()))
    }
}

/// A witness of the log.
pub struct WitnessNode {
    key: SigningKey,
    name: String,
}

impl WitnessNode {
    /// Witness number so-and-so.
    pub fn new(number: u64) -> Self {
        Self { key: SigningKey::from_bytes(&seed("witness", number)), name: format!("witness.example/{number}") }
    }

    /// Its entry in the keyring.
    pub fn entry(&self) -> Witness {
        Witness { name: self.name.clone(), public_key: self.key.verifying_key().to_bytes() }
    }

    /// Its cosignature line (C2SP `tlog-cosignature`, version 1) for a checkpoint's body.
    pub fn cosign(&self, body: &str, seconds: u64) -> String {
        use sha2::Digest as _;
        let message = format!("cosignature/v1\ntime {seconds}\n{body}");
        let mut sha = sha2::Sha256::new();
        sha.update(self.name.as_bytes());
        sha.update([b'\n', 4]);
        sha.update(self.key.verifying_key().as_bytes());
        let mut blob = sha.finalize()[..4].to_vec();
        blob.extend_from_slice(&seconds.to_be_bytes());
        blob.extend_from_slice(&self.key.sign(message.as_bytes()).to_bytes());
        format!("\u{2014} {} {}\n", self.name, data_encoding::BASE64.encode(&blob))
    }
}
