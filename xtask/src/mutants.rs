//! Takes every protective check of the house out, one at a time, and demands that the named test goes red.
//!
//! The patches lie in `tests/mutants/*.toml`. They are applied to a copy of the sources under the target folder, never to
//! the sources themselves. A patch that is an expression or a statement becomes `if ⟨it is switched on⟩ { patched } else
//! { original }` in the copy, so that all of them together cost one build; then each test runs once as it is, and once
//! per patch with that patch switched on. What runs in a browser has a list and a runner of its own (`pages`).

mod catalogue;
mod copy;
mod fit;
mod pages;
mod plant;
mod programs;
mod table;
mod trial;

use anyhow::{Result, bail};
use clap::Args;

use crate::check::Surroundings;
use crate::house::House;

pub(crate) use catalogue::Catalogue;
pub(crate) use fit::check as check_fit;
pub(crate) use table::{check as check_table, write as write_table};

/// Which mutants to try.
#[derive(Args)]
pub(crate) struct Options {
    /// Only the mutants whose names contain this.
    #[arg(long, value_name = "NAME")]
    only: Option<String>,
    /// Instead of trying them, write the table of `docs/threat-model.md` again.
    #[arg(long)]
    write_docs: bool,
}

impl Options {
    /// All of them.
    pub(crate) fn everything() -> Self {
        Self { only: None, write_docs: false }
    }
}

/// Tries the mutants; an error names those that survived and those whose patch no longer fits.
pub(crate) fn run(house: &House, options: &Options) -> Result<String> {
    let mut catalogue = Catalogue::read(house)?;
    if options.write_docs {
        write_table(house, &catalogue)?;
        return Ok("the table in docs/threat-model.md is written".to_owned());
    }
    let wanted = options.only.as_deref().unwrap_or_default();
    catalogue.keep(wanted);
    // Both, so that neither hides what survived in the other.
    let programs = programs(house, &catalogue);
    let pages = pages::run(house, &catalogue.pages, wanted);
    Ok(format!("{}; {}", programs?, pages?))
}

/// Those of the Rust sources.
fn programs(house: &House, catalogue: &Catalogue) -> Result<String> {
    if catalogue.mutants.is_empty() {
        return Ok("none of the programs".to_owned());
    }
    let copy = copy::Copy::make(house)?;
    plant::all(&copy, catalogue)?;
    let verdicts = trial::all(house, &copy, catalogue, &Surroundings::of(house, false));
    // The copy's programs took the place of the house's own under the target folder.
    let restored = house.build_programs();
    let verdicts = verdicts?;
    let mut survivors = Vec::new();
    for (trial, verdict) in &verdicts {
        let line = format!("{verdict:<9} {} → {} {}", trial.mutant.name, trial.test.package, trial.test.name);
        println!("   {line}");
        if !verdict.is_red() {
            survivors.push(line);
        }
    }
    restored?;
    if !survivors.is_empty() {
        let (many, all) = (survivors.len(), verdicts.len());
        bail!("{many} of {all} mutants were not caught by their tests:\n      {}", survivors.join("\n      "));
    }
    Ok(format!("{} checks taken out, {} tests red", catalogue.mutants.len(), verdicts.len()))
}
