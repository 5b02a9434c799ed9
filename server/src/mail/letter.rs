//! What is written to people: these letters and no others. Plain text, nothing to click, nothing that tells that it was read.

use lethe_server_core::language::Language;

/// One letter.
pub struct Letter {
    /// Whom to: one address.
    pub to: String,
    /// In which language.
    pub language: Language,
    /// What about.
    pub matter: Matter,
}

/// What a letter is about.
pub enum Matter {
    /// A code to sign in with, once.
    SignInCode {
        /// The code.
        code: String,
        /// How long it works.
        minutes: u64,
    },
    /// The ways in which somebody can sign in are others than before.
    FactorsChanged,
}

/// Subject and text. `site` is where people sign in.
pub(super) fn write(letter: &Letter, site: &str) -> (&'static str, String) {
    match (letter.language, &letter.matter) {
        (Language::English, Matter::SignInCode { code, minutes }) => (
            "Your sign-in code",
            format!(
                "Your code to sign in at {site} is {code}\n\n\
                 It works once, within {minutes} min. Give it to nobody: no colleague will ask you for it.\n\
                 If you are not signing in right now, somebody else may be trying to. Leave the code unused and tell your \
                 administrator.\n"
            ),
        ),
        (Language::Russian, Matter::SignInCode { code, minutes }) => (
            "Код для входа",
            format!(
                "Ваш код для входа на\u{a0}{site}: {code}\n\n\
                 Он сработает один раз, в\u{a0}течение {minutes}\u{a0}мин. Никому его не\u{a0}сообщайте: коллеги никогда \
                 о\u{a0}нём не\u{a0}спросят.\n\
                 Если вы сейчас не\u{a0}входите, возможно, это пытается сделать кто-то другой. Не\u{a0}используйте код \
                 и\u{a0}сообщите администратору.\n"
            ),
        ),
        (Language::English, Matter::FactorsChanged) => (
            "Your sign-in methods changed",
            format!(
                "The ways in which you can sign in at {site} have changed: one was added or removed.\n\n\
                 If it was not you, tell your administrator at once.\n"
            ),
        ),
        (Language::Russian, Matter::FactorsChanged) => (
            "Изменились способы входа",
            format!(
                "Способы, которыми вы входите на\u{a0}{site}, изменились: один из\u{a0}них добавлен или удалён.\n\n\
                 Если это сделали не\u{a0}вы, немедленно сообщите администратору.\n"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_holds_its_code_and_where_it_is_for_in_each_language() {
        for language in [Language::English, Language::Russian] {
            let matter = Matter::SignInCode { code: "123456".to_owned(), minutes: 10 };
            let letter = Letter { to: "ada@example.com".to_owned(), language, matter };
            let (subject, text) = write(&letter, "lethe.example.com");
            assert!(text.contains("lethe.example.com") && text.contains("123456") && text.contains("10"), "{text}");
            assert!(!subject.contains("123456"), "a locked screen shows subjects");
        }
    }
}
