//! Codes that are sent to somebody and typed once.

use crate::entropy::{Entropy, random};

/// Digits of a code that is sent.
pub const DIGITS: usize = 8;
/// How long it is good for.
pub const LIFETIME_MS: u64 = 10 * 60_000;
/// How many are sent in one attempt.
pub const MOST_SENT: u64 = 3;

/// A new code, with its leading zeros. The bias of the remainder is below 2^-37.
pub fn new_code(entropy: &dyn Entropy) -> String {
    let digits = DIGITS;
    format!("{:0digits$}", u64::from_be_bytes(random(entropy)) % 100_000_000)
}

/// What was meant by what was typed: mails and telephones show codes with spaces in them.
pub fn typed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Bytes(u8);

    impl Entropy for Bytes {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn a_code_has_eight_digits_whatever_is_drawn() {
        assert_eq!(new_code(&Bytes(0)), "00000000");
        assert_eq!(new_code(&Bytes(0xff)), "09551615");
    }

    #[test]
    fn spaces_in_a_typed_code_mean_nothing() {
        assert_eq!(typed(" 1234 5678 "), "12345678");
        assert_eq!(typed("1234-5678"), "12345678");
    }
}
