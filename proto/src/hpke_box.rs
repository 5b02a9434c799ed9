//! Sealing to an X25519 key: HPKE base mode (RFC 9180) with HKDF-SHA256 and ChaCha20-Poly1305.

use hpke::{
    Deserializable, Kem as _, OpModeR, OpModeS, Serializable,
    aead::ChaCha20Poly1305,
    kdf::HkdfSha256,
    kem::X25519HkdfSha256,
    rand_core::{TryCryptoRng, TryRng},
    single_shot_open, single_shot_seal_with_rng,
};
use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use crate::public_key::BadSignature;

type Kem = X25519HkdfSha256;

/// Something only one private key opens.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Sealed {
    /// Ephemeral public key.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub encapsulated: [u8; 32],
    /// Ciphertext with its tag of 16 bytes.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub ciphertext: Vec<u8>,
}

/// A key pair from 32 random bytes (`DeriveKeyPair`, RFC 9180 §7.1.3): private key and public key.
pub fn key_pair(seed: &[u8; 32]) -> (Zeroizing<[u8; 32]>, [u8; 32]) {
    let (private, public) = Kem::derive_keypair(seed);
    let mut private_bytes = Zeroizing::new([0; 32]);
    private.write_exact(private_bytes.as_mut_slice());
    let mut public_bytes = [0; 32];
    public.write_exact(&mut public_bytes);
    (private_bytes, public_bytes)
}

/// Opens. `info` names the purpose and `aad` the place; both must be those of the sealing.
pub fn open(
    private_key: &[u8; 32],
    sealed: &Sealed,
    info: &[u8],
    aad: &[u8],
) -> Result<Zeroizing<Vec<u8>>, BadSignature> {
    let private = <Kem as hpke::Kem>::PrivateKey::from_bytes(private_key).map_err(|_| BadSignature)?;
    let encapsulated = <Kem as hpke::Kem>::EncappedKey::from_bytes(&sealed.encapsulated).map_err(|_| BadSignature)?;
    single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeR::Base,
        &private,
        &encapsulated,
        info,
        &sealed.ciphertext,
        aad,
    )
    .map(Zeroizing::new)
    .map_err(|_| BadSignature)
}

/// Where random bytes come from: the shell's operating system, or a test's seed.
pub type Entropy<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Seals to a public key.
pub fn seal(
    public_key: &[u8; 32],
    plaintext: &[u8],
    info: &[u8],
    aad: &[u8],
    entropy: Entropy<'_>,
) -> Result<Sealed, BadSignature> {
    let public = <Kem as hpke::Kem>::PublicKey::from_bytes(public_key).map_err(|_| BadSignature)?;
    let mut rng = FromEntropy(entropy);
    let (encapsulated, ciphertext) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeS::Base,
        &public,
        info,
        plaintext,
        aad,
        &mut rng,
    )
    .map_err(|_| BadSignature)?;
    let mut bytes = [0; 32];
    encapsulated.write_exact(&mut bytes);
    Ok(Sealed { encapsulated: bytes, ciphertext })
}

/// Lends the caller's entropy to the library.
struct FromEntropy<'a>(Entropy<'a>);

impl TryRng for FromEntropy<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        (self.0)(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        (self.0)(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        (self.0)(bytes);
        Ok(())
    }
}

impl TryCryptoRng for FromEntropy<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_private_key_opens_and_only_for_the_same_purpose_and_place() {
        let (private, public) = key_pair(&[7; 32]);
        let mut entropy = |bytes: &mut [u8]| bytes.fill(9);
        let sealed = seal(&public, b"share", b"purpose", b"place", &mut entropy).unwrap();
        assert_eq!(open(&private, &sealed, b"purpose", b"place").unwrap().as_slice(), b"share");
        assert!(open(&private, &sealed, b"other", b"place").is_err());
        assert!(open(&private, &sealed, b"purpose", b"other").is_err());
        assert!(open(&key_pair(&[8; 32]).0, &sealed, b"purpose", b"place").is_err());
    }
}
