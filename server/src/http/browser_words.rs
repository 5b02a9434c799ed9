//! What a browser says about itself: which it is, in words that its owner knows again, and which language it speaks. Nothing is decided
//! by it.

use axum::http::{HeaderMap, header};

use lethe_server_core::language::Language;

/// Marks and names, the more special ones first: most browsers also call themselves others.
const BROWSERS: [(&str, &str); 8] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex Browser"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

fn first(said: &str, words: &[(&str, &'static str)]) -> Option<&'static str> {
    words.iter().find(|(mark, _)| said.contains(mark)).map(|(_, name)| *name)
}

/// The language that a browser asks for first.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if asked.trim_start().get(..2).is_some_and(|first| first.eq_ignore_ascii_case("ru")) {
        Language::Russian
    } else {
        Language::English
    }
}

/// "Firefox, Linux"; empty where nothing is recognised.
pub(super) fn browser_words(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    [first(said, &BROWSERS), first(said, &SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn people_are_written_to_in_the_language_of_their_browser() {
        for (asked, language_of) in
            [("ru-RU,ru;q=0.9,en;q=0.8", Language::Russian), ("en-GB,ru", Language::English), ("", Language::English)]
        {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(asked))]);
            assert_eq!(language(&headers), language_of, "{asked}");
        }
    }

    #[test]
    fn browsers_are_called_by_the_names_that_people_know() {
        for (said, words) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            ("curl/8.5.0", ""),
            ("", ""),
        ] {
            let headers = HeaderMap::from_iter([(header::USER_AGENT, HeaderValue::from_static(said))]);
            assert_eq!(browser_words(&headers), words);
        }
    }
}
