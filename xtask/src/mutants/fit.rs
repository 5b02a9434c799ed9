//! Whether the lists still fit the sources, told from the texts alone: each patch is found exactly once, each test and each file is there.
//! Costs no build, so that a moved line is learnt long before the mutants are tried.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::catalogue::{Catalogue, Mutant, Test};
use super::pages::PageMutant;
use super::plant;
use super::programs::LIBRARY;
use crate::house::House;
use crate::source::Source;

/// The list from which a macro makes a test of every attack of the hostile server, in whatever package asks for it.
const ATTACKS: &str = "tests/hostile/src/every_row.rs";

/// An error that names every row that does not fit.
pub(crate) fn check(house: &House, catalogue: &Catalogue) -> Result<()> {
    let text = |path: &Path| std::fs::read_to_string(house.at(path)).ok();
    let mut wrong = patches(&catalogue.mutants, text);
    wrong.extend(catalogue.pages.iter().filter_map(|row| page_fault(row, text)));
    let mut packages = Packages::find(house)?;
    for mutant in &catalogue.mutants {
        for test in mutant.tests() {
            if !packages.has(house, &test)? {
                wrong.push(format!("{}: no test {} in {} ({})", mutant.name, test.name, test.package, test.target));
            }
        }
    }
    ensure!(wrong.is_empty(), "rows of tests/mutants that no longer fit:\n      {}", wrong.join("\n      "));
    Ok(())
}

/// Patches that are not found exactly once, or that lie in each other.
fn patches(mutants: &[Mutant], text: impl Fn(&Path) -> Option<String>) -> Vec<String> {
    let mut by_file: BTreeMap<&Path, Vec<&Mutant>> = BTreeMap::new();
    for mutant in mutants {
        by_file.entry(&mutant.file).or_default().push(mutant);
    }
    let faults = |(file, mutants): (&Path, Vec<&Mutant>)| match text(file) {
        None => vec![format!("{}: there is no file {}", names(&mutants), file.display())],
        Some(text) => {
            let mut wrong: Vec<String> = mutants.iter().filter_map(|mutant| plant::misfit(&text, mutant)).collect();
            if wrong.is_empty() {
                wrong.extend(plant::planted(&text, &mutants).err().map(|error| error.to_string()));
            }
            wrong
        }
    };
    by_file.into_iter().flat_map(faults).collect()
}

fn names(mutants: &[&Mutant]) -> String {
    mutants.iter().map(|mutant| mutant.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What is wrong with a row of the pages. Titles of their tests may be put together at run time, so only the file is looked for.
fn page_fault(row: &PageMutant, text: impl Fn(&Path) -> Option<String>) -> Option<String> {
    let inside = |path: &str| text(&Path::new("web-admin").join(path));
    let fault = match inside(&row.file).map(|text| text.matches(&row.find).count()) {
        None => format!("there is no file web-admin/{}", row.file),
        Some(0) => format!("web-admin/{} does not contain its text", row.file),
        Some(1) if inside(&row.test).is_none() => format!("there is no file web-admin/{}", row.test),
        Some(1) => return None,
        Some(many) => format!("web-admin/{} contains its text {many} times", row.file),
    };
    Some(format!("{}: {fault}", row.name))
}

/// The names of functions in the packages of the house, read when somebody asks for them, and those that a macro makes.
struct Packages {
    folders: BTreeMap<String, PathBuf>,
    functions: BTreeMap<PathBuf, BTreeSet<String>>,
    attacks: BTreeSet<String>,
}

impl Packages {
    /// The members that the workspace lists.
    fn find(house: &House) -> Result<Self> {
        let members = house.members()?;
        let folders = members.into_iter().filter_map(|member| Some((house.package(&member)?, member))).collect();
        let list = std::fs::read_to_string(house.at(ATTACKS)).with_context(|| format!("cannot read {ATTACKS}"))?;
        let attacks = list.lines().filter_map(|line| line.trim().split_once(" = \"")).map(|(name, _)| name.to_owned());
        Ok(Self { folders, functions: BTreeMap::new(), attacks: attacks.collect() })
    }

    /// Whether a function of the test's name is where its target is made from.
    fn has(&mut self, house: &House, test: &Test) -> Result<bool> {
        let Some(package) = self.folders.get(&test.package) else { return Ok(false) };
        let folder = if test.target == LIBRARY { package.join("src") } else { package.join("tests") };
        if !self.functions.contains_key(&folder) {
            let found = functions(house, &folder)?;
            self.functions.insert(folder.clone(), found);
        }
        let (module, name) = test.name.rsplit_once("::").unwrap_or(("", &test.name));
        let is_made = module == "hostile" && self.attacks.contains(name);
        Ok(is_made || self.functions.get(&folder).is_some_and(|functions| functions.contains(name)))
    }
}

fn functions(house: &House, folder: &Path) -> Result<BTreeSet<String>> {
    let sources = Source::under(house, folder.to_str().context("a package's folder has a plain name")?)?;
    Ok(sources.iter().flat_map(Source::lines).filter_map(function).map(str::to_owned).collect())
}

/// The name in a line that begins a function.
fn function(line: &str) -> Option<&str> {
    let (_, after) = line.split_once("fn ")?;
    let end = after.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    after.get(..end).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mutants::catalogue::Form;

    fn mutant(name: &str, find: &str) -> Mutant {
        Mutant {
            name: name.to_owned(),
            protects: String::new(),
            file: "a.rs".into(),
            find: find.to_owned(),
            replace: String::new(),
            form: Form::Statement,
            package: "a".to_owned(),
            target: LIBRARY.to_owned(),
            test: "tests::one".to_owned(),
            house: None,
        }
    }

    fn only(path: &'static str, text: &'static str) -> impl Fn(&Path) -> Option<String> + Copy {
        move |asked| (asked == Path::new(path)).then(|| text.to_owned())
    }

    #[test]
    fn a_patch_fits_when_its_text_is_there_once_and_no_other_patch_lies_in_it() {
        let faults = |rows: &[Mutant], text| patches(rows, only("a.rs", text)).len();
        assert_eq!(faults(&[mutant("m", "one();"), mutant("n", "two();")], "one(); two();"), 0);
        assert_eq!(faults(&[mutant("m", "one();")], "one(); one();"), 1);
        assert_eq!(faults(&[mutant("m", "one();"), mutant("n", "two();")], "three();"), 2);
        assert_eq!(faults(&[mutant("m", "one(); two();"), mutant("n", "two();")], "one(); two();"), 1);
        assert_eq!(patches(&[mutant("m", "one();")], only("b.rs", "one();")).len(), 1);
    }

    #[test]
    fn a_patch_of_a_page_fits_when_its_text_is_there_once_beside_its_test() {
        let row = |file: &str, test: &str| -> PageMutant {
            serde_json::from_str(&format!(
                r#"{{"name": "m", "protects": "", "file": "{file}", "find": "x", "replace": "", "test": "{test}", "case": ""}}"#
            ))
            .expect("a row")
        };
        let fault = |text, test| page_fault(&row("a.ts", test), only("web-admin/a.ts", text));
        assert_eq!(fault("x", "a.ts"), None);
        assert!(fault("x x", "a.ts").is_some() && fault("y", "a.ts").is_some() && fault("x", "b.ts").is_some());
    }

    #[test]
    fn the_name_of_a_function_is_read_from_the_line_that_begins_it() {
        assert_eq!(function("    async fn a_test_1() {"), Some("a_test_1"));
        assert_eq!(function("fn generic<T>(x: T) {"), Some("generic"));
        assert_eq!(function("let f = 1;"), None);
    }
}
