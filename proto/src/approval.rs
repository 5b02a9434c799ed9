//! One person's signature over a challenge, by a passkey or a key of OpenSSH.

use minicbor::{Decode, Encode};

use crate::{
    cbor::digest_of,
    challenge::{ApproveTag, ChallengeInput},
    ids::{Digest, KeyId, TenantId},
    keyring::Key,
    kinds::{Decision, KeyKind, Role},
    public_key::BadSignature,
    sshsig, webauthn,
};

/// The signature itself.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Proof {
    /// A WebAuthn assertion.
    #[n(0)]
    Webauthn(#[n(0)] webauthn::Assertion),
    /// A binary SSHSIG.
    #[n(1)]
    Sshsig(#[n(0)] sshsig::Blob),
}

/// A signature with the capacity in which it was given.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Approval {
    /// As what the person signs.
    #[n(0)]
    pub role: Role,
    /// Which key of the keyring.
    #[n(1)]
    pub key: KeyId,
    /// The signature.
    #[n(2)]
    pub proof: Proof,
}

/// What an approval must have signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// Yes or no.
    pub decision: Decision,
    /// Company.
    pub tenant: TenantId,
    /// Digest of the keyring it refers to; zeros for a keyring change.
    pub keyring: Digest,
    /// Digest of what is decided about.
    pub subject: Digest,
}

impl Question {
    /// The 32 bytes to sign in this role.
    pub fn challenge(&self, role: Role) -> Digest {
        ChallengeInput {
            tag: ApproveTag,
            decision: self.decision,
            role,
            tenant: self.tenant,
            keyring: self.keyring,
            subject: self.subject,
        }
        .digest()
    }
}

impl Approval {
    /// Checks the signature under one key of a keyring. Says nothing about roles or counting: see [`crate::quorum`].
    pub fn verify(&self, key: &Key, question: &Question) -> Result<(), BadSignature> {
        let challenge = question.challenge(self.role);
        match (&self.proof, key.kind) {
            (Proof::Webauthn(assertion), KeyKind::WebauthnEs256) => assertion.verify(key, &challenge),
            (Proof::Sshsig(blob), KeyKind::SshSkEcdsaP256 | KeyKind::SshSkEd25519 | KeyKind::SshEd25519) => {
                blob.verify(key, &challenge)
            }
            (Proof::Webauthn(_), _) | (Proof::Sshsig(_), KeyKind::WebauthnEs256) => Err(BadSignature),
        }
    }

    /// SHA-256 of the approval as it travels.
    pub fn digest(&self) -> Digest {
        digest_of(self)
    }
}
