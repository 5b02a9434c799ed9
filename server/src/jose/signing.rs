//! Keys of ours: made, opened, and put under tokens.

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _},
};
use jsonwebtoken::{EncodingKey, Header, Validation};
use lethe_server_core::oidc::algorithm::Algorithm;
use serde::{Serialize, de::DeserializeOwned};
use zeroize::Zeroizing;

use super::{PublicKey, to_text};

/// What sort of token, so that none is taken for another (RFC 8725 §3.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typ {
    /// An access token (RFC 9068).
    Access,
    /// An ID token.
    Id,
    /// A word about a logout.
    Logout,
}

impl Typ {
    /// The word in the header.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Access => "at+jwt",
            Self::Id => "JWT",
            Self::Logout => "logout+jwt",
        }
    }
}

/// The library failed, or a key is none.
#[derive(Debug, thiserror::Error)]
pub enum JoseError {
    /// A key could not be made or used.
    #[error("the cryptographic library refuses the key")]
    Key,
    /// Not a token of ours, or its signature does not hold.
    #[error("the token is not one that this server has signed")]
    Token,
}

/// A key that was just made.
pub struct NewKey {
    /// The private half as PKCS #8.
    pub private: Zeroizing<Vec<u8>>,
    /// The public half as the database keeps it.
    pub public: Vec<u8>,
    /// Thumbprint of the public half.
    pub kid: String,
}

impl NewKey {
    /// Makes one. The library draws from the system's own generator: it takes no other.
    pub fn make(algorithm: Algorithm) -> Result<Self, JoseError> {
        let (private, public) = match algorithm {
            Algorithm::EdDsa => {
                let private = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(|_| JoseError::Key)?;
                let pair = Ed25519KeyPair::from_pkcs8(private.as_ref()).map_err(|_| JoseError::Key)?;
                (private, pair.public_key().as_ref().to_vec())
            }
            Algorithm::Es256 => {
                let form = &ECDSA_P256_SHA256_FIXED_SIGNING;
                let private = EcdsaKeyPair::generate_pkcs8(form, &SystemRandom::new()).map_err(|_| JoseError::Key)?;
                let pair = EcdsaKeyPair::from_pkcs8(form, private.as_ref()).map_err(|_| JoseError::Key)?;
                (private, pair.public_key().as_ref().to_vec())
            }
        };
        let key = PublicKey::from_bytes(algorithm, &public).ok_or(JoseError::Key)?;
        let private = Zeroizing::new(private.as_ref().to_vec());
        Ok(Self { private, public, kid: to_text(&key.thumbprint()) })
    }
}

/// A key that signs.
pub struct SigningKey {
    kid: String,
    public: PublicKey,
    private: EncodingKey,
}

impl SigningKey {
    /// From both halves.
    pub fn new(algorithm: Algorithm, public: &[u8], private: &[u8]) -> Result<Self, JoseError> {
        let public = PublicKey::from_bytes(algorithm, public).ok_or(JoseError::Key)?;
        let private = match algorithm {
            Algorithm::EdDsa => EncodingKey::from_ed_der(private),
            Algorithm::Es256 => EncodingKey::from_ec_der(private),
        };
        Ok(Self { kid: to_text(&public.thumbprint()), public, private })
    }

    /// Its name.
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half.
    pub const fn public(&self) -> &PublicKey {
        &self.public
    }

    /// A token.
    pub fn sign(&self, typ: Typ, claims: &impl Serialize) -> Result<String, JoseError> {
        let mut header = Header::new(word(self.public.algorithm()));
        header.typ = Some(typ.as_str().to_owned());
        header.kid = Some(self.kid.clone());
        jsonwebtoken::encode(&header, claims, &self.private).map_err(|_| JoseError::Key)
    }

    /// What a token of this sort says, if this key has signed it. When it ends is not looked at.
    pub fn read<T: DeserializeOwned>(&self, typ: Typ, token: &str) -> Result<T, JoseError> {
        let read = jsonwebtoken::decode::<T>(token, &self.public.decoding(), &validation(self.public.algorithm()));
        let read = read.map_err(|_| JoseError::Token)?;
        if read.header.typ.as_deref() != Some(typ.as_str()) || read.header.crit.is_some() {
            return Err(JoseError::Token);
        }
        Ok(read.claims)
    }
}

pub(super) const fn word(algorithm: Algorithm) -> jsonwebtoken::Algorithm {
    match algorithm {
        Algorithm::EdDsa => jsonwebtoken::Algorithm::EdDSA,
        Algorithm::Es256 => jsonwebtoken::Algorithm::ES256,
    }
}

/// The signature and nothing else: the library would ask the wall clock, and we go by the house's.
pub(super) fn validation(algorithm: Algorithm) -> Validation {
    let mut only_signature = Validation::new(word(algorithm));
    only_signature.required_spec_claims.clear();
    only_signature.validate_exp = false;
    only_signature.validate_nbf = false;
    only_signature.validate_aud = false;
    only_signature
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn key(algorithm: Algorithm) -> SigningKey {
        let made = NewKey::make(algorithm).unwrap();
        SigningKey::new(algorithm, &made.public, &made.private).unwrap()
    }

    #[test]
    fn a_token_is_read_as_what_it_is_and_only_under_its_key() {
        for algorithm in Algorithm::ALL {
            let key_of_it = key(algorithm);
            let token = key_of_it.sign(Typ::Access, &json!({"sub": "ann"})).unwrap();
            assert_eq!(key_of_it.read::<Value>(Typ::Access, &token).unwrap()["sub"], "ann");
            assert!(key_of_it.read::<Value>(Typ::Id, &token).is_err(), "as another sort");
            for other in Algorithm::ALL {
                assert!(key(other).read::<Value>(Typ::Access, &token).is_err(), "under another key");
            }
            let (start, _) = token.rsplit_once('.').unwrap();
            assert!(key_of_it.read::<Value>(Typ::Access, &format!("{start}.")).is_err(), "without a signature");
        }
    }

    #[test]
    fn a_token_without_algorithm_is_none() {
        let part = |value: Value| data_encoding::BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let token = format!("{}.{}.", part(json!({"alg": "none", "typ": "at+jwt"})), part(json!({"sub": "ann"})));
        assert!(key(Algorithm::EdDsa).read::<Value>(Typ::Access, &token).is_err());
    }
}
