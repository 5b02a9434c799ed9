//! Habits that a compiler does not know: tests neither sleep nor are ignored, and nothing names the machine it was written on.

use std::path::Path;

use anyhow::{Result, bail};

use crate::house::House;
use crate::source::{self, Source};

/// What a test never does, written in two parts so that this file does not contain it.
const NOT_IN_TESTS: [(&str, &str, &str); 3] = [
    ("slee", "p(", "wait for the event itself, or step the clock"),
    ("#[igno", "re", "a test that does not run protects nothing"),
    ("should_pan", "ic", "expect the error as a value"),
];

/// What a test of the pages never does.
const NOT_IN_TESTS_OF_PAGES: [(&str, &str, &str); 7] = [
    ("setTime", "out(", "wait for the event itself, or use fake timers"),
    ("waitForTime", "out", "wait for what the page shows"),
    ("networki", "dle", "wait for what the page shows"),
    (".sk", "ip(", "a test that does not run protects nothing"),
    (".on", "ly(", "the other tests would not run"),
    (".to", "do(", "a test that does not run protects nothing"),
    ("retr", "y:", "a test that passes at the second try has failed"),
];

/// The beginnings of paths that exist only on one machine.
const PLACES: [(&str, &str); 2] = [("/wor", "k/"), ("/ro", "ot/")];

/// Extensions of the files in which such paths are looked for.
const TEXTS: [&str; 12] = ["rs", "toml", "md", "cddl", "sh", "json", "yml", "ts", "tsx", "mjs", "html", "css"];

/// Looks through every file of the house.
pub(crate) fn run(house: &House) -> Result<String> {
    let sources = Source::under(house, "")?;
    let mut wrong: Vec<String> = sources.iter().flat_map(in_tests).collect();
    let mut files = Vec::new();
    source::collect(house.root(), &mut files)?;
    files.retain(|file| file.extension().and_then(|end| end.to_str()).is_some_and(|end| TEXTS.contains(&end)));
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let path = file.strip_prefix(house.root()).unwrap_or(file).display();
        if is_test_of_pages(file) {
            wrong.extend(lines_of(&text, &NOT_IN_TESTS_OF_PAGES, &path.to_string()));
        }
        wrong.extend(places(&text).map(|number| format!("{path}:{number} names a place on one machine")));
    }
    if !wrong.is_empty() {
        bail!("{} habits broken:\n      {}", wrong.len(), wrong.join("\n      "));
    }
    Ok(format!("{} sources, {} texts", sources.len(), files.len()))
}

/// Numbers of the lines that name such a path.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let named = |line: &str| PLACES.iter().any(|(one, other)| begins_a_path(line, &[*one, *other].concat()));
    text.lines().enumerate().filter(move |(_, line)| named(line)).map(|(at, _)| at + 1)
}

/// Whether the text stands where a path begins, and not in the middle of an address or a longer path.
fn begins_a_path(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|letter| letter.is_whitespace() || matches!(letter, '"' | '\'' | '`' | '(' | '=' | ':'))
    })
}

fn in_tests(source: &Source) -> Vec<String> {
    forbidden(source.test_lines(), &NOT_IN_TESTS, &source.path.display().to_string())
}

/// Browser runs, and unit tests beside the pages' sources.
fn is_test_of_pages(file: &Path) -> bool {
    let is_script = file.extension().is_some_and(|end| end == "ts" || end == "tsx");
    let is_test =
        file.to_string_lossy().contains(".test.ts") || file.components().any(|part| part.as_os_str() == "e2e");
    is_script && is_test
}

fn lines_of(text: &str, never: &[(&str, &str, &str)], path: &str) -> Vec<String> {
    forbidden(text.lines().enumerate().map(|(at, line)| (at + 1, line)), never, path)
}

fn forbidden<'a>(
    lines: impl IntoIterator<Item = (usize, &'a str)>,
    never: &[(&str, &str, &str)],
    path: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    for (number, line) in lines {
        for (one, other, instead) in never {
            if line.contains(&[*one, *other].concat()) {
                wrong.push(format!("{path}:{number} {one}{other}: {instead}"));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_found_only_where_a_path_begins() {
        let place = ["/wor", "k/main"].concat();
        assert_eq!(places(&format!("a\nsee {place}\n")).collect::<Vec<_>>(), [2]);
        assert_eq!(places(&format!("https://example.org{place}\n")).count(), 0);
    }

    #[test]
    fn a_test_of_pages_that_waits_by_the_clock_or_does_not_run_is_found() {
        let text = ["it", ".sk", "ip('x')\nsetTime", "out(go, 5)\nawait page.goto(url)\n"].concat();
        assert_eq!(lines_of(&text, &NOT_IN_TESTS_OF_PAGES, "a.test.ts").len(), 2);
        assert!(is_test_of_pages(Path::new("web-admin/e2e/story.ts")));
        assert!(is_test_of_pages(Path::new("web-admin/src/ui/table.test.tsx")));
        assert!(!is_test_of_pages(Path::new("web-admin/src/ui/table.tsx")));
    }

    #[test]
    fn a_test_that_waits_by_the_clock_is_found_and_the_product_may() {
        let waits = ["std::thread::slee", "p(x);"].concat();
        let text = format!(
            "fn a() {{\n    {waits}\n}}\n\n#[cfg(test)]\nmod tests {{\n    fn b() {{\n        {waits}\n    }}\n}}\n"
        );
        assert_eq!(in_tests(&Source::new("proto/src/a.rs", &text)).len(), 1);
        assert_eq!(in_tests(&Source::new("tests/src/a.rs", &text)).len(), 2);
    }
}
