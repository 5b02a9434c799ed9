//! Files and functions stay small enough to be read in one go, in Rust and in the pages' TypeScript. Tests are not counted.

use anyhow::{Result, bail};

use crate::house::House;
use crate::source::Source;

/// Limits in lines outside of tests, comments included.
const MEDIAN: usize = 130;
const NINETIETH: usize = 300;
const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 60;

/// How many of the longest are printed.
const LISTED: usize = 5;

/// A length and whose it is.
struct Length {
    lines: usize,
    whose: String,
}

/// Measures every Rust file of the product, and then every TypeScript file.
pub(crate) fn run(house: &House) -> Result<String> {
    let rust = measure(Source::under(house, "")?)?;
    let pages = measure(Source::of_pages(house)?)?;
    Ok(format!("Rust: {rust}; TypeScript: {pages}"))
}

fn measure(sources: Vec<Source>) -> Result<String> {
    let sources: Vec<Source> = sources.into_iter().filter(|source| !source.is_test()).collect();
    let mut files = Vec::new();
    let mut functions = Vec::new();
    for source in &sources {
        let path = source.path.display();
        files.push(Length { lines: source.product_lines().len(), whose: path.to_string() });
        let own = source.functions().into_iter();
        functions.extend(own.map(|found| Length { lines: found.lines, whose: format!("{path} {}", found.name) }));
    }
    list("files", &mut files);
    list("functions", &mut functions);
    judge(&files, &functions)
}

/// Sorts the longest to the front and prints the first of them.
fn list(what: &str, lengths: &mut [Length]) {
    lengths.sort_by(|one, other| other.lines.cmp(&one.lines).then_with(|| one.whose.cmp(&other.whose)));
    println!("   longest {what}:");
    for length in lengths.iter().take(LISTED) {
        println!("   {:>5}  {}", length.lines, length.whose);
    }
}

/// Both lists come with the longest first.
fn judge(files: &[Length], functions: &[Length]) -> Result<String> {
    let (median, ninetieth) = (quantile(files, 2), quantile(files, 10));
    let mut wrong = Vec::new();
    if median > MEDIAN {
        wrong.push(format!("the median file has {median} lines, the limit is {MEDIAN}"));
    }
    if ninetieth > NINETIETH {
        wrong.push(format!("the 90th percentile of files is {ninetieth} lines, the limit is {NINETIETH}"));
    }
    for (lengths, limit) in [(files, LONGEST_FILE), (functions, LONGEST_FUNCTION)] {
        let long = lengths.iter().filter(|length| length.lines > limit);
        wrong.extend(long.map(|length| format!("{} has {} lines, the limit is {limit}", length.whose, length.lines)));
    }
    if !wrong.is_empty() {
        bail!("too long:\n      {}", wrong.join("\n      "));
    }
    Ok(format!(
        "{} files, median {median} lines, 90th percentile {ninetieth}, {} functions",
        files.len(),
        functions.len()
    ))
}

/// The length that one in `of` files exceeds.
fn quantile(longest_first: &[Length], of: usize) -> usize {
    longest_first.get(longest_first.len() / of).map_or(0, |length| length.lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(lines: &[usize]) -> Vec<Length> {
        lines.iter().map(|lines| Length { lines: *lines, whose: "it".to_owned() }).collect()
    }

    #[test]
    fn small_files_and_functions_pass() {
        assert!(judge(&lengths(&[500, 300, 130, 130, 20, 20, 20, 20, 20, 20]), &lengths(&[60])).is_ok());
    }

    #[test]
    fn one_file_or_function_that_is_too_long_fails() {
        assert!(judge(&lengths(&[501, 20, 20]), &lengths(&[5])).is_err());
        assert!(judge(&lengths(&[20]), &lengths(&[61])).is_err());
    }

    #[test]
    fn a_house_of_middling_files_fails_by_its_median() {
        assert!(judge(&lengths(&[140, 140, 140]), &lengths(&[5])).is_err());
    }
}
