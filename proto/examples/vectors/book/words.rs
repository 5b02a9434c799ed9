//! The list of words that people compare, as every page and tool needs it: the English one of BIP-39.

use lethe_proto::{cbor::sha256, ids::Digest, words::words};
use serde_json::{Value, json};

pub(crate) fn vectors() -> Value {
    let list: Vec<&str> = (0..2048).map(word).collect();
    let joined = list.join(" ");
    json!({ "list": joined, "sha256": sha256(joined.as_bytes()).to_string() })
}

/// The word of a number, by way of a digest that begins with its eleven bits.
fn word(number: u16) -> &'static str {
    let mut bytes = [0; 32];
    let [high, low] = (number << 5).to_be_bytes();
    (bytes[0], bytes[1]) = (high, low);
    words(&Digest::new(bytes), 1)[0]
}
