//! What is written to telephones: these texts and no others.

use lethe_server_core::language::Language;

/// A short message.
pub enum Text {
    /// A code to sign in with, once.
    SignInCode(String),
}

/// The words. `site` is where people sign in.
pub(super) fn write(text: &Text, language: Language, site: &str) -> String {
    match (language, text) {
        (Language::English, Text::SignInCode(code)) => {
            format!("{code} is your code to sign in at {site}. Give it to nobody.")
        }
        (Language::Russian, Text::SignInCode(code)) => {
            format!("{code} — код для входа на\u{a0}{site}. Никому его не\u{a0}сообщайте.")
        }
    }
}
