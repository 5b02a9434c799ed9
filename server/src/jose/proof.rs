//! Proofs of possession (RFC 9449): who signed one. What it must say is judged by `oidc::proof`.

use lethe_proto::ids::Digest;
use lethe_server_core::oidc::{algorithm::Algorithm, proof::ProofClaims};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{PublicKey, signing::validation};

/// Longest proof: a name, a method, an address and a key fit in many times.
const LONGEST: usize = 4_096;

/// Not a proof, or its signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the DPoP header is not a proof signed with ES256 or EdDSA by the public key that it carries")]
pub struct NotAProof;

#[derive(Deserialize)]
struct Head {
    typ: String,
    alg: String,
    jwk: Map<String, Value>,
    #[serde(default)]
    crit: Option<Value>,
}

/// The thumbprint of the key behind a proof, and what the proof says.
pub fn read_proof(text: &str) -> Result<(Digest, ProofClaims), NotAProof> {
    if text.len() > LONGEST {
        return Err(NotAProof);
    }
    let head = text.split('.').next().unwrap_or_default();
    let head = data_encoding::BASE64URL_NOPAD.decode(head.as_bytes()).map_err(|_| NotAProof)?;
    let head: Head = serde_json::from_slice(&head).map_err(|_| NotAProof)?;
    let key = PublicKey::from_jwk(&head.jwk).ok_or(NotAProof)?;
    let same = Algorithm::from_text(&head.alg) == Some(key.algorithm());
    if head.typ != "dpop+jwt" || !same || head.crit.is_some() {
        return Err(NotAProof);
    }
    let read = jsonwebtoken::decode::<ProofClaims>(text, &key.decoding(), &validation(key.algorithm()));
    read.map(|read| (key.thumbprint(), read.claims)).map_err(|_| NotAProof)
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 9449, section 4.1.
    const OF_THE_RFC: &str = "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";

    #[test]
    fn the_proof_of_the_rfc_is_read() {
        let (jkt, claims) = read_proof(OF_THE_RFC).unwrap();
        assert_eq!(super::super::to_text(&jkt), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
        assert_eq!((claims.htm.as_str(), claims.htu.as_str()), ("POST", "https://server.example.com/token"));
        assert_eq!((claims.jti.as_str(), claims.iat, claims.ath), ("-BwC3ESc6acc2lTc", 1_562_262_616, None));
    }

    #[test]
    fn another_head_another_body_or_no_signature_is_no_proof() {
        let mut parts: Vec<String> = OF_THE_RFC.split('.').map(str::to_owned).collect();
        let signature = parts.pop().unwrap();
        let head = String::from_utf8(data_encoding::BASE64URL_NOPAD.decode(parts[0].as_bytes()).unwrap()).unwrap();
        let text = |head: &str, body: &str, signature: &str| {
            format!("{}.{body}.{signature}", data_encoding::BASE64URL_NOPAD.encode(head.as_bytes()))
        };
        assert!(read_proof(&text(&head, &parts[1], &signature)).is_ok());
        let body = data_encoding::BASE64URL_NOPAD.encode(br#"{"jti":"x","htm":"POST","htu":"https://x","iat":1}"#);
        for bad in [
            text(&head, &body, &signature),
            text(&head, &parts[1], ""),
            text(&head.replace("dpop+jwt", "JWT"), &parts[1], &signature),
            text(&head.replace("ES256", "none"), &parts[1], ""),
            text(&head.replace("ES256", "EdDSA"), &parts[1], &signature),
            text(&head.replace("\"crv\"", "\"d\":\"AA\",\"crv\""), &parts[1], &signature),
            text(&head.replace("\"typ\"", "\"crit\":[],\"typ\""), &parts[1], &signature),
            "x".repeat(5_000),
            String::new(),
        ] {
            assert_eq!(read_proof(&bad).err(), Some(NotAProof), "{bad}");
        }
    }
}
