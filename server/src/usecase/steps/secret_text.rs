//! Secrets that people or programs carry: tokens and setup links. Only their hash is kept.

use lethe_proto::{cbor::sha256, ids::Digest};
use lethe_server_core::entropy::{Entropy, random};
use zeroize::Zeroizing;

/// A secret text with its hash. The text is shown once and never stored.
pub(crate) struct SecretText {
    pub(crate) text: Zeroizing<String>,
    pub(crate) hash: Digest,
}

/// `prefix` and 256 random bits.
pub(crate) fn make(prefix: &str, entropy: &dyn Entropy) -> SecretText {
    let bytes = Zeroizing::new(random::<32>(entropy));
    let body = Zeroizing::new(data_encoding::BASE64URL_NOPAD.encode(bytes.as_slice()));
    let text = Zeroizing::new(format!("{prefix}{}", body.as_str()));
    let hash = hash(&text);
    SecretText { text, hash }
}

/// The hash under which a secret text is kept.
pub(crate) fn hash(text: &str) -> Digest {
    sha256(text.as_bytes())
}
