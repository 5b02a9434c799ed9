//! How texts are made findable: words in lower case, the same on every database.

/// Longest word that is kept for searching, in bytes; a label is no longer than 200.
const LONGEST: usize = 200;

/// The words of a text: letters and digits, in lower case, `ё` as `е`.
pub(in crate::store) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('ё', "е");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && word.len() <= LONGEST);
    words.map(str::to_owned).collect()
}

/// All words, each after a space: in this form texts are sorted, and `% mai%` means "a word begins with mai".
pub(in crate::store) fn folded(text: &str) -> String {
    words(text).iter().flat_map(|word| [" ", word]).collect()
}

/// Behind every text that begins with `start`, and before every other one that follows it.
pub(in crate::store) fn behind(start: &str) -> String {
    format!("{start}\u{10ffff}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_whatever_stands_between_them() {
        assert_eq!(words("Лена Королёва · MSK-LT_42"), ["лена", "королева", "msk", "lt", "42"]);
        assert_eq!(folded("Maier, Lena"), " maier lena");
        assert!(words(" ·%_' ").is_empty());
    }

    #[test]
    fn what_begins_with_a_word_lies_before_what_is_behind_it() {
        assert!("maier" < behind("mai").as_str() && "май" > behind("mai").as_str());
    }
}
