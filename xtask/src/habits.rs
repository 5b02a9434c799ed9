//! Habits that a compiler does not know: tests neither sleep nor are ignored, and nothing names the machine it was written on.

use anyhow::{Result, bail};

use crate::house::House;
use crate::source::{self, Source};

/// What a test never does, written in two parts so that this file does not contain it.
const NOT_IN_TESTS: [(&str, &str, &str); 3] = [
    ("slee", "p(", "wait for the event itself, or step the clock"),
    ("#[igno", "re", "a test that does not run protects nothing"),
    ("should_pan", "ic", "expect the error as a value"),
];

/// The beginnings of paths that exist only on one machine.
const PLACES: [(&str, &str); 2] = [("/wor", "k/"), ("/ro", "ot/")];

/// Extensions of the files in which such paths are looked for.
const TEXTS: [&str; 7] = ["rs", "toml", "md", "cddl", "sh", "json", "yml"];

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
    let mut wrong = Vec::new();
    for (number, line) in source.test_lines() {
        for (one, other, instead) in NOT_IN_TESTS {
            if line.contains(&[one, other].concat()) {
                wrong.push(format!("{}:{number} {one}{other}: {instead}", source.path.display()));
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
    fn a_test_that_waits_by_the_clock_is_found_and_the_product_may() {
        let waits = ["std::thread::slee", "p(x);"].concat();
        let text = format!(
            "fn a() {{\n    {waits}\n}}\n\n#[cfg(test)]\nmod tests {{\n    fn b() {{\n        {waits}\n    }}\n}}\n"
        );
        assert_eq!(in_tests(&Source::new("proto/src/a.rs", &text)).len(), 1);
        assert_eq!(in_tests(&Source::new("tests/src/a.rs", &text)).len(), 2);
    }
}
