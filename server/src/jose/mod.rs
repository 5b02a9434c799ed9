//! JSON Web Signatures: our own tokens, and the proofs of others. Two algorithms and compact serialisation, nothing else of JOSE.
//!
//! What a token says is judged elsewhere, by the house's own clock; here is only who signed it. This room knows no rows.

mod challenge;
mod jwk;
mod proof;
mod ring;
mod signing;

pub use challenge::{challenge, fulfils};
pub use jwk::PublicKey;
pub use proof::{NotAProof, read_proof};
pub use ring::{Known, Ring};
pub use signing::{JoseError, NewKey, SigningKey, Typ};

/// Base64url of SHA-256, as thumbprints and hashes of tokens are written.
pub fn hash_text(text: &[u8]) -> String {
    to_text(&lethe_proto::cbor::sha256(text))
}

/// A digest in base64url.
pub fn to_text(digest: &lethe_proto::ids::Digest) -> String {
    data_encoding::BASE64URL_NOPAD.encode(digest.as_bytes())
}
