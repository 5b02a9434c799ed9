//! The list of mutants, as it lies in `tests/mutants/*.toml`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::house::House;

/// Where the lists lie.
const FOLDER: &str = "tests/mutants";

/// Package and target of the tests of the whole house, which run the built programs.
pub(crate) const HOUSE: (&str, &str) = ("lethe-tests", "house");

/// One check, the patch that takes it out, and the test that must notice.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mutant {
    /// Unique; lower-case words with hyphens.
    pub(crate) name: String,
    /// One sentence: what is protected by the check.
    pub(crate) protects: String,
    /// The source file, relative to the workspace's root.
    pub(crate) file: PathBuf,
    /// Text that occurs exactly once in that file.
    pub(crate) find: String,
    /// What stands there instead when the mutant is on. May be empty for statements.
    pub(crate) replace: String,
    /// What `find` is in the language.
    pub(crate) form: Form,
    /// The package that holds the test.
    pub(crate) package: String,
    /// `lib`, or the name of an integration test.
    #[serde(default = "lib")]
    pub(crate) target: String,
    /// The full name of the test that must go red.
    pub(crate) test: String,
    /// A test of the whole house, against real processes, that must go red as well.
    pub(crate) house: Option<String>,
}

/// One test, as it is found: package, target and full name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Test {
    /// The package.
    pub(crate) package: String,
    /// `lib`, or the name of an integration test.
    pub(crate) target: String,
    /// The full name.
    pub(crate) name: String,
}

impl Mutant {
    /// The tests that must go red.
    pub(crate) fn tests(&self) -> Vec<Test> {
        let own = Test { package: self.package.clone(), target: self.target.clone(), name: self.test.clone() };
        let whole =
            |name: &String| Test { package: HOUSE.0.to_owned(), target: HOUSE.1.to_owned(), name: name.clone() };
        std::iter::once(own).chain(self.house.as_ref().map(whole)).collect()
    }
}

/// What the found text is, and so how it is patched.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Form {
    /// Whole statements without `let`: both versions are compiled and switched at run time.
    Statement,
    /// An expression: both versions are compiled and switched at run time.
    Expression,
    /// Anything else, such as a constant or a pattern: compiled by itself, which costs a build.
    Alone,
}

fn lib() -> String {
    "lib".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    mutant: Vec<Mutant>,
}

/// All mutants, in the order of their files.
pub(crate) struct Catalogue {
    /// The mutants.
    pub(crate) mutants: Vec<Mutant>,
}

impl Catalogue {
    /// Reads every list; a house without any has an empty catalogue.
    pub(crate) fn read(house: &House) -> Result<Self> {
        let Ok(entries) = std::fs::read_dir(house.at(FOLDER)) else {
            return Ok(Self { mutants: Vec::new() });
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        let mut texts = Vec::new();
        for file in files {
            let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            texts.push((file.display().to_string(), text));
        }
        Self::parse(&texts)
    }

    /// Keeps the mutants whose names contain a text.
    pub(crate) fn keep(&mut self, wanted: &str) {
        self.mutants.retain(|mutant| mutant.name.contains(wanted));
    }

    fn parse(texts: &[(String, String)]) -> Result<Self> {
        let mut mutants = Vec::new();
        let mut names = BTreeSet::new();
        for (file, text) in texts {
            let list: List = toml::from_str(text).with_context(|| format!("{file} is not a list of mutants"))?;
            for mutant in list.mutant {
                ensure!(names.insert(mutant.name.clone()), "two mutants are called {}", mutant.name);
                let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
                ensure!(mutant.name.chars().all(letters), "mutant {}: lower-case words with hyphens", mutant.name);
                mutants.push(mutant);
            }
        }
        Ok(Self { mutants })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"
        [[mutant]]
        name = "one-person-counts-twice"
        protects = "A person counts once."
        file = "proto/src/quorum.rs"
        find = "a"
        replace = "b"
        form = "expression"
        package = "lethe-proto"
        test = "quorum::tests::a_person_counts_once"
    "#;

    #[test]
    fn a_list_is_read_and_the_test_is_in_the_library_unless_said_otherwise() {
        let catalogue = Catalogue::parse(&[("one.toml".to_owned(), ONE.to_owned())]).expect("a list");
        assert_eq!(catalogue.mutants.len(), 1);
        assert!(catalogue.mutants.iter().all(|mutant| mutant.target == "lib"));
    }

    #[test]
    fn two_mutants_of_one_name_are_refused() {
        assert!(
            Catalogue::parse(&[("one.toml".to_owned(), ONE.to_owned()), ("two.toml".to_owned(), ONE.to_owned())])
                .is_err()
        );
    }
}
