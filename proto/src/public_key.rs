//! Public keys and strict verification.
//!
//! A key has exactly one accepted encoding, so that comparing bytes compares keys.

use ed25519_dalek as ed;
use p256::ecdsa::{self, signature::Verifier as _};

/// A public key of one of the two algorithms of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicKey {
    /// Ed25519, RFC 8032, 32 bytes.
    Ed25519(ed::VerifyingKey),
    /// ECDSA on P-256 with SHA-256, compressed SEC 1 point of 33 bytes.
    P256(ecdsa::VerifyingKey),
}

/// Bytes that are not a key, or a signature that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key or its signature does not hold")]
pub struct BadSignature;

impl PublicKey {
    /// Reads an Ed25519 key. Non-canonical encodings and points of small order are refused.
    pub fn ed25519(bytes: &[u8]) -> Result<Self, BadSignature> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| BadSignature)?;
        let key = ed::VerifyingKey::from_bytes(bytes).map_err(|_| BadSignature)?;
        if key.is_weak() || key.to_edwards().compress().as_bytes() != bytes {
            return Err(BadSignature);
        }
        Ok(Self::Ed25519(key))
    }

    /// Reads a compressed P-256 point. Its first byte is 2 or 3: the compact form that begins with 5 has the same length
    /// and would be a second name for a key.
    pub fn p256(bytes: &[u8]) -> Result<Self, BadSignature> {
        if bytes.len() != 33 || !matches!(bytes.first(), Some(2 | 3)) {
            return Err(BadSignature);
        }
        ecdsa::VerifyingKey::from_sec1_bytes(bytes).map(Self::P256).map_err(|_| BadSignature)
    }

    /// Checks a 64-byte signature: RFC 8032 strictly, or `r ‖ s` of ECDSA with SHA-256.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), BadSignature> {
        match self {
            Self::Ed25519(key) => {
                let signature = ed::Signature::from_slice(signature).map_err(|_| BadSignature)?;
                key.verify_strict(message, &signature).map_err(|_| BadSignature)
            }
            Self::P256(key) => {
                let signature = ecdsa::Signature::from_slice(signature).map_err(|_| BadSignature)?;
                key.verify(message, &signature).map_err(|_| BadSignature)
            }
        }
    }

    /// Checks an ECDSA signature in DER, as WebAuthn carries it. Ed25519 has no such form.
    pub fn verify_der(&self, message: &[u8], der: &[u8]) -> Result<(), BadSignature> {
        match self {
            Self::Ed25519(_) => Err(BadSignature),
            Self::P256(key) => {
                let signature = ecdsa::Signature::from_der(der).map_err(|_| BadSignature)?;
                key.verify(message, &signature).map_err(|_| BadSignature)
            }
        }
    }

    /// The uncompressed SEC 1 point of 65 bytes, as OpenSSH carries it; none for Ed25519.
    pub fn uncompressed_point(&self) -> Option<Vec<u8>> {
        match self {
            Self::Ed25519(_) => None,
            Self::P256(key) => Some(key.to_sec1_point(false).as_bytes().to_vec()),
        }
    }
}
