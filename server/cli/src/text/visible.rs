//! Text from elsewhere, made harmless for a terminal: nothing in it can move the cursor, hide or turn around.

use lethe_proto::text::is_plain;

/// The text with every control, invisible or direction-changing character replaced by `�`.
pub(crate) fn visible(text: &str) -> String {
    let mut buffer = [0; 4];
    text.chars().map(|c| if is_plain(c.encode_utf8(&mut buffer)) { c } else { '\u{FFFD}' }).collect()
}

/// The same in quotation marks, so that its ends can be seen. Quotation marks inside become `'`.
pub(crate) fn quoted(text: &str) -> String {
    format!("“{}”", visible(text).replace(['“', '”', '"'], "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fool_a_terminal_is_replaced() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\nd"), "a\u{FFFD}[2Jb\u{FFFD}c\u{FFFD}d");
        assert_eq!(quoted("Anna” · all “devices"), "“Anna' · all 'devices”");
    }
}
