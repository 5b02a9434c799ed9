//! The first inputs of the search: every vector of the protocol, good and malformed, for the decoder of its rule; and what
//! earlier searches found, one input a line in `fuzz/corpus.hex`.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::house::House;

/// The lists that hold messages as bytes.
const VECTORS: [&str; 2] = ["proto/vectors/messages.json", "proto/vectors/malformed.json"];

/// The table of decoders; its order is the selector.
const DECODERS: &str = "fuzz/src/decoders.rs";

#[derive(Deserialize)]
struct Vector {
    rule: String,
    hex: String,
}

/// What earlier searches found.
const CORPUS: &str = "fuzz/corpus.hex";

/// The beginning of the names of inputs that come from the corpus or a search, and not from the vectors.
const FOUND: &str = "found-";

/// Writes vectors and corpus into a folder.
pub(super) fn write(house: &House, folder: &Path) -> Result<()> {
    write_vectors(house, folder)?;
    let corpus = std::fs::read_to_string(house.at(CORPUS)).with_context(|| format!("cannot read {CORPUS}"))?;
    for (number, line) in corpus.lines().enumerate() {
        put(&folder.join(format!("{FOUND}{number}")), &bytes(line)?)?;
    }
    Ok(())
}

/// Makes a folder's inputs the corpus, except those that come from the vectors.
pub(super) fn keep(house: &House, folder: &Path, vectors: &Path) -> Result<()> {
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let entry = entry?;
        if !vectors.join(entry.file_name()).exists() {
            lines.push(hex(&std::fs::read(entry.path())?));
        }
    }
    lines.sort();
    std::fs::write(house.at(CORPUS), lines.join("\n") + "\n").with_context(|| format!("cannot write {CORPUS}"))
}

/// Writes the vectors into a folder. A rule that has vectors and no decoder in the harness is an error.
pub(super) fn write_vectors(house: &House, folder: &Path) -> Result<()> {
    let table = std::fs::read_to_string(house.at(DECODERS)).with_context(|| format!("cannot read {DECODERS}"))?;
    let rules = rules(&table);
    for path in VECTORS {
        let text = std::fs::read_to_string(house.at(path)).with_context(|| format!("cannot read {path}"))?;
        let vectors: Vec<Vector> =
            serde_json::from_str(&text).with_context(|| format!("{path} is not a list of vectors"))?;
        let list = Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        for (number, vector) in vectors.iter().enumerate() {
            let selector = rules.iter().position(|rule| *rule == vector.rule);
            let selector = selector.with_context(|| format!("no decoder of {DECODERS} reads `{}`", vector.rule))?;
            let mut seed = vec![u8::try_from(selector).context("more decoders than a byte selects")?];
            seed.extend(bytes(&vector.hex)?);
            put(&folder.join(format!("{list}-{number}")), &seed)?;
        }
    }
    Ok(())
}

fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

/// The names in the table of decoders, in its order: lines that begin with a parenthesis and a quotation mark.
fn rules(table: &str) -> Vec<&str> {
    table.lines().filter_map(|line| line.trim_start().strip_prefix("(\"")?.split('"').next()).collect()
}

fn bytes(hex: &str) -> Result<Vec<u8>> {
    ensure!(hex.len().is_multiple_of(2), "a vector has half a byte");
    let pairs = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or_default());
    pairs.map(|pair| u8::from_str_radix(pair, 16).with_context(|| format!("`{pair}` is not a byte"))).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_rule_in_the_table_is_its_selector() {
        let table = "const X: [Y; 2] = [\n    (\"command\", message::<Command>),\n    (\"many down\", message::<Vec<Down>>),\n];\n";
        assert_eq!(rules(table), ["command", "many down"]);
    }

    #[test]
    fn hexadecimal_becomes_bytes_and_rubbish_an_error() {
        assert_eq!(bytes("00ff").expect("bytes"), [0, 255]);
        assert_eq!(hex(&[0, 255]), "00ff");
        assert!(bytes("0").is_err() && bytes("zz").is_err());
    }
}
