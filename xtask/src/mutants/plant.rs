//! Plants mutants into the copied sources. Switchable ones stand beside the original code, dormant until their name is
//! in `LETHE_MUTANT`; the code of the product never reads that variable.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use super::catalogue::{Catalogue, Form, Mutant};
use super::copy::Copy;
use crate::house::House;

/// The variable that switches a planted mutant on.
pub(crate) const SWITCH: &str = "LETHE_MUTANT";

/// Plants every switchable mutant and makes sure that the patch of every other one still fits. All misfits are named.
pub(crate) fn all(copy: &Copy, catalogue: &Catalogue) -> Result<()> {
    let mut by_file: BTreeMap<&Path, Vec<&Mutant>> = BTreeMap::new();
    for mutant in &catalogue.mutants {
        by_file.entry(&mutant.file).or_default().push(mutant);
    }
    let mut misfits = Vec::new();
    for (file, mutants) in by_file {
        let original = copy.text(file)?;
        misfits.extend(mutants.iter().filter_map(|mutant| misfit(&original, mutant)));
        if misfits.is_empty() {
            copy.put(file, &planted(&original, &mutants)?)?;
        }
    }
    ensure!(misfits.is_empty(), "patches that no longer fit:\n      {}", misfits.join("\n      "));
    Ok(())
}

/// The original file with one mutant in the place of the original code, for mutants that cannot be switched. The others are left out of it:
/// one of them may lie inside the text that this one replaces.
pub(crate) fn alone(house: &House, mutant: &Mutant) -> Result<String> {
    let file = house.at(&mutant.file);
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    match misfit(&text, mutant) {
        None => Ok(text.replacen(&mutant.find, &mutant.replace, 1)),
        Some(misfit) => bail!("a patch that no longer fits: {misfit}"),
    }
}

/// Why a patch cannot be put into its file.
pub(super) fn misfit(text: &str, mutant: &Mutant) -> Option<String> {
    match text.matches(&mutant.find).count() {
        1 => None,
        0 => Some(format!("{}: {} does not contain its text", mutant.name, mutant.file.display())),
        many => Some(format!("{}: {} contains its text {many} times", mutant.name, mutant.file.display())),
    }
}

/// The text with all switchable mutants planted, from the last place to the first, so that places stay true.
pub(super) fn planted(original: &str, mutants: &[&Mutant]) -> Result<String> {
    let mut places: Vec<(usize, &Mutant)> = mutants
        .iter()
        .filter(|mutant| mutant.form != Form::Alone)
        .filter_map(|mutant| Some((original.find(&mutant.find)?, *mutant)))
        .collect();
    places.sort_by_key(|(at, _)| *at);
    for pair in places.windows(2) {
        if let [(first, one), (second, other)] = pair {
            ensure!(first + one.find.len() <= *second, "{} and {} patch the same text", one.name, other.name);
        }
    }
    let mut text = original.to_owned();
    for (at, mutant) in places.into_iter().rev() {
        text.replace_range(at..at + mutant.find.len(), &switched(mutant));
    }
    Ok(text)
}

fn switched(mutant: &Mutant) -> String {
    let Mutant { name, find, replace, .. } = mutant;
    let choice = format!(
        "if std::env::var_os(\"{SWITCH}\").is_some_and(|on| on == \"{name}\") {{ {replace} }} else {{ {find} }}"
    );
    match mutant.form {
        Form::Expression => format!("({choice})"),
        Form::Statement | Form::Alone => choice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutant(name: &str, find: &str, form: Form) -> Mutant {
        Mutant {
            name: name.to_owned(),
            protects: String::new(),
            file: "a.rs".into(),
            find: find.to_owned(),
            replace: "true".to_owned(),
            form,
            package: String::new(),
            target: String::new(),
            test: String::new(),
            house: None,
        }
    }

    #[test]
    fn both_versions_of_an_expression_stand_side_by_side() {
        let text = planted("if a == b && c {}", &[&mutant("m", "a == b", Form::Expression)]).expect("fits");
        assert_eq!(
            text,
            "if (if std::env::var_os(\"LETHE_MUTANT\").is_some_and(|on| on == \"m\") { true } else { a == b }) && c {}"
        );
    }

    #[test]
    fn mutants_of_one_file_do_not_move_each_other() {
        let (first, second) = (mutant("m", "one();", Form::Statement), mutant("n", "two();", Form::Statement));
        let text = planted("one(); two();", &[&second, &first]).expect("fits");
        assert!(text.contains("{ one(); } if") && text.ends_with("else { two(); }"));
    }

    #[test]
    fn overlapping_mutants_are_refused() {
        let (first, second) = (mutant("m", "one(); two", Form::Statement), mutant("n", "two();", Form::Statement));
        assert!(planted("one(); two();", &[&first, &second]).is_err());
    }

    #[test]
    fn a_text_that_is_missing_or_ambiguous_is_a_misfit() {
        assert!(misfit("b", &mutant("m", "a", Form::Alone)).is_some());
        assert!(misfit("a a", &mutant("m", "a", Form::Alone)).is_some());
        assert!(misfit("a", &mutant("m", "a", Form::Alone)).is_none());
    }
}
