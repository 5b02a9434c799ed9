//! The script that a browser must have before the console's first page stands: at most 160 kB, gzipped.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::house::House;
use crate::program;

const LIMIT_BYTES: u64 = 160_000;
const FOLDER: &str = "web-admin/dist/console";

/// Follows the scripts from the page on: those that it names, and those that they import at once.
pub(crate) fn check(house: &House) -> Result<String> {
    let folder = house.at(FOLDER);
    let read = |path: &str| {
        let file = folder.join(path.trim_start_matches('/'));
        std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let mut waiting = scripts(&read("index.html")?);
    ensure!(!waiting.is_empty(), "{FOLDER}/index.html names no script");
    let mut first = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if first.insert(path.clone()) {
            waiting.extend(imports(&read(&path)?, &path));
        }
    }
    let mut bytes = 0;
    for path in &first {
        bytes += gzipped(&folder.join(path.trim_start_matches('/')))?;
    }
    let said = format!("first page {} kB of script in {} files", bytes.div_ceil(1000), first.len());
    ensure!(bytes <= LIMIT_BYTES, "{said}: more than {} kB gzipped", LIMIT_BYTES / 1000);
    Ok(said)
}

/// What a page loads at once: `src` of scripts and `href` of module preloads.
fn scripts(page: &str) -> Vec<String> {
    let tags = page.split('<').filter(|tag| tag.starts_with("script") || tag.contains("modulepreload"));
    tags.filter_map(|tag| between(tag, "src=\"").or_else(|| between(tag, "href=\""))).collect()
}

/// What a script imports at once: `from"./x.js"` and `import"./x.js"`, never `import("./x.js")`.
fn imports(script: &str, path: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found = Vec::new();
    for word in ["from\"./", "import\"./", "from'./", "import'./"] {
        let quote = if word.contains('"') { '"' } else { '\'' };
        let names = script.split(word).skip(1).filter_map(|rest| rest.split(quote).next());
        found.extend(names.filter(|name| is_script(name)).map(|name| format!("{folder}/{name}")));
    }
    found
}

fn between(text: &str, opening: &str) -> Option<String> {
    text.split_once(opening)?.1.split('"').next().filter(|path| is_script(path)).map(str::to_owned)
}

fn is_script(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|end| end == "js")
}

/// By the program that every Debian machine has, as a web server would do it.
fn gzipped(file: &Path) -> Result<u64> {
    let mut command = Command::new("sh");
    command.args(["-c", "gzip -9 -n -c \"$0\" | wc -c"]).arg(file);
    program::output(&mut command)?.trim().parse().context("`wc -c` prints a number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_preloads_of_a_page_count_and_its_styles_do_not() {
        let page = "<script type=\"module\" src=\"/assets/a.js\"></script><link rel=\"modulepreload\" href=\"/assets/b.js\">\
                    <link rel=\"stylesheet\" href=\"/assets/c.css\">";
        assert_eq!(scripts(page), ["/assets/a.js", "/assets/b.js"]);
    }

    #[test]
    fn imports_that_wait_for_a_click_do_not_count() {
        let script = "import{a}from\"./x.js\";import\"./y.js\";const z=()=>import(\"./z.js\");";
        assert_eq!(imports(script, "/assets/a.js"), ["/assets/x.js", "/assets/y.js"]);
    }
}
