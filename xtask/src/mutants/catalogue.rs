//! The list of mutants, as it lies in `tests/mutants/*.toml` and, for the pages, in `tests/mutants/page.json`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::pages::PageMutant;
use crate::house::House;

/// Where the lists lie.
const FOLDER: &str = "tests/mutants";

/// The list of the pages' mutants, in that folder.
const PAGES: &str = "page.json";

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
    /// The mutants of the programs.
    pub(crate) mutants: Vec<Mutant>,
    /// The mutants of the pages.
    pub(crate) pages: Vec<PageMutant>,
}

impl Catalogue {
    /// Reads every list; a house without any has an empty catalogue.
    pub(crate) fn read(house: &House) -> Result<Self> {
        let Ok(entries) = std::fs::read_dir(house.at(FOLDER)) else {
            return Ok(Self { mutants: Vec::new(), pages: Vec::new() });
        };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
        files.sort();
        let mut texts = Vec::new();
        for file in files {
            let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            texts.push((file.display().to_string(), text));
        }
        let file = house.at(FOLDER).join(PAGES);
        let pages = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Self::parse(&texts, &pages)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.mutants.len() + self.pages.len()
    }

    /// Keeps the mutants whose names contain a text.
    pub(crate) fn keep(&mut self, wanted: &str) {
        self.mutants.retain(|mutant| mutant.name.contains(wanted));
        self.pages.retain(|mutant| mutant.name.contains(wanted));
    }

    fn parse(texts: &[(String, String)], pages: &str) -> Result<Self> {
        let mut mutants = Vec::new();
        for (file, text) in texts {
            let list: List = toml::from_str(text).with_context(|| format!("{file} is not a list of mutants"))?;
            mutants.extend(list.mutant);
        }
        let pages: Vec<PageMutant> =
            serde_json::from_str(pages).with_context(|| format!("{PAGES} is not a list of mutants"))?;
        let mut names = BTreeSet::new();
        for name in mutants.iter().map(|mutant| &mutant.name).chain(pages.iter().map(|mutant| &mutant.name)) {
            ensure!(names.insert(name), "two mutants are called {name}");
            let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
            ensure!(name.chars().all(letters), "mutant {name}: lower-case words with hyphens");
        }
        Ok(Self { mutants, pages })
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

    const PAGE: &str = r#"[{"name": "NAME", "protects": "A person counts once.", "file": "proto/quorum.ts", "find": "a",
        "replace": "b", "test": "proto/tests/people.test.ts", "case": "a person counts once"}]"#;

    fn parsed(texts: &[&str], page: &str) -> Result<Catalogue> {
        let texts: Vec<_> = texts.iter().map(|text| ("list.toml".to_owned(), (*text).to_owned())).collect();
        Catalogue::parse(&texts, &PAGE.replace("NAME", page))
    }

    #[test]
    fn a_list_is_read_and_the_test_is_in_the_library_unless_said_otherwise() {
        let catalogue = parsed(&[ONE], "page-one-person-counts-twice").expect("a list");
        assert_eq!((catalogue.mutants.len(), catalogue.len()), (1, 2));
        assert!(catalogue.mutants.iter().all(|mutant| mutant.target == "lib"));
    }

    #[test]
    fn two_mutants_of_one_name_are_refused() {
        assert!(parsed(&[ONE, ONE], "other").is_err());
        assert!(parsed(&[ONE], "one-person-counts-twice").is_err());
    }

    #[test]
    fn what_is_wanted_is_kept_of_programs_and_pages() {
        let mut catalogue = parsed(&[ONE], "page-other").expect("a list");
        catalogue.keep("page");
        assert_eq!((catalogue.mutants.len(), catalogue.pages.len()), (0, 1));
    }
}
