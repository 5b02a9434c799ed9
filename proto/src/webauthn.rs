//! WebAuthn assertions by the limited verification algorithm (WebAuthn Level 3 §5.8.1.2): no JSON parser.

use minicbor::{Decode, Encode};
use sha2::{Digest as _, Sha256};

use crate::{ids::Digest, keyring::Key, public_key::BadSignature};

/// User present (UP), user verified (UV), backup eligible (BE) and backed up (BS) bits of the authenticator data's flags.
const UP: u8 = 0x01;
const UV: u8 = 0x04;
const BE: u8 = 0x08;
const BS: u8 = 0x10;

/// What a browser returns from `navigator.credentials.get`.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Assertion {
    /// Authenticator data: RP ID hash, flags, counter; exactly 37 bytes.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub auth_data: Vec<u8>,
    /// The client data as the browser wrote it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub client_data_json: Vec<u8>,
    /// ECDSA in DER.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub signature: Vec<u8>,
}

impl Assertion {
    /// Checks RP ID, presence, verification, backup policy, client data and signature.
    pub fn verify(&self, key: &Key, challenge: &Digest) -> Result<(), BadSignature> {
        let auth_data: &[u8; 37] = self.auth_data.as_slice().try_into().map_err(|_| BadSignature)?;
        let flags = auth_data[32];
        let rp_id_hash: [u8; 32] = Sha256::digest(key.rp_id.as_bytes()).into();
        let flags_fit = flags & UP != 0 && flags & UV != 0 && (key.backup_eligible || flags & (BE | BS) == 0);
        if auth_data[..32] != rp_id_hash
            || !flags_fit
            || !is_client_data(&self.client_data_json, challenge, &key.origin)
        {
            return Err(BadSignature);
        }
        let mut message = self.auth_data.clone();
        message.extend_from_slice(&Sha256::digest(&self.client_data_json));
        key.decoded()?.verify_der(&message, &self.signature)
    }
}

/// Whether the client data is a `webauthn.get` for this challenge from this origin, not framed by another site.
///
/// After the origin come either the end (Safari leaves `crossOrigin` out when it is false) or `"crossOrigin":false`
/// and then the end or further members.
fn is_client_data(json: &[u8], challenge: &Digest, origin: &str) -> bool {
    let challenge = data_encoding::BASE64URL_NOPAD.encode(challenge.as_bytes());
    let begin = format!(r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"{origin}""#);
    let Some(rest) = json.strip_prefix(begin.as_bytes()) else { return false };
    if rest == b"}" {
        return true;
    }
    rest.strip_prefix(br#","crossOrigin":false"#)
        .is_some_and(|tail| tail == b"}" || (tail.starts_with(b",") && tail.ends_with(b"}")))
}
