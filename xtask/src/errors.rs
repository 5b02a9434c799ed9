//! Writes `docs/errors.md`: the stable codes that people and programs meet, from the sources that define them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

use crate::house::House;

const FILE: &str = "docs/errors.md";

/// A source of codes and the heading under which they stand.
const SOURCES: [(&str, &str, &str); 1] = [(
    "proto/src/refusal.rs",
    "Refusals by a device",
    "Why an agent did not carry out an order: the `reason` of a receipt of stage `refused` or `retry`.",
)];

/// Where the server's use cases and the steps that they share say why they did not do something, in tables of `failures!`.
const USE_CASES: [&str; 2] = ["server/src/usecase", "server/src/usecase/steps"];
const KINDS: [&str; 5] = ["Invalid", "Denied", "NotFound", "Conflict", "Internal"];
const ABOUT_USE_CASES: &str = "\n## Answers by the server\n\
    Why the server did not do what it was asked: the `code` of a problem (RFC 9457), whose `detail` and `hint` are these words. `…` stands\n\
    for what belongs to the case. Besides, `caller.…`, `request.…`, `resource.…`, `server.…`, `device.…`, `session.…` and `passkey.required`\n\
    explain themselves in the answer.\n\n\
    | code | what it says |\n|---|---|\n";

/// One code and what it means.
struct Code {
    code: String,
    meaning: String,
}

/// Writes the file again.
pub(crate) fn write(house: &House) -> Result<()> {
    std::fs::write(house.at(FILE), document(house)?).with_context(|| format!("cannot write {FILE}"))
}

/// An error if the file is not what `write` would write.
pub(crate) fn check(house: &House) -> Result<()> {
    let present = std::fs::read_to_string(house.at(FILE)).with_context(|| format!("cannot read {FILE}"))?;
    ensure!(document(house)? == present, "{FILE} is stale: run `cargo xtask gen`");
    Ok(())
}

fn document(house: &House) -> Result<String> {
    let mut text = String::from(
        "<!-- Written by `cargo xtask gen`. -->\n# Codes\n\nStable for ever; their sentences may improve.\n",
    );
    for (path, heading, about) in SOURCES {
        let source = std::fs::read_to_string(house.at(path)).with_context(|| format!("cannot read {path}"))?;
        let codes = codes(&source);
        ensure!(!codes.is_empty(), "{path} defines no codes");
        writeln!(text, "\n## {heading}\n{about}\n\n| code | meaning |\n|---|---|")?;
        for code in codes {
            writeln!(text, "| `{}` | {} |", code.code, code.meaning)?;
        }
    }
    text.push_str(ABOUT_USE_CASES);
    for (code, words) in answers(house)? {
        let words: Vec<_> = words.into_iter().collect();
        writeln!(text, "| `{code}` | {} |", words.join("<br>"))?;
    }
    Ok(text)
}

/// The codes of all use cases, each with every sentence that it comes with.
fn answers(house: &House) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for folder in USE_CASES {
        for entry in std::fs::read_dir(house.at(folder)).with_context(|| format!("cannot read {folder}"))? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let source = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            for (code, words) in source.lines().filter_map(|line| failure(line.trim())) {
                found.entry(code.to_owned()).or_default().insert(words.replace("{0}", "…"));
            }
        }
    }
    ensure!(!found.is_empty(), "the use cases define no codes");
    Ok(found)
}

/// Code and words of a line `Variant = Kind "code" "words",`.
fn failure(line: &str) -> Option<(&str, &str)> {
    let (_, value) = line.split_once(" = ")?;
    let (kind, value) = value.split_once(" \"")?;
    let (code, words) = value.strip_suffix("\",")?.split_once("\" \"")?;
    KINDS.contains(&kind).then_some((code, words))
}

/// Variants of the form `Name = "area.reason",` with the documentation above them.
fn codes(source: &str) -> Vec<Code> {
    let mut found = Vec::new();
    let mut meaning = String::new();
    for line in source.lines().map(str::trim) {
        if let Some(sentence) = line.strip_prefix("///") {
            meaning.push_str(sentence);
        } else {
            if let Some(code) = code(line) {
                found.push(Code { code: code.to_owned(), meaning: meaning.trim().to_owned() });
            }
            meaning.clear();
        }
    }
    found
}

fn code(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(" = ")?;
    let code = value.strip_prefix('"')?.strip_suffix("\",")?;
    (name.chars().all(char::is_alphanumeric) && code.contains('.')).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_takes_the_sentences_that_stand_above_it() {
        let source = "/// A list.\nenum X {\n    /// Too late.\n    /// Ask again.\n    Late = \"time.late\",\n    Other = \"plain\",\n}\n";
        let found = codes(source);
        assert_eq!(found.len(), 1);
        assert!(found.iter().all(|code| code.code == "time.late" && code.meaning == "Too late. Ask again."));
    }

    #[test]
    fn a_failure_of_a_use_case_has_a_kind_a_code_and_words() {
        let line = r#"Short(#[from] Short) = Invalid "approval.refused" "it does not count: {0}","#;
        assert_eq!(failure(line), Some(("approval.refused", "it does not count: {0}")));
        assert_eq!(failure(r#"let sql = "SELECT 1","#), None);
    }
}
