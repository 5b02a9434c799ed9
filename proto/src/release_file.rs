//! The file that root persons carry to a device by hand: a signed release, the keyrings that lead to it, and the shares that go back with it.

use minicbor::{Decode, Encode};

use crate::{
    cbor::{FRAME_CAP, Malformed, decode, encode},
    chain::SignedKeyring,
    recovery::RecoveryGrant,
    release::SignedRelease,
};

/// A release with recovery grants for some of the devices that it is for. A device takes the grant of its own enrollment.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ReleaseFile {
    /// As signed by root persons.
    #[n(0)]
    pub release: SignedRelease,
    /// Shares sealed to devices; empty when no device lost its own.
    #[n(1)]
    pub grants: Vec<RecoveryGrant>,
    /// Keyrings that lead, one after the other, to the one under which the release was signed: a device takes first what it lacks, so
    /// that people can replace a server's key without any server.
    #[n(2)]
    pub keyrings: Vec<SignedKeyring>,
}

impl ReleaseFile {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// Reads a file of at most [`FRAME_CAP`] bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        decode(bytes, FRAME_CAP)
    }
}
