//! A key in somebody's hand.

use ed25519_dalek as ed;
use lethe_proto::{
    approval::{Approval, Proof, Question},
    ids::{KeyId, PersonId},
    keyring::Key,
    kinds::{KeyKind, Role},
};
use p256::ecdsa;

use crate::{Ceremony, SshMood, seed};

/// Where the approver's page of the tests lives.
const RP_ID: &str = "approve.example.com";

/// A private key of one of the two algorithms.
pub(crate) enum Secret {
    Ed25519(ed::SigningKey),
    P256(ecdsa::SigningKey),
}

/// A private key with its entry in the keyring.
pub struct Hand {
    secret: Secret,
    entry: Key,
}

impl Hand {
    /// A key of a kind for a person; different numbers make different keys.
    pub fn new(person: PersonId, kind: KeyKind, number: u64) -> Self {
        let bytes = seed(&format!("hand {person} {kind}"), number);
        let secret = match kind {
            KeyKind::WebauthnEs256 | KeyKind::SshSkEcdsaP256 => {
                Secret::P256(ecdsa::SigningKey::from_slice(&bytes).expect("a scalar"))
            }
            KeyKind::SshSkEd25519 | KeyKind::SshEd25519 => Secret::Ed25519(ed::SigningKey::from_bytes(&bytes)),
        };
        let (rp_id, origin) = match kind {
            KeyKind::WebauthnEs256 => (RP_ID.to_owned(), format!("https://{RP_ID}")),
            KeyKind::SshSkEcdsaP256 | KeyKind::SshSkEd25519 => ("ssh:lethe".to_owned(), String::new()),
            KeyKind::SshEd25519 => (String::new(), String::new()),
        };
        Self::with(secret, person, kind, rp_id, origin)
    }

    /// A passkey for another relying party.
    pub fn passkey_at(person: PersonId, number: u64, rp_id: &str, origin: &str) -> Self {
        let bytes = seed(&format!("hand {person} at {rp_id}"), number);
        let secret = Secret::P256(ecdsa::SigningKey::from_slice(&bytes).expect("a scalar"));
        Self::with(secret, person, KeyKind::WebauthnEs256, rp_id.to_owned(), origin.to_owned())
    }

    /// A passkey with a given private scalar of 32 bytes, for vectors made by others.
    pub fn passkey_of(scalar: &[u8], person: PersonId, rp_id: &str, origin: &str) -> Self {
        let secret = Secret::P256(ecdsa::SigningKey::from_slice(scalar).expect("a scalar"));
        Self::with(secret, person, KeyKind::WebauthnEs256, rp_id.to_owned(), origin.to_owned())
    }

    fn with(secret: Secret, person: PersonId, kind: KeyKind, rp_id: String, origin: String) -> Self {
        let public_key = match &secret {
            Secret::Ed25519(key) => key.verifying_key().to_bytes().to_vec(),
            Secret::P256(key) => key.verifying_key().to_sec1_point(true).as_bytes().to_vec(),
        };
        let id = KeyId::of(&public_key);
        Self { secret, entry: Key { id, person, kind, public_key, rp_id, origin, backup_eligible: false } }
    }

    /// Its entry in the keyring.
    pub fn entry(&self) -> &Key {
        &self.entry
    }

    /// Whose hand it is.
    pub fn person(&self) -> PersonId {
        self.entry.person
    }

    /// The entry, to be changed before it goes into a keyring.
    pub fn entry_mut(&mut self) -> &mut Key {
        &mut self.entry
    }

    /// Answers a question in a role.
    pub fn sign(&self, role: Role, question: &Question) -> Approval {
        match self.entry.kind {
            KeyKind::WebauthnEs256 => self.sign_by(role, question, &Ceremony::default()),
            KeyKind::SshSkEcdsaP256 | KeyKind::SshSkEd25519 | KeyKind::SshEd25519 => {
                self.sign_in(role, question, &SshMood::default())
            }
        }
    }

    /// Answers with a passkey in a ceremony of one's own.
    pub fn sign_by(&self, role: Role, question: &Question, ceremony: &Ceremony) -> Approval {
        let Secret::P256(secret) = &self.secret else { panic!("a passkey signs with P-256") };
        let challenge = question.challenge(role);
        let assertion = ceremony.perform(secret, &self.entry.rp_id, &self.entry.origin, challenge.as_bytes());
        Approval { role, key: self.entry.id, proof: Proof::Webauthn(assertion) }
    }

    /// Answers with an SSH key in a mood of one's own.
    pub fn sign_in(&self, role: Role, question: &Question, mood: &SshMood) -> Approval {
        let blob = mood.perform(&self.secret, &self.entry, question.challenge(role).as_bytes());
        Approval { role, key: self.entry.id, proof: Proof::Sshsig(blob) }
    }

    /// The private seed of an Ed25519 key, to write it into a file for another program; none for P-256.
    pub fn ed25519_seed(&self) -> Option<[u8; 32]> {
        match &self.secret {
            Secret::Ed25519(key) => Some(key.to_bytes()),
            Secret::P256(_) => None,
        }
    }
}
