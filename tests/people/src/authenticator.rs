//! A passkey without a browser: authenticator data, client data and ECDSA, well-behaved or not.

use lethe_proto::webauthn::Assertion;
use p256::ecdsa::{DerSignature, SigningKey, signature::Signer as _};
use sha2::{Digest as _, Sha256};

/// How the ceremony goes; the default is what an honest browser and authenticator do.
#[derive(Debug, Clone)]
pub struct Ceremony {
    /// `type` of the client data.
    pub kind: &'static str,
    /// Another origin than the key's.
    pub origin: Option<&'static str>,
    /// What stands between the origin and the end of the client data.
    pub tail: &'static str,
    /// Flags of the authenticator data: user present 1, user verified 4, backup eligible 8, backed up 16.
    pub flags: u8,
    /// Signature counter.
    pub counter: u32,
    /// Bytes after the 37 of the authenticator data.
    pub extensions: &'static [u8],
    /// Another RP ID than the key's.
    pub rp_id: Option<&'static str>,
}

impl Default for Ceremony {
    fn default() -> Self {
        Self {
            kind: "webauthn.get",
            origin: None,
            tail: r#","crossOrigin":false}"#,
            flags: 0x05,
            counter: 7,
            extensions: &[],
            rp_id: None,
        }
    }
}

impl Ceremony {
    /// Signs a challenge with a private key for a relying party.
    pub(crate) fn perform(&self, key: &SigningKey, rp_id: &str, origin: &str, challenge: &[u8]) -> Assertion {
        let mut auth_data = Sha256::digest(self.rp_id.unwrap_or(rp_id)).to_vec();
        auth_data.push(self.flags);
        auth_data.extend_from_slice(&self.counter.to_be_bytes());
        auth_data.extend_from_slice(self.extensions);
        let challenge = data_encoding::BASE64URL_NOPAD.encode(challenge);
        let (kind, origin, tail) = (self.kind, self.origin.unwrap_or(origin), self.tail);
        let client_data_json =
            format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}"{tail}"#).into_bytes();
        let message = [auth_data.as_slice(), &Sha256::digest(&client_data_json)].concat();
        let signature: DerSignature = key.sign(&message);
        Assertion { auth_data, client_data_json, signature: signature.as_bytes().to_vec() }
    }
}
