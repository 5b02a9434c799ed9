//! Receipts: the device's own signed word. Nothing is called done without one.

use minicbor::{Decode, Encode};

use crate::{
    cbor::{Exact, domain_tag},
    cose::{Context, Cose, Signatory, Signer},
    ids::{DeviceId, Digest, EnrollmentId, KeyId, TenantId, Time},
    kinds::{Backing, ContainerState, Stage},
    public_key::{BadSignature, PublicKey},
};

domain_tag!(
    /// Domain of a receipt.
    ReceiptTag = "lethe-receipt/1"
);

/// When the device got it, began and ended, by its own clock; 0 for "not yet".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode)]
#[cbor(array)]
pub struct Times {
    /// Arrived.
    #[n(0)]
    pub received: Time,
    /// Began.
    #[n(1)]
    pub started: Time,
    /// Ended.
    #[n(2)]
    pub finished: Time,
}

/// What the device says it did, and how far its word carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Evidence {
    /// What held the device key.
    #[n(0)]
    pub backing: Backing,
    /// The device half of the container's key is gone.
    #[n(1)]
    pub device_key_destroyed: bool,
    /// The local recovery blob is gone.
    #[n(2)]
    pub recovery_blob_destroyed: bool,
    /// The ciphertext is gone too.
    #[n(3)]
    pub data_removed: bool,
    /// The container now.
    #[n(4)]
    pub container: ContainerState,
    /// The state in force: whose,
    #[n(5)]
    pub server_key: KeyId,
    /// and which.
    #[n(6)]
    pub counter: u64,
}

/// One step of one order on one device.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Receipt {
    /// Domain.
    #[n(0)]
    pub tag: ReceiptTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// Hardware.
    #[n(2)]
    pub device: DeviceId,
    /// Bond.
    #[n(3)]
    pub enrollment: EnrollmentId,
    /// Digest of the command, state, keyring or release.
    #[n(4)]
    pub subject: Digest,
    /// How far.
    #[n(5)]
    pub stage: Stage,
    /// Reason code of a refusal or retry; empty otherwise.
    #[n(6)]
    pub reason: String,
    /// When.
    #[n(7)]
    pub times: Times,
    /// What exactly.
    #[n(8)]
    pub evidence: Evidence,
    /// Digest of this enrollment's receipt before; zeros for the first.
    #[n(9)]
    pub previous: Digest,
}

/// A receipt with its signature.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedReceipt {
    /// As signed.
    #[n(0)]
    pub receipt: Exact<Receipt>,
    /// By the device key.
    #[n(1)]
    pub cose: Cose,
}

/// This device really said that. Only [`SignedReceipt::verify`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedReceipt(Exact<Receipt>);

impl VerifiedReceipt {
    /// The receipt.
    pub fn receipt(&self) -> &Exact<Receipt> {
        &self.0
    }
}

impl SignedReceipt {
    /// Signs.
    pub fn sign(signer: &dyn Signer, receipt: Receipt) -> Self {
        let receipt = Exact::new(receipt);
        let context = Context { domain: ReceiptTag::TEXT, tenant: receipt.tenant };
        let cose = Cose::sign(signer, context, receipt.bytes());
        Self { receipt, cose }
    }

    /// Checks the signature under the enrollment's device key, a compressed P-256 point.
    pub fn verify(&self, device_key: &[u8]) -> Result<VerifiedReceipt, BadSignature> {
        verify_device(device_key, ReceiptTag::TEXT, self.receipt.tenant, self.receipt.bytes(), &self.cose)?;
        Ok(VerifiedReceipt(self.receipt.clone()))
    }
}

/// Checks a device's signature over a payload of the given domain.
pub fn verify_device(
    device_key: &[u8],
    domain: &'static str,
    tenant: TenantId,
    payload: &[u8],
    cose: &Cose,
) -> Result<(), BadSignature> {
    let key = PublicKey::p256(device_key)?;
    cose.verify(Signatory::Device, KeyId::of(device_key), &key, Context { domain, tenant }, payload)
}
