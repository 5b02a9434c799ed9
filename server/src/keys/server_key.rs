//! The Ed25519 key of this server node.

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use lethe_proto::{
    cose::{Signatory, Signer},
    ids::KeyId,
};

use super::KeyError;

/// Signs for the server.
pub struct ServerKey {
    pair: Ed25519KeyPair,
    public: [u8; 32],
}

pub(super) fn pair_of(seed: &[u8; 32]) -> Result<(Ed25519KeyPair, [u8; 32]), KeyError> {
    let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| KeyError::Refused)?;
    let public = pair.public_key().as_ref().try_into().map_err(|_| KeyError::Refused)?;
    Ok((pair, public))
}

/// 64 bytes, or zeros where the library gave something else: a signature that no verifier takes.
pub(super) fn sign(pair: &Ed25519KeyPair, message: &[u8]) -> [u8; 64] {
    pair.sign(message).as_ref().try_into().unwrap_or([0; 64])
}

impl ServerKey {
    /// From 32 secret bytes.
    pub fn new(seed: &[u8; 32]) -> Result<Self, KeyError> {
        let (pair, public) = pair_of(seed)?;
        Ok(Self { pair, public })
    }

    /// As it stands in the keyring.
    pub const fn public_key(&self) -> &[u8; 32] {
        &self.public
    }
}

impl Signer for ServerKey {
    fn signatory(&self) -> Signatory {
        Signatory::Server
    }

    fn key_id(&self) -> KeyId {
        KeyId::of(&self.public)
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        sign(&self.pair, message)
    }
}
