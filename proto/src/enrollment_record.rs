//! What the log keeps of an enrollment: the grant with the server's signature, and the device's half, so that a stranger
//! can check the device's receipts years later.

use minicbor::{Decode, Encode};

use crate::{
    cbor::{Exact, digest_of},
    cose::Cose,
    enrollment::{DeviceHalf, Grant, GrantTag, enrollment_id},
    ids::KeyId,
    keyring::Keyring,
    public_key::BadSignature,
    state::verify_server,
};

/// The body of an enrollment's leaf.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct EnrollmentRecord {
    /// As the server signed it.
    #[n(0)]
    pub grant: Exact<Grant>,
    /// Which node signed.
    #[n(1)]
    pub server_key: KeyId,
    /// Its signature over the grant.
    #[n(2)]
    pub server: Cose,
    /// What the device brought.
    #[n(3)]
    pub device_half: DeviceHalf,
}

impl EnrollmentRecord {
    /// Whether both halves make this enrollment's id. True for no other device key, whatever the server says.
    pub fn is_bound(&self) -> bool {
        self.grant.device_half == digest_of(&self.device_half)
            && self.grant.enrollment == enrollment_id(&self.grant.server_half, &self.device_half)
    }

    /// Checks the server's signature under a keyring.
    pub fn verify_server(&self, keyring: &Keyring) -> Result<(), BadSignature> {
        if self.grant.server_half.tenant != keyring.tenant {
            return Err(BadSignature);
        }
        verify_server(keyring, self.server_key, GrantTag::TEXT, &self.grant, &self.server)
    }
}
