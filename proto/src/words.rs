//! Words that people compare by ear and eye: 11 bits each, from the fixed English list of BIP-39.

use crate::ids::Digest;

/// The first `count` words (at most 23) of a digest.
pub fn words(digest: &Digest, count: usize) -> Vec<&'static str> {
    let list = bip39::Language::English.word_list();
    let bit = |i: usize| usize::from(digest.as_bytes()[i / 8] >> (7 - i % 8) & 1);
    (0..count.min(23))
        .map(|word| (0..11).fold(0, |index, i| index << 1 | bit(word * 11 + i)))
        .filter_map(|index| list.get(index).copied())
        .collect()
}

/// Six words of a command.
pub fn command_words(digest: &Digest) -> String {
    words(digest, 6).join(" ")
}

/// Ten words of a keyring.
pub fn keyring_words(digest: &Digest) -> String {
    words(digest, 10).join(" ")
}
