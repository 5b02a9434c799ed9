//! `COSE_Sign1` (RFC 9052 §4.2) with detached payload, for the server's and the device's signatures.
//!
//! There is nothing to parse: key and algorithm come from what the verifier already trusts, so all bytes before the
//! signature are known beforehand and compared. Tests check the bytes against an independent COSE library.

use minicbor::{Decode, Encode, Encoder};

use crate::{
    ids::{KeyId, TenantId},
    public_key::{BadSignature, PublicKey},
};

/// Who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signatory {
    /// A server node, Ed25519.
    Server,
    /// A device, ECDSA P-256.
    Device,
}

impl Signatory {
    const fn role(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Device => "device",
        }
    }

    /// Algorithm number of RFC 9053: `EdDSA` or `ES256`.
    const fn algorithm(self) -> i8 {
        match self {
            Self::Server => -8,
            Self::Device => -7,
        }
    }
}

/// Somebody who can sign with a private key that stays where it is.
pub trait Signer {
    /// Which kind of signature.
    fn signatory(&self) -> Signatory;
    /// Name of the public key.
    fn key_id(&self) -> KeyId;
    /// Signs: 64 bytes, Ed25519 or `r ‖ s`.
    fn sign(&self, message: &[u8]) -> [u8; 64];
}

/// A `COSE_Sign1` as carried on the wire.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(transparent)]
pub struct Cose(#[cbor(n(0), with = "minicbor::bytes")] Vec<u8>);

impl std::fmt::Debug for Cose {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cose({} bytes)", self.0.len())
    }
}

/// What is signed besides the payload: its domain and tenant.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// Domain tag of the payload.
    pub domain: &'static str,
    /// Company.
    pub tenant: TenantId,
}

impl Cose {
    /// Signs `payload`.
    pub fn sign(signer: &dyn Signer, context: Context, payload: &[u8]) -> Self {
        let (signatory, kid) = (signer.signatory(), signer.key_id());
        let mut bytes = prefix(signatory, kid);
        bytes.extend_from_slice(&signer.sign(&to_be_signed(signatory, kid, context, payload)));
        Self(bytes)
    }

    /// Checks that `key`, in the capacity of `signatory`, signed `payload`.
    pub fn verify(
        &self,
        signatory: Signatory,
        kid: KeyId,
        key: &PublicKey,
        context: Context,
        payload: &[u8],
    ) -> Result<(), BadSignature> {
        let fits = matches!(
            (signatory, key),
            (Signatory::Server, PublicKey::Ed25519(_)) | (Signatory::Device, PublicKey::P256(_))
        );
        let signature = self.0.strip_prefix(prefix(signatory, kid).as_slice()).ok_or(BadSignature)?;
        if !fits {
            return Err(BadSignature);
        }
        key.verify(&to_be_signed(signatory, kid, context, payload), signature)
    }

    /// Takes bytes from storage.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Writes CBOR into memory.
#[allow(clippy::expect_used, reason = "writing to a Vec cannot fail")]
fn write(
    f: impl FnOnce(&mut Encoder<Vec<u8>>) -> Result<(), minicbor::encode::Error<std::convert::Infallible>>,
) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    f(&mut encoder).expect("encoding into memory");
    encoder.into_writer()
}

/// Protected header `{1: algorithm, 4: key id}`.
fn protected(signatory: Signatory, kid: KeyId) -> Vec<u8> {
    write(|e| e.map(2)?.u8(1)?.i8(signatory.algorithm())?.u8(4)?.bytes(kid.as_bytes())?.ok())
}

/// `[protected, {}, nil, signature` up to the 64 signature bytes themselves.
fn prefix(signatory: Signatory, kid: KeyId) -> Vec<u8> {
    let mut bytes = write(|e| e.array(4)?.bytes(&protected(signatory, kid))?.map(0)?.null()?.ok());
    bytes.extend_from_slice(&[0x58, 64]);
    bytes
}

/// `Sig_structure` of RFC 9052 §4.4; the external data is `[domain, tenant, role]`.
fn to_be_signed(signatory: Signatory, kid: KeyId, context: Context, payload: &[u8]) -> Vec<u8> {
    let external =
        write(|e| e.array(3)?.str(context.domain)?.bytes(context.tenant.as_bytes())?.str(signatory.role())?.ok());
    write(|e| e.array(4)?.str("Signature1")?.bytes(&protected(signatory, kid))?.bytes(&external)?.bytes(payload)?.ok())
}
