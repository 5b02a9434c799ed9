//! Writes `docs/errors.md`: the stable codes that people and programs meet, from the sources that define them.

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
    Ok(text)
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
}
