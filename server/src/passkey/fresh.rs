//! A touch for one request: the proof that an admin wanted exactly this, now, in this session.

use lethe_proto::{
    cbor::{encode, sha256},
    ids::Digest,
};
use lethe_server_core::ids::SessionId;
use minicbor::Encode;
use serde_json::Value;
use webauthn_rs::prelude::{PasskeyAuthentication, PublicKeyCredential};

use super::{Begun, PasskeyError, Passkeys, Used, answer, keep, known, options, recall, refused, sign_in::used};

/// What a touch is bound to: `SHA-256(["lethe-fresh/1", method, path, SHA-256(body), session])` in CBOR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundRequest(Digest);

#[derive(Encode)]
#[cbor(array)]
struct Request<'a> {
    #[n(0)]
    tag: &'a str,
    #[n(1)]
    method: &'a str,
    #[n(2)]
    path: &'a str,
    #[cbor(n(3), with = "minicbor::bytes")]
    body_sha256: [u8; 32],
    #[cbor(n(4), with = "minicbor::bytes")]
    session: [u8; 16],
}

impl BoundRequest {
    /// A request by its method in capitals, its path with query as sent, the SHA-256 of its body, and the session that sends it.
    pub fn new(method: &str, path: &str, body_sha256: &Digest, session: SessionId) -> Self {
        let (body_sha256, session) = (*body_sha256.as_bytes(), *session.as_bytes());
        Self(sha256(&encode(&Request { tag: "lethe-fresh/1", method, path, body_sha256, session })))
    }

    /// As it is kept.
    pub const fn digest(&self) -> Digest {
        self.0
    }
}

impl From<Digest> for BoundRequest {
    fn from(digest: Digest) -> Self {
        Self(digest)
    }
}

/// Somebody touched their passkey just now, for this request. Only [`Passkeys::prove`] makes one.
#[derive(Debug)]
pub struct FreshPasskey {
    bound: BoundRequest,
}

impl FreshPasskey {
    /// For which request.
    pub const fn bound(&self) -> BoundRequest {
        self.bound
    }
}

impl Passkeys {
    /// Asks for a touch of one of these passkeys.
    pub fn begin_fresh(&self, known_keys: &[String]) -> Result<Begun, PasskeyError> {
        let keys = known(known_keys)?;
        if keys.is_empty() {
            return Err(PasskeyError::Refused);
        }
        let (challenge, state) = self.site()?.start_passkey_authentication(&keys).map_err(|_| PasskeyError::Broken)?;
        Ok(Begun { options: options(challenge)?, state: keep(state)? })
    }

    /// Judges the touch: it must be by one of these passkeys, and the request at hand the one that it was asked for.
    pub fn prove(
        &self,
        state: &str,
        asked_for: BoundRequest,
        at_hand: BoundRequest,
        credential: Value,
        known_keys: &[String],
    ) -> Result<(FreshPasskey, Used), PasskeyError> {
        let state: PasskeyAuthentication = recall(state)?;
        let said: PublicKeyCredential = answer(credential)?;
        if asked_for != at_hand {
            return Err(PasskeyError::Refused);
        }
        let result = self.site()?.finish_passkey_authentication(&said, &state).map_err(refused)?;
        let key = known(known_keys)?.into_iter().find(|key| key.cred_id() == result.cred_id());
        let used = used(key.ok_or(PasskeyError::Refused)?, &result)?;
        Ok((FreshPasskey { bound: at_hand }, used))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_request_is_bound() {
        let body = sha256(b"{}");
        let session = SessionId::from([7; 16]);
        let bound = BoundRequest::new("POST", "/api/v1/commands", &body, session);
        let others = [
            BoundRequest::new("DELETE", "/api/v1/commands", &body, session),
            BoundRequest::new("POST", "/api/v1/admins", &body, session),
            BoundRequest::new("POST", "/api/v1/commands", &sha256(b"{ }"), session),
            BoundRequest::new("POST", "/api/v1/commands", &body, SessionId::from([8; 16])),
        ];
        assert!(others.iter().all(|other| *other != bound));
        assert_eq!(BoundRequest::from(bound.digest()), bound);
    }
}
