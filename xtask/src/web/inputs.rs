//! What the pages are made from, as one digest: equal digests need no second build.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;

use anyhow::{Context, Result};

use crate::house::House;
use crate::npm;
use crate::source;

/// Inside the console's folder, what no page is made from.
const OTHERS: [&str; 1] = ["e2e"];

/// A digest over paths and contents. It only has to notice changes; nobody would gain from forging one.
pub(crate) fn digest(house: &House) -> Result<String> {
    let folder = npm::folder(house);
    let mut files = Vec::new();
    source::collect(&folder, &mut files)?;
    files.retain(|file| file.strip_prefix(&folder).is_ok_and(is_input));
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(&folder).unwrap_or(&file).hash(&mut hasher);
        std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

fn is_input(path: &Path) -> bool {
    let first = path.components().next().and_then(|part| part.as_os_str().to_str()).unwrap_or_default();
    !OTHERS.contains(&first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_tests_are_not_what_a_page_is_made_from() {
        assert!(is_input(Path::new("src/main.tsx")));
        assert!(is_input(Path::new("package-lock.json")));
        assert!(!is_input(Path::new("e2e/story.test.ts")));
    }
}
