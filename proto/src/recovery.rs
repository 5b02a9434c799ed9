//! Recovery without the server: the device's own share, sealed so that a threshold of recovery keys opens it.
//!
//! For t of n there is one onion for every choice of t keys: the share is sealed to the last key, that to the one
//! before, and so on. No secret sharing of our own; with at most 6 keys there are at most 20 onions.

use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use crate::{
    cbor::{CAP, decode, domain_tag, encode},
    hpke_box::{Entropy, Sealed, open, seal},
    ids::{Digest, EnrollmentId, KeyId, TenantId},
    keyring::{Recovery, RecoveryKey},
    public_key::BadSignature,
    share::{Place, Secret},
};

domain_tag!(
    /// Domain of a recovery blob.
    RecoveryTag = "lethe-recovery/1"
);
domain_tag!(
    /// Domain of a recovery grant.
    RecoveryGrantTag = "lethe-recovery-grant/1"
);

/// The share, sealed to one choice of recovery keys.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Onion {
    /// In which order to open: the first key opens the outermost layer.
    #[n(0)]
    pub keys: Vec<KeyId>,
    /// The outermost layer.
    #[n(1)]
    pub sealed: Sealed,
}

/// Kept by the device, the server and the escrow; worth nothing without the recovery keys.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct RecoveryBlob {
    /// Domain.
    #[n(0)]
    pub tag: RecoveryTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// Bond.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// The keyring whose recovery keys it is sealed to.
    #[n(3)]
    pub keyring: Digest,
    /// The device's X25519 key: what is recovered goes back only to it.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub seal_key: [u8; 32],
    /// How many keys an onion has.
    #[n(5)]
    pub threshold: u64,
    /// One for every choice of keys.
    #[n(6)]
    pub onions: Vec<Onion>,
}

/// The recovered share on its way back to the device.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct RecoveryGrant {
    /// Domain.
    #[n(0)]
    pub tag: RecoveryGrantTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// Bond.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// Sealed to the device.
    #[n(3)]
    pub sealed: Sealed,
}

const INFO: &[u8] = b"lethe-recovery/1";
const GRANT_INFO: &[u8] = b"lethe-recovery-grant/1";

/// Seals a device's recovery share to every choice of recovery keys.
pub fn make_blob(
    place: Place,
    keyring: Digest,
    recovery: &Recovery,
    seal_key: [u8; 32],
    recovery_share: &[u8; 32],
    entropy: Entropy<'_>,
) -> Result<RecoveryBlob, BadSignature> {
    let aad = binding(place, &keyring, &seal_key, recovery.threshold);
    let size = usize::try_from(recovery.threshold).map_err(|_| BadSignature)?;
    let mut onions = Vec::new();
    for choice in choices(&recovery.keys, size) {
        let mut layer = Zeroizing::new(recovery_share.to_vec());
        let mut sealed = None;
        for key in choice.iter().rev() {
            let next = seal(&key.public_key, &layer, INFO, &aad, entropy)?;
            layer = Zeroizing::new(encode(&next));
            sealed = Some(next);
        }
        let sealed = sealed.ok_or(BadSignature)?;
        onions.push(Onion { keys: choice.iter().map(|key| key.id).collect(), sealed });
    }
    Ok(RecoveryBlob {
        tag: RecoveryTag,
        tenant: place.tenant,
        enrollment: place.enrollment,
        keyring,
        seal_key,
        threshold: recovery.threshold,
        onions,
    })
}

/// `[domain, tenant, enrollment, keyring, device's seal key, threshold]`: a blob whose seal key somebody exchanged on its
/// way does not open, so that people never seal the share to a stranger.
fn binding(place: Place, keyring: &Digest, seal_key: &[u8; 32], threshold: u64) -> Vec<u8> {
    encode(&Binding {
        tag: RecoveryTag,
        tenant: place.tenant,
        enrollment: place.enrollment,
        keyring: *keyring,
        seal_key: *seal_key,
        threshold,
    })
}

#[derive(Encode)]
#[cbor(array)]
struct Binding {
    #[n(0)]
    tag: RecoveryTag,
    #[n(1)]
    tenant: TenantId,
    #[n(2)]
    enrollment: EnrollmentId,
    #[n(3)]
    keyring: Digest,
    #[cbor(n(4), with = "minicbor::bytes")]
    seal_key: [u8; 32],
    #[n(5)]
    threshold: u64,
}

/// Every choice of `size` keys, in order.
fn choices(keys: &[RecoveryKey], size: usize) -> Vec<Vec<&RecoveryKey>> {
    if size == 0 || keys.len() < size {
        return Vec::new();
    }
    let all = 0..1u32 << keys.len().min(16);
    all.filter(|set| set.count_ones() as usize == size)
        .map(|set| keys.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1).map(|(_, key)| key).collect())
        .collect()
}

impl RecoveryBlob {
    /// Opens the blob with private recovery keys (id and 32 bytes each). Done by people, on a machine of theirs.
    pub fn open(&self, private_keys: &[(KeyId, Secret)]) -> Result<Secret, BadSignature> {
        let place = Place { tenant: self.tenant, enrollment: self.enrollment };
        let aad = binding(place, &self.keyring, &self.seal_key, self.threshold);
        let private = |id: &KeyId| private_keys.iter().find(|(key, _)| key == id).map(|(_, secret)| secret);
        let onion = self.onions.iter().find(|onion| onion.keys.iter().all(|id| private(id).is_some()));
        let onion = onion.ok_or(BadSignature)?;
        let mut sealed = onion.sealed.clone();
        let mut last = None;
        for (depth, id) in onion.keys.iter().enumerate() {
            let layer = open(private(id).ok_or(BadSignature)?, &sealed, INFO, &aad)?;
            if depth + 1 < onion.keys.len() {
                sealed = decode(&layer, CAP).map_err(|_| BadSignature)?;
            } else {
                last = layer.as_slice().try_into().ok().map(Zeroizing::new);
            }
        }
        last.ok_or(BadSignature)
    }

    /// Seals the opened share back to the device it came from.
    pub fn grant(&self, recovery_share: &[u8; 32], entropy: Entropy<'_>) -> Result<RecoveryGrant, BadSignature> {
        let place = Place { tenant: self.tenant, enrollment: self.enrollment };
        let aad = place.info("lethe-recovery-grant/1", 0, false);
        let sealed = seal(&self.seal_key, recovery_share, GRANT_INFO, &aad, entropy)?;
        Ok(RecoveryGrant { tag: RecoveryGrantTag, tenant: self.tenant, enrollment: self.enrollment, sealed })
    }
}

impl RecoveryGrant {
    /// Opens it on the device.
    pub fn open(&self, seal_private: &[u8; 32]) -> Result<Secret, BadSignature> {
        let place = Place { tenant: self.tenant, enrollment: self.enrollment };
        let aad = place.info("lethe-recovery-grant/1", 0, false);
        let share = open(seal_private, &self.sealed, GRANT_INFO, &aad)?;
        share.as_slice().try_into().map(Zeroizing::new).map_err(|_| BadSignature)
    }
}
