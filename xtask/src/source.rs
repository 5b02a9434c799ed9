//! Reading sources as lines, without a parser: `cargo fmt --check` has run, so blocks are where their indentation says.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::house::House;

/// Folders that hold no source of the house.
const SKIPPED: [&str; 4] = ["target", ".git", "node_modules", "dist"];

/// One file.
pub(crate) struct Source {
    /// Relative to the workspace's root.
    pub(crate) path: PathBuf,
    lines: Vec<String>,
}

/// A function outside of tests.
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// From the line with `fn` to the closing brace, both counted.
    pub(crate) lines: usize,
}

impl Source {
    /// A source from its text.
    pub(crate) fn new(path: impl Into<PathBuf>, text: &str) -> Self {
        Self { path: path.into(), lines: text.lines().map(str::to_owned).collect() }
    }

    /// Every Rust file under a folder of the house, in the order of their paths.
    pub(crate) fn under(house: &House, folder: &str) -> Result<Vec<Self>> {
        Self::ending(house, folder, &["rs"])
    }

    /// Every TypeScript file that somebody wrote, in the order of their paths.
    pub(crate) fn of_pages(house: &House) -> Result<Vec<Self>> {
        let mut sources = Self::ending(house, "web-admin", &["ts", "tsx"])?;
        sources.retain(|source| !source.path.to_string_lossy().ends_with(".d.ts"));
        Ok(sources)
    }

    fn ending(house: &House, folder: &str, ends: &[&str]) -> Result<Vec<Self>> {
        let mut files = Vec::new();
        collect(&house.at(folder), &mut files)?;
        files.retain(|file| file.extension().and_then(|end| end.to_str()).is_some_and(|end| ends.contains(&end)));
        files.sort();
        files
            .into_iter()
            .map(|file| {
                let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
                Ok(Self::new(file.strip_prefix(house.root()).unwrap_or(&file), &text))
            })
            .collect()
    }

    /// Whether the whole file belongs to tests: it lies in a folder `tests` or is a module of that name.
    pub(crate) fn is_test(&self) -> bool {
        let in_folder =
            self.path.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "fuzz" | "e2e")));
        let name = self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        in_folder || name == "tests.rs" || name.contains(".test.ts")
    }

    /// All of its lines.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }

    /// Numbered lines outside of `#[cfg(test)]` items, counted from one.
    pub(crate) fn product_lines(&self) -> Vec<(usize, &str)> {
        let mut kept = Vec::new();
        let mut at = 0;
        while let Some(line) = self.lines.get(at) {
            if line.trim() == "#[cfg(test)]" {
                at = self.end_of_item(at) + 1;
            } else {
                kept.push((at + 1, line.as_str()));
                at += 1;
            }
        }
        kept
    }

    /// Numbered lines that belong to tests, counted from one.
    pub(crate) fn test_lines(&self) -> Vec<(usize, &str)> {
        let product: BTreeSet<usize> = self.product_lines().iter().map(|(number, _)| *number).collect();
        let all = self.lines.iter().enumerate().map(|(at, line)| (at + 1, line.as_str()));
        all.filter(|(number, _)| self.is_test() || !product.contains(number)).collect()
    }

    /// The functions outside of tests.
    pub(crate) fn functions(&self) -> Vec<Function> {
        let kept = self.product_lines();
        kept.iter()
            .enumerate()
            .filter_map(|(at, (_, line))| {
                let name = function_name(line)?;
                let lines = kept.iter().skip(at).position(|(_, other)| closes(line, other))? + 1;
                Some(Function { name: name.to_owned(), lines })
            })
            .collect()
    }

    /// The last line of the item whose attribute stands at `at`.
    fn end_of_item(&self, at: usize) -> usize {
        let Some(attribute) = self.lines.get(at) else {
            return at;
        };
        let item = self.lines.iter().enumerate().skip(at + 1);
        for (number, line) in item {
            let one_line_item = indent(line) == indent(attribute) && line.ends_with(';');
            if one_line_item || closes(attribute, line) {
                return number;
            }
        }
        self.lines.len()
    }
}

/// Every file under a folder, except in folders that hold no source.
pub(crate) fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            if !SKIPPED.contains(&name) {
                collect(&path, into)?;
            }
        } else {
            into.push(path);
        }
    }
    Ok(())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether `line` ends the block that `opener` begins: a brace at the same indentation, or the opener's own.
fn closes(opener: &str, line: &str) -> bool {
    if std::ptr::eq(opener, line) {
        return line.trim_end().ends_with('}') || line.trim_end().ends_with(';');
    }
    indent(line) == indent(opener) && (line.trim_start().starts_with('}') || line.trim() == ");")
}

/// The name of the function that a line declares.
fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    for word in
        ["pub(crate) ", "pub(super) ", "pub ", "export ", "default ", "const ", "async ", "unsafe ", "extern \"C\" "]
    {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let name = rest.strip_prefix("fn ").or_else(|| rest.strip_prefix("function "))?;
    name.split(['(', '<']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = "\
/// What it does.
pub(crate) fn first(
    one: u8,
) -> u8 {
    if one > 1 {
        2
    } else {
        3
    }
}

#[cfg(test)]
mod tests {
    fn hidden() {
    }
}

impl Thing {
    const fn second(&self) -> u8 { 1 }
}
";

    #[test]
    fn functions_are_measured_from_signature_to_closing_brace() {
        let found: Vec<(String, usize)> =
            Source::new("a.rs", EXAMPLE).functions().into_iter().map(|found| (found.name, found.lines)).collect();
        assert_eq!(found, [("first".to_owned(), 9), ("second".to_owned(), 1)]);
    }

    #[test]
    fn test_modules_are_not_product_lines() {
        let source = Source::new("a.rs", EXAMPLE);
        assert!(!source.product_lines().iter().any(|(_, line)| line.contains("hidden")));
        assert!(source.product_lines().iter().any(|(number, line)| *number == 18 && line.contains("impl")));
    }

    #[test]
    fn files_of_tests_are_recognised_by_their_place() {
        assert!(Source::new("agent/core/src/authorize/tests.rs", "").is_test());
        assert!(Source::new("tests/src/lib.rs", "").is_test());
        assert!(!Source::new("agent/core/src/authorize.rs", "").is_test());
        assert!(Source::new("web-admin/src/ui/table.test.tsx", "").is_test());
        assert!(!Source::new("web-admin/src/ui/table.tsx", "").is_test());
    }

    #[test]
    fn functions_of_pages_are_measured_too() {
        let text = "export default async function Page() {\n  return 1;\n}\n";
        let found: Vec<_> = Source::new("a.tsx", text).functions().into_iter().map(|found| found.lines).collect();
        assert_eq!(found, [3]);
    }
}
