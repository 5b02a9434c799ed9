//! Whether a new password is hard enough to guess. No rules about what it is composed of: those make passwords alike.

use zxcvbn::{Score, zxcvbn};

use super::Password;

/// Shortest password, in letters.
pub const FEWEST_LETTERS: usize = 12;

/// Fewest letters besides names that everybody knows.
const FEWEST_OTHERS: usize = 8;

/// What is wrong with a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Too short.
    Short,
    /// Guessed within 10^8 tries: it is common, or made of names, dates and neighbouring keys.
    Guessable,
}

/// What is wrong with it, for somebody about whom these words are known: names of theirs and of the company.
pub fn weakness(password: &Password, known: &[&str]) -> Option<Weakness> {
    let text = password.as_str();
    if text.chars().count() < FEWEST_LETTERS {
        return Some(Weakness::Short);
    }
    let words = words(known);
    let (rest, words): (_, Vec<&str>) = (without(text, &words), words.iter().map(String::as_str).collect());
    let guessable = rest < FEWEST_OTHERS || zxcvbn(text, &words).score() < Score::Three;
    guessable.then_some(Weakness::Guessable)
}

/// Words of at least three letters, in small ones.
fn words(known: &[&str]) -> Vec<String> {
    let words = known.iter().flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric()));
    words.filter(|word| word.chars().count() > 2).map(str::to_lowercase).collect()
}

/// How many letters are left without these words.
fn without(text: &str, words: &[String]) -> usize {
    let rest = words.iter().fold(text.to_lowercase(), |rest, word| rest.replace(word, ""));
    rest.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(text: &str) -> Option<Weakness> {
        weakness(&Password::new(text).unwrap(), &["Lena Maier", "lena.maier@northwind.example", "Northwind"])
    }

    #[test]
    fn short_and_common_passwords_and_names_are_refused() {
        assert_eq!(judged("Xk9$vQ2!mZ7"), Some(Weakness::Short));
        for text in ["password1234", "qwertyuiop12", "111111111111", "lenamaierlena", "northwind2026", "NorthwindLena"]
        {
            assert_eq!(judged(text), Some(Weakness::Guessable), "{text}");
        }
    }

    #[test]
    fn a_passphrase_needs_no_digits_and_no_signs() {
        for text in ["plum lantern harbour", "слива фонарь гавань", "vK3pq9sLx0Tz"] {
            assert_eq!(judged(text), None, "{text}");
        }
    }
}
