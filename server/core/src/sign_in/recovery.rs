//! Codes that are printed for the day on which everything else is lost: ten of 80 bits, each good once.
//!
//! They are letters that nobody mixes up (Crockford's base 32): whoever types `O` or `l` from paper means `0` or `1`.

use lethe_proto::{
    cbor::sha256,
    ids::{Digest, PersonId},
};

use crate::entropy::{Entropy, random};

/// How many are made at once.
pub const COUNT: usize = 10;
/// Letters of a code, five bits each.
const LETTERS: usize = 16;
/// Letters between two hyphens.
const GROUP: usize = 4;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Ten new codes as they are shown, once.
pub fn new_codes(entropy: &dyn Entropy) -> Vec<String> {
    (0..COUNT).map(|_| new_code(entropy)).collect()
}

fn new_code(entropy: &dyn Entropy) -> String {
    let letters = random::<LETTERS>(entropy).map(|byte| letter(byte % 32));
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

fn letter(value: u8) -> char {
    ALPHABET.get(usize::from(value)).copied().map_or('0', char::from)
}

/// What is kept of a code. The person is part of it, so that nobody searches the codes of all people at once.
pub fn hash(person: PersonId, typed: &str) -> Digest {
    let meant: String = typed.chars().filter_map(meant).collect();
    sha256(&[b"lethe-recovery/1", person.as_bytes().as_slice(), meant.as_bytes()].concat())
}

fn meant(typed: char) -> Option<char> {
    match typed.to_ascii_uppercase() {
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        '-' => None,
        space if space.is_whitespace() => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting(std::sync::atomic::AtomicU8);

    impl Entropy for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            for byte in bytes {
                *byte = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        }
    }

    fn person(number: u8) -> PersonId {
        PersonId::from([number; 16])
    }

    #[test]
    fn ten_codes_of_eighty_bits_are_made_that_people_can_read() {
        let codes = new_codes(&Counting(0.into()));
        assert_eq!((codes.len(), codes[0].as_str()), (10, "0123-4567-89AB-CDEF"));
        assert_eq!(codes[1], "GHJK-MNPQ-RSTV-WXYZ");
    }

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        let kept = hash(person(1), "0123-4567-89AB-CDEF");
        for typed in ["0123456789abcdef", " o1 23-4567-89ab cdef ", "OL23-4567-89AB-CDEF", "Oi23-4567-89AB-CDEF"] {
            assert_eq!(hash(person(1), typed), kept, "{typed}");
        }
        assert_ne!(hash(person(1), "0123-4567-89AB-CDEE"), kept);
    }

    #[test]
    fn the_code_of_one_person_is_none_of_another() {
        assert_ne!(hash(person(1), "0123-4567-89AB-CDEF"), hash(person(2), "0123-4567-89AB-CDEF"));
    }
}
