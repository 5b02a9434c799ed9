//! The keyring: who may sign what. Pinned by every agent at enrollment, changed only by its own people.
//!
//! What stands in it, and finding it there; whether it makes sense is judged in `check`.

mod check;

use minicbor::{Decode, Encode};

use crate::{
    cbor::domain_tag,
    ids::{Digest, KeyId, PersonId, TenantId, Time},
    kinds::{KeyKind, Role},
    ladder::Rung,
    public_key::{BadSignature, PublicKey},
    text::Line,
};

pub use check::BadKeyring;

domain_tag!(
    /// Domain of a keyring.
    KeyringTag = "lethe-keyring/1"
);

/// A human being in the keyring.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Person {
    /// Id, as targets carry it.
    #[n(0)]
    pub id: PersonId,
    /// Name that is shown.
    #[n(1)]
    pub name: Line,
}

/// An approval key of a person.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Key {
    /// [`KeyId::of`] the public key.
    #[n(0)]
    pub id: KeyId,
    /// Whose.
    #[n(1)]
    pub person: PersonId,
    /// How it signs; the algorithm comes from here, never from a message.
    #[n(2)]
    pub kind: KeyKind,
    /// 33 bytes P-256 or 32 bytes Ed25519.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub public_key: Vec<u8>,
    /// WebAuthn: the RP ID. FIDO keys of OpenSSH: the application. Software keys: empty.
    #[n(4)]
    pub rp_id: String,
    /// WebAuthn: the origin of the approver page. Others: empty.
    #[n(5)]
    pub origin: String,
    /// Whether a passkey that can be copied to a cloud is accepted.
    #[n(6)]
    pub backup_eligible: bool,
}

impl Key {
    /// The public key by its algorithm.
    pub fn decoded(&self) -> Result<PublicKey, BadSignature> {
        match self.kind {
            KeyKind::WebauthnEs256 | KeyKind::SshSkEcdsaP256 => PublicKey::p256(&self.public_key),
            KeyKind::SshSkEd25519 | KeyKind::SshEd25519 => PublicKey::ed25519(&self.public_key),
        }
    }

    /// Keys in files, and passkeys of `localhost`, count only in a demo tenant.
    pub fn is_for_demo_only(&self) -> bool {
        self.kind == KeyKind::SshEd25519
            || (self.kind == KeyKind::WebauthnEs256
                && (self.rp_id == "localhost" || self.rp_id.ends_with(".localhost")))
    }
}

/// The persons of a role.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct RoleList {
    /// The role.
    #[n(0)]
    pub role: Role,
    /// Who has it.
    #[n(1)]
    pub persons: Vec<PersonId>,
}

/// The Ed25519 key of one server node.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ServiceKey {
    /// [`KeyId::of`] the public key.
    #[n(0)]
    pub id: KeyId,
    /// 32 bytes.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub public_key: [u8; 32],
}

/// The transparency log.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Log {
    /// Origin line of its checkpoints, and name of its key.
    #[n(0)]
    pub origin: String,
    /// Ed25519.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub public_key: [u8; 32],
    /// Only a new generation resets an agent's tree size.
    #[n(2)]
    pub generation: u64,
}

/// A witness of the log.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Witness {
    /// Name of its key in cosignature lines.
    #[n(0)]
    pub name: String,
    /// Ed25519.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub public_key: [u8; 32],
}

/// How many of which witnesses must have seen a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Witnesses {
    /// Fewest cosignatures; 0 without witnesses.
    #[n(0)]
    pub quorum: u64,
    /// Who they are.
    #[n(1)]
    pub list: Vec<Witness>,
}

/// A key that can open a part of a recovery blob.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct RecoveryKey {
    /// [`KeyId::of`] the public key.
    #[n(0)]
    pub id: KeyId,
    /// X25519.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub public_key: [u8; 32],
}

/// The recovery keys of the company.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Recovery {
    /// How many keys open a blob together.
    #[n(0)]
    pub threshold: u64,
    /// The keys.
    #[n(1)]
    pub keys: Vec<RecoveryKey>,
}

/// Limits that tighten the compiled floors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Limits {
    /// Most targets of a command.
    #[n(0)]
    pub max_targets: u64,
    /// Longest life of a command in milliseconds.
    #[n(1)]
    pub max_lifetime_ms: u64,
    /// One person may decide. The first keyring without it ends it for ever.
    #[n(2)]
    pub solo: bool,
    /// Software keys and `localhost` passkeys count. The first keyring without it ends it for ever.
    #[n(3)]
    pub demo: bool,
}

/// Everything that an agent believes about people.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Keyring {
    /// Domain.
    #[n(0)]
    pub tag: KeyringTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// From 1, without gaps.
    #[n(2)]
    pub version: u64,
    /// Digests of the keyrings that this one follows; empty for version 1.
    #[n(3)]
    pub previous: Vec<Digest>,
    /// When it was written.
    #[n(4)]
    pub issued: Time,
    /// After this no T2 is accepted under it.
    #[n(5)]
    pub expires: Time,
    /// The people.
    #[n(6)]
    pub persons: Vec<Person>,
    /// Their keys.
    #[n(7)]
    pub keys: Vec<Key>,
    /// What they may sign as.
    #[n(8)]
    pub roles: Vec<RoleList>,
    /// How many of them it takes.
    #[n(9)]
    pub ladder: Vec<Rung>,
    /// The server's nodes.
    #[n(10)]
    pub service_keys: Vec<ServiceKey>,
    /// Where agents may find the server.
    #[n(11)]
    pub server_urls: Vec<String>,
    /// The log.
    #[n(12)]
    pub log: Log,
    /// Its witnesses.
    #[n(13)]
    pub witnesses: Witnesses,
    /// Recovery keys.
    #[n(14)]
    pub recovery: Recovery,
    /// Limits.
    #[n(15)]
    pub limits: Limits,
}

impl Keyring {
    /// The key of this id.
    pub fn key(&self, id: KeyId) -> Option<&Key> {
        self.keys.iter().find(|key| key.id == id)
    }

    /// The key with exactly these bytes.
    pub fn key_with(&self, public_key: &[u8]) -> Option<&Key> {
        self.keys.iter().find(|key| key.public_key == public_key)
    }

    /// The person of this id.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.persons.iter().find(|person| person.id == id)
    }

    /// Whether the person may sign in this role.
    pub fn has_role(&self, person: PersonId, role: Role) -> bool {
        self.roles.iter().any(|list| list.role == role && list.persons.contains(&person))
    }

    /// Whether the person may sign in any role.
    pub fn is_approver(&self, person: PersonId) -> bool {
        self.roles.iter().any(|list| list.persons.contains(&person))
    }

    /// The key of a server node.
    pub fn service_key(&self, id: KeyId) -> Option<PublicKey> {
        let key = self.service_keys.iter().find(|key| key.id == id)?;
        PublicKey::ed25519(&key.public_key).ok()
    }
}
