//! Mutants of the approver page, of its library and of the console. They are listed in `tests/mutants/page.json`, and
//! `web-admin/scripts/mutants.mjs` tries them: no compiler judges the patches, so each is applied by itself.

use anyhow::Result;
use serde::Deserialize;

use crate::house::House;
use crate::{npm, program};

/// The part of a row that the table shows and that is compared with the sources; the script reads the rest.
#[derive(Deserialize)]
pub(crate) struct PageMutant {
    /// Unique; lower-case words with hyphens.
    pub(crate) name: String,
    /// One sentence: what is protected by the check.
    pub(crate) protects: String,
    /// The source file, relative to `web-admin`.
    pub(crate) file: String,
    /// Text that occurs exactly once in that file.
    pub(crate) find: String,
    /// The file of the test, relative to `web-admin`.
    pub(crate) test: String,
    /// Part of the title of the test that must go red.
    pub(crate) case: String,
}

/// Tries those whose names contain a text. An error names, on the terminal, those that survived.
pub(super) fn run(house: &House, mutants: &[PageMutant], wanted: &str) -> Result<String> {
    if mutants.is_empty() {
        return Ok("none of the pages".to_owned());
    }
    npm::install(house)?;
    program::run(&mut npm::npm(house, &["run", "--silent", "mutants", "--", wanted]))?;
    Ok(format!("{} checks of the pages taken out, each noticed", mutants.len()))
}
