//! Text that people read before they sign: one line, without anything that could make it look like another line.

use minicbor::{Decode, Encode};

/// Why a text may not stand in a signed message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// Empty or longer than [`Line::MAX`] bytes.
    #[error("text must have 1 to 200 bytes")]
    Length,
    /// A control, line-breaking, bidirectional or invisible character, or a space at either end.
    #[error("text has a control, invisible or direction-changing character, or a space at its edge")]
    Character,
}

/// One line of 1 to 200 bytes of UTF-8, shown quoted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

impl Line {
    /// Largest length in bytes.
    pub const MAX: usize = 200;

    /// Checks a text.
    pub fn new(text: impl Into<String>) -> Result<Self, BadLine> {
        let text = text.into();
        if text.is_empty() || text.len() > Self::MAX {
            return Err(BadLine::Length);
        }
        if text.trim() != text || !is_plain(&text) {
            return Err(BadLine::Character);
        }
        Ok(Self(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether no character of `text` is invisible, breaks the line or turns around what stands beside it (UAX #9, UTS #39).
/// The joiners U+200C and U+200D and the emoji selectors U+FE00 to U+FE0F stay allowed: names and device names need them.
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| {
        c.is_control()
            || matches!(c,
                '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
                | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
    })
}

impl std::fmt::Display for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl<C> Encode<C> for Line {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.0)?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Line {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Self::new(d.str()?).map_err(|bad| minicbor::decode::Error::message(bad.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_could_look_like_another_is_refused() {
        for bad in [
            "",
            "a\nb",
            "a\u{202E}b",
            "a\u{2066}b",
            "\u{200B}",
            "a\u{3164}",
            "a\u{E0101}",
            " a",
            "a ",
            "a\u{0007}",
            &"x".repeat(201),
        ] {
            assert!(Line::new(bad).is_err(), "{bad:?}");
        }
        for good in ["Anna Müller · Pixel 9", "Иван Петров · ноутбук", "x"] {
            assert!(Line::new(good).is_ok(), "{good:?}");
        }
    }
}
