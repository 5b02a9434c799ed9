//! The table check → patch → test in `docs/threat-model.md`, between two markers, written from the catalogue.

use anyhow::{Context, Result, ensure};

use super::catalogue::{Catalogue, Mutant};
use super::pages::PageMutant;
use crate::house::House;

const FILE: &str = "docs/threat-model.md";
const BEGIN: &str = "<!-- mutants: begin, written by `cargo xtask gen` -->";
const END: &str = "<!-- mutants: end -->";

/// Writes the table again.
pub(crate) fn write(house: &House, catalogue: &Catalogue) -> Result<()> {
    let fresh = refreshed(&read(house)?, catalogue)?;
    std::fs::write(house.at(FILE), fresh).with_context(|| format!("cannot write {FILE}"))
}

/// An error if the table is not what `write` would write.
pub(crate) fn check(house: &House, catalogue: &Catalogue) -> Result<()> {
    let present = read(house)?;
    ensure!(refreshed(&present, catalogue)? == present, "the table in {FILE} is stale: run `cargo xtask gen`");
    Ok(())
}

fn read(house: &House) -> Result<String> {
    std::fs::read_to_string(house.at(FILE)).with_context(|| format!("cannot read {FILE}"))
}

fn refreshed(document: &str, catalogue: &Catalogue) -> Result<String> {
    let markers = || format!("{FILE} lacks the markers of the table of mutants");
    let (before, rest) = document.split_once(BEGIN).with_context(markers)?;
    let (_, after) = rest.split_once(END).with_context(markers)?;
    let mut rows =
        String::from("| what the check protects | where it is taken out | the test that goes red |\n|---|---|---|\n");
    for mutant in &catalogue.mutants {
        rows.push_str(&row(mutant));
    }
    for mutant in &catalogue.pages {
        rows.push_str(&page_row(mutant));
    }
    Ok(format!("{before}{BEGIN}\n{rows}{END}{after}"))
}

fn row(mutant: &Mutant) -> String {
    let test = mutant.test.rsplit("::").next().unwrap_or(&mutant.test).replace('_', " ");
    format!(
        "| {} | `{}` (`{}`) | {test} (`{}`) |\n",
        mutant.protects,
        mutant.file.display(),
        mutant.name,
        mutant.package
    )
}

fn page_row(PageMutant { name, protects, file, case, .. }: &PageMutant) -> String {
    format!("| {protects} | `web-admin/{file}` (`{name}`) | {case} (`web-admin`) |\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_text_between_the_markers_changes_and_twice_is_as_good_as_once() {
        let document = format!("before\n{BEGIN}\nold\n{END}\nafter\n");
        let empty = Catalogue { mutants: Vec::new(), pages: Vec::new() };
        let once = refreshed(&document, &empty).expect("markers");
        assert!(once.starts_with("before\n") && once.ends_with("\nafter\n") && !once.contains("old"));
        assert_eq!(refreshed(&once, &empty).expect("markers"), once);
    }
}
