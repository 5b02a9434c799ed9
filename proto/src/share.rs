//! The container's key hierarchy: device half, share, user half; what wraps what, and how it is derived (RFC 5869).

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use minicbor::{Decode, Encode};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{
    cbor::encode,
    hpke_box::{Entropy, Sealed, open, seal},
    ids::{EnrollmentId, TenantId},
    public_key::BadSignature,
};

/// A secret of 32 bytes that leaves memory with its owner.
pub type Secret = Zeroizing<[u8; 32]>;

/// Whose container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Company.
    pub tenant: TenantId,
    /// Bond.
    pub enrollment: EnrollmentId,
}

/// A share on its way to the device.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ShareBox {
    /// Epoch, from 1.
    #[n(0)]
    pub epoch: u64,
    /// Sealed to the device's X25519 key.
    #[n(1)]
    pub sealed: Sealed,
}

/// `[domain, tenant, enrollment, epoch, flag]`: the `info` of every derivation, and what seals are bound to.
#[derive(Encode)]
#[cbor(array)]
struct Info<'a> {
    #[n(0)]
    domain: &'a str,
    #[n(1)]
    tenant: TenantId,
    #[n(2)]
    enrollment: EnrollmentId,
    #[n(3)]
    epoch: u64,
    #[n(4)]
    flag: bool,
}

impl Place {
    /// The canonical bytes that bind a derivation or a seal to this place.
    pub(crate) fn info(self, domain: &str, epoch: u64, flag: bool) -> Vec<u8> {
        encode(&Info { domain, tenant: self.tenant, enrollment: self.enrollment, epoch, flag })
    }
}

fn expand<const N: usize>(secret: &[u8], info: &[u8]) -> Zeroizing<[u8; N]> {
    let mut out = Zeroizing::new([0; N]);
    // The only error is a length beyond 255 hashes; N is 32 or 64.
    let result = Hkdf::<Sha256>::new(None, secret).expand(info, out.as_mut_slice());
    debug_assert!(result.is_ok());
    out
}

/// The server's share of an epoch: nothing to lose per epoch.
pub fn share(server_secret: &[u8; 32], place: Place, epoch: u64) -> Secret {
    expand(server_secret, &place.info("lethe-share/1", epoch, false))
}

/// The key that wraps the container's key: all parts are needed.
pub fn key_encryption_key(
    device_half: &[u8; 32],
    share: &[u8; 32],
    user_half: Option<&[u8; 32]>,
    place: Place,
    epoch: u64,
) -> Secret {
    let mut parts = Zeroizing::new([0; 96]);
    parts[..32].copy_from_slice(device_half);
    parts[32..64].copy_from_slice(share);
    parts[64..].copy_from_slice(user_half.unwrap_or(&[0; 32]));
    expand(parts.as_slice(), &place.info("lethe-kek/1", epoch, user_half.is_some()))
}

/// The other key that wraps the container's key: device half and recovery share, without any server.
pub fn recovery_key_encryption_key(device_half: &[u8; 32], recovery_share: &[u8; 32], place: Place) -> Secret {
    let mut parts = Zeroizing::new([0; 64]);
    parts[..32].copy_from_slice(device_half);
    parts[32..].copy_from_slice(recovery_share);
    expand(parts.as_slice(), &place.info("lethe-recovery-kek/1", 0, false))
}

/// The 64-byte master key for fscrypt.
pub fn fscrypt_key(data_key: &[u8; 32], place: Place) -> Zeroizing<[u8; 64]> {
    expand(data_key, &place.info("lethe-fscrypt/1", 0, false))
}

/// The key for sealed files.
pub fn sealed_files_key(data_key: &[u8; 32], place: Place) -> Secret {
    expand(data_key, &place.info("lethe-sealed/1", 0, false))
}

/// Wraps the container's key: 12 bytes of nonce, then ciphertext and tag.
pub fn wrap(kek: &Secret, data_key: &[u8; 32], place: Place, entropy: Entropy<'_>) -> Result<Vec<u8>, BadSignature> {
    let mut nonce = [0; 12];
    entropy(&mut nonce);
    let aad = place.info("lethe-wrap/1", 0, false);
    let payload = Payload { msg: data_key.as_slice(), aad: &aad };
    let ciphertext =
        ChaCha20Poly1305::new(&(**kek).into()).encrypt(&nonce.into(), payload).map_err(|_| BadSignature)?;
    Ok([nonce.as_slice(), &ciphertext].concat())
}

/// Unwraps the container's key.
pub fn unwrap(kek: &Secret, wrapped: &[u8], place: Place) -> Result<Secret, BadSignature> {
    let (nonce, ciphertext) = wrapped.split_at_checked(12).ok_or(BadSignature)?;
    let nonce: [u8; 12] = nonce.try_into().map_err(|_| BadSignature)?;
    let aad = place.info("lethe-wrap/1", 0, false);
    let payload = Payload { msg: ciphertext, aad: &aad };
    let plaintext = Zeroizing::new(
        ChaCha20Poly1305::new(&(**kek).into()).decrypt(&nonce.into(), payload).map_err(|_| BadSignature)?,
    );
    plaintext.as_slice().try_into().map(Zeroizing::new).map_err(|_| BadSignature)
}

impl ShareBox {
    /// Seals a share to a device.
    pub fn seal(
        seal_key: &[u8; 32],
        share: &[u8; 32],
        place: Place,
        epoch: u64,
        entropy: Entropy<'_>,
    ) -> Result<Self, BadSignature> {
        let sealed =
            seal(seal_key, share, b"lethe-share-box/1", &place.info("lethe-share-box/1", epoch, false), entropy)?;
        Ok(Self { epoch, sealed })
    }

    /// Opens it on the device.
    pub fn open(&self, seal_private: &[u8; 32], place: Place) -> Result<Secret, BadSignature> {
        let aad = place.info("lethe-share-box/1", self.epoch, false);
        let plaintext = open(seal_private, &self.sealed, b"lethe-share-box/1", &aad)?;
        plaintext.as_slice().try_into().map(Zeroizing::new).map_err(|_| BadSignature)
    }
}
