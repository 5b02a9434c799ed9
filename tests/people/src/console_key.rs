//! A passkey of the console without a browser: an authenticator that registers (attestation "none") and signs in, well-behaved or
//! not. Approval keys are another matter; they are in `hand`.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::SigningKey;

use crate::{Ceremony, seed};

/// An authenticator with one discoverable passkey.
#[derive(Clone)]
pub struct ConsoleKey {
    key: SigningKey,
    rp_id: String,
    origin: String,
    /// Who holds it, as the server named them when it was made.
    pub handle: Vec<u8>,
    /// Its name for the passkey.
    pub credential_id: Vec<u8>,
    /// Signatures so far.
    pub counter: u32,
}

impl Ceremony {
    /// How an honest browser and authenticator make a passkey: user present, user verified, attested data.
    pub fn making() -> Self {
        Self { kind: "webauthn.create", flags: 0x45, counter: 0, ..Self::default() }
    }
}

impl ConsoleKey {
    /// Authenticator number so-and-so, for a console at an origin.
    pub fn new(number: u64, rp_id: &str, origin: &str) -> Self {
        Self {
            key: SigningKey::from_slice(&seed("console key", number)).expect("a scalar"),
            rp_id: rp_id.to_owned(),
            origin: origin.to_owned(),
            handle: Vec::new(),
            credential_id: seed("credential", number).to_vec(),
            counter: 0,
        }
    }

    /// Makes the passkey: `RegistrationResponseJSON` to the server's challenge and user handle, both in base64url.
    pub fn make(&mut self, ceremony: &Ceremony, challenge: &str, handle: &str) -> String {
        self.handle = unbase(handle);
        let said = ceremony.perform(&self.key, &self.rp_id, &self.origin, &unbase(challenge));
        let auth_data = [said.auth_data.as_slice(), &[0; 16], &self.attested()].concat();
        let length = u16::try_from(auth_data.len()).expect("a short authenticator").to_be_bytes();
        // {"fmt": "none", "attStmt": {}, "authData": bytes}
        let object = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".as_slice(), &length, &auth_data].concat();
        self.answer(&[("clientDataJSON", &said.client_data_json), ("attestationObject", &object)])
    }

    /// Signs: `AuthenticationResponseJSON` to the server's challenge in base64url.
    pub fn sign(&mut self, ceremony: &Ceremony, challenge: &str) -> String {
        self.counter += 1;
        let ceremony = Ceremony { counter: self.counter, ..ceremony.clone() };
        let said = ceremony.perform(&self.key, &self.rp_id, &self.origin, &unbase(challenge));
        self.answer(&[
            ("clientDataJSON", &said.client_data_json),
            ("authenticatorData", &said.auth_data),
            ("signature", &said.signature),
            ("userHandle", &self.handle),
        ])
    }

    fn answer(&self, response: &[(&str, &[u8])]) -> String {
        let id = BASE64URL_NOPAD.encode(&self.credential_id);
        let field = |(name, bytes): &(&str, &[u8])| format!(r#""{name}":"{}""#, BASE64URL_NOPAD.encode(bytes));
        let response: Vec<String> = response.iter().map(field).collect();
        format!(
            r#"{{"id":"{id}","rawId":"{id}","type":"public-key","clientExtensionResults":{{}},"response":{{{}}}}}"#,
            response.join(",")
        )
    }

    /// Length and text of the credential id, and the public key as COSE has it: `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`.
    fn attested(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (&point.as_bytes()[1..33], &point.as_bytes()[33..65]);
        let length = u16::try_from(self.credential_id.len()).expect("a short id").to_be_bytes();
        [length.as_slice(), &self.credential_id, b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", x, b"\x22\x58\x20", y]
            .concat()
    }
}

fn unbase(text: &str) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text.as_bytes()).expect("base64url of the server")
}
