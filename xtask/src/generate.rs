//! Files that are written from code or lists and committed: each is made by `cargo xtask gen` and compared by the check. What is written by
//! hand about other files, the lists of mutants, is compared with them in the same step.

use anyhow::Result;
use clap::Args;

use crate::errors;
use crate::house::House;
use crate::mutants::{self, Catalogue};
use crate::web;

/// What to generate.
#[derive(Args)]
pub(crate) struct Options {
    /// Write nothing; fail where a file is stale.
    #[arg(long)]
    check: bool,
}

/// Writes every generated file.
pub(crate) fn run(house: &House, options: &Options) -> Result<()> {
    if options.check {
        return check(house).map(|note| println!("{note}"));
    }
    mutants::write_table(house, &Catalogue::read(house)?)?;
    errors::write(house)?;
    web::write_schema(house)?;
    web::write_attributions(house)?;
    println!("the table of mutants, docs/errors.md, the console's client and its attributions are written");
    Ok(())
}

/// An error if a generated file is not what `run` would write.
pub(crate) fn check(house: &House) -> Result<String> {
    let catalogue = Catalogue::read(house)?;
    mutants::check_fit(house, &catalogue)?;
    mutants::check_table(house, &catalogue)?;
    errors::check(house)?;
    web::check_attributions(house)?;
    Ok(format!(
        "docs/errors.md, the attributions and the table of {} mutants are up to date, and their rows fit",
        catalogue.len()
    ))
}
