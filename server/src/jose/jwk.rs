//! Public keys as JSON (RFC 7517, RFC 8037), and their thumbprints.

use jsonwebtoken::DecodingKey;
use lethe_proto::{cbor::sha256, ids::Digest};
use lethe_server_core::oidc::algorithm::Algorithm;
use serde_json::{Map, Value, json};

/// A public key of an algorithm that we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// Ed25519.
    Ed([u8; 32]),
    /// P-256: an uncompressed point, without the byte that says so.
    P256([u8; 64]),
}

fn text(bytes: &[u8]) -> String {
    data_encoding::BASE64URL_NOPAD.encode(bytes)
}

fn coordinate(jwk: &Map<String, Value>, name: &str) -> Option<[u8; 32]> {
    data_encoding::BASE64URL_NOPAD.decode(jwk.get(name)?.as_str()?.as_bytes()).ok()?.try_into().ok()
}

impl PublicKey {
    /// As the database keeps it: 32 bytes, or an uncompressed point.
    pub fn from_bytes(algorithm: Algorithm, bytes: &[u8]) -> Option<Self> {
        match algorithm {
            Algorithm::EdDsa => bytes.try_into().ok().map(Self::Ed),
            Algorithm::Es256 => match bytes.split_first()? {
                (4, point) => point.try_into().ok().map(Self::P256),
                _ => None,
            },
        }
    }

    /// From JSON. A key that carries its private half is none: whoever sends it has lost it.
    pub fn from_jwk(jwk: &Map<String, Value>) -> Option<Self> {
        let word = |name| jwk.get(name).and_then(Value::as_str);
        if jwk.contains_key("d") || jwk.contains_key("k") {
            return None;
        }
        match (word("kty")?, word("crv")?) {
            ("OKP", "Ed25519") => coordinate(jwk, "x").map(Self::Ed),
            ("EC", "P-256") => {
                let point = [coordinate(jwk, "x")?, coordinate(jwk, "y")?].concat();
                point.try_into().ok().map(Self::P256)
            }
            _ => None,
        }
    }

    /// By what it signs.
    pub const fn algorithm(&self) -> Algorithm {
        match self {
            Self::Ed(_) => Algorithm::EdDsa,
            Self::P256(_) => Algorithm::Es256,
        }
    }

    /// The members that make the key, in the order of RFC 7638 §3.2.
    fn required(&self) -> String {
        match self {
            Self::Ed(x) => format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, text(x)),
            Self::P256(point) => {
                let (x, y) = point.split_at(32);
                format!(r#"{{"crv":"P-256","kty":"EC","x":"{}","y":"{}"}}"#, text(x), text(y))
            }
        }
    }

    /// SHA-256 thumbprint (RFC 7638).
    pub fn thumbprint(&self) -> Digest {
        sha256(self.required().as_bytes())
    }

    /// For the list of keys.
    pub fn to_jwk(&self, kid: &str) -> Value {
        let mut jwk: Value = serde_json::from_str(&self.required()).unwrap_or_default();
        if let Some(members) = jwk.as_object_mut() {
            members.insert("kid".into(), json!(kid));
            members.insert("use".into(), json!("sig"));
            members.insert("alg".into(), json!(self.algorithm().as_str()));
        }
        jwk
    }

    pub(super) fn decoding(&self) -> DecodingKey {
        match self {
            Self::Ed(x) => DecodingKey::from_ed_der(x),
            Self::P256(point) => DecodingKey::from_ec_der(&[&[4], point.as_slice()].concat()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(jwk: &Value) -> Option<PublicKey> {
        PublicKey::from_jwk(jwk.as_object().unwrap())
    }

    #[test]
    fn the_thumbprints_are_those_of_the_rfcs() {
        // RFC 8037, appendix A.3.
        let ed = json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"});
        let print = super::super::to_text(&key(&ed).unwrap().thumbprint());
        assert_eq!(print, "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        // RFC 9449, sections 4.1 and 6.1.
        let ec = json!({
            "kty": "EC", "crv": "P-256",
            "x": "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
            "y": "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA",
        });
        let print = super::super::to_text(&key(&ec).unwrap().thumbprint());
        assert_eq!(print, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    }

    #[test]
    fn what_is_no_public_key_is_none() {
        let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        for bad in [
            json!({"kty": "OKP", "crv": "Ed25519", "x": x, "d": x}),
            json!({"kty": "OKP", "crv": "X25519", "x": x}),
            json!({"kty": "OKP", "crv": "Ed25519", "x": "AA"}),
            json!({"kty": "EC", "crv": "P-256", "x": x}),
            json!({"kty": "oct", "k": x}),
            json!({"kty": "RSA", "n": x, "e": "AQAB"}),
            json!({}),
        ] {
            assert_eq!(key(&bad), None, "{bad}");
        }
    }
}
