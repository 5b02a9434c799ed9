//! The device's signing key, and the making of all its secrets.

use lethe_proto::cose::{Signatory, Signer};
use lethe_proto::enrollment::DeviceHalf;
use lethe_proto::hpke_box::key_pair;
use lethe_proto::ids::{KeyId, Salt};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};

use crate::entropy;
use crate::storage::secrets::{Secret, SecretError, SecretName, Secrets, random};

/// Signs what the device says. Cleared from memory when it is dropped.
pub struct DeviceSigner {
    key: SigningKey,
    public: [u8; 33],
}

impl DeviceSigner {
    /// From the stored secret; `None` when it is no valid scalar.
    pub fn new(secret: &Secret) -> Option<Self> {
        let key = SigningKey::from_slice(secret.as_slice()).ok()?;
        let public = key.verifying_key().to_sec1_point(true).as_bytes().try_into().ok()?;
        Some(Self { key, public })
    }

    /// Compressed public key.
    pub fn public(&self) -> &[u8; 33] {
        &self.public
    }
}

impl Signer for DeviceSigner {
    fn signatory(&self) -> Signatory {
        Signatory::Device
    }

    fn key_id(&self) -> KeyId {
        KeyId::of(&self.public)
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        let signature: Signature = self.key.sign(message);
        signature.to_bytes().into()
    }
}

/// Makes and stores fresh secrets for an enrollment; what an unfinished enrollment left is destroyed first.
pub fn make(secrets: &Secrets) -> Result<(DeviceSigner, DeviceHalf), SecretError> {
    for name in SecretName::ALL {
        secrets.destroy(name)?;
    }
    let (device, signer) = loop {
        // All but about one in 2³² random strings are scalars of P-256.
        let secret = random()?;
        if let Some(signer) = DeviceSigner::new(&secret) {
            break (secret, signer);
        }
    };
    let (sealing, seal_key) = key_pair(&*random()?);
    let mut nonce = [0; 32];
    entropy::fill(&mut nonce)?;
    secrets.create(SecretName::Device, &device)?;
    secrets.create(SecretName::Sealing, &sealing)?;
    secrets.create(SecretName::Half, &random()?)?;
    let half = DeviceHalf { device_key: *signer.public(), seal_key, nonce: Salt::from(nonce) };
    Ok((signer, half))
}
