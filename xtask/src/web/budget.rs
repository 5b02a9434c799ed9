//! The script that a browser must have before a first page stands: at most 160 kB, gzipped, in the language that takes most.
//!
//! A first page is what somebody opens without knowing an address: the sign-in, and the overview once they are signed in. It takes
//! the scripts that `index.html` names, the page's own, all that these import at once, and the texts that any of them asks for.
//!
//! The portal is opened by everybody, on telephones, before any app: all of its scripts together are at most 60 kB.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::house::House;
use crate::{program, source};

const LIMIT_BYTES: u64 = 160_000;
const PORTAL_LIMIT_BYTES: u64 = 60_000;
const FOLDER: &str = "web-admin/dist/console";
const PORTAL_FOLDER: &str = "web-admin/dist/portal/assets";
const FIRST_PAGES: [(&str, &str); 2] = [("sign-in", "src/routes/sign-in.tsx"), ("overview", "src/routes/overview.tsx")];
const LANGUAGES: [&str; 2] = ["en", "ru"];
/// In place of names of texts: a script that may say anything.
const ANY: &str = "*";

/// A file of the build, as Vite's manifest has it.
#[derive(Deserialize)]
struct Made {
    file: String,
    #[serde(default)]
    imports: Vec<String>,
}

/// What the build says of itself.
struct Build {
    /// Scripts that the page names.
    entry: Vec<String>,
    /// By source, or by a name of the build's own.
    made: BTreeMap<String, Made>,
    /// Script → names of the texts that it asks for (`web-admin/vite.texts.ts`).
    texts: BTreeMap<String, Vec<String>>,
}

/// Counts every first page in every language.
pub(crate) fn check(house: &House) -> Result<String> {
    let folder = house.at(FOLDER);
    let build = Build::read(&folder)?;
    let mut said = Vec::new();
    for (name, source) in FIRST_PAGES {
        for language in LANGUAGES {
            let files = build.files(source, language)?;
            let mut bytes = 0;
            for file in &files {
                bytes += gzipped(&folder.join(file))?;
            }
            said.push(weigh(&format!("{name} ({language})"), bytes, files.len(), LIMIT_BYTES)?);
        }
    }
    said.push(portal(house)?);
    Ok(said.join(", "))
}

/// Counts all scripts of the portal.
fn portal(house: &House) -> Result<String> {
    let mut files = Vec::new();
    source::collect(&house.at(PORTAL_FOLDER), &mut files)?;
    files.retain(|file| file.extension().is_some_and(|end| end == "js"));
    ensure!(!files.is_empty(), "{PORTAL_FOLDER} has no script");
    let bytes = files.iter().map(|file| gzipped(file)).sum::<Result<u64>>()?;
    weigh("portal", bytes, files.len(), PORTAL_LIMIT_BYTES)
}

/// The weight in words; an error where it is too much.
fn weigh(page: &str, bytes: u64, files: usize, limit_bytes: u64) -> Result<String> {
    let said = format!("{page} {} kB of script in {files} files", bytes.div_ceil(1000));
    ensure!(bytes <= limit_bytes, "{said}: more than {} kB gzipped", limit_bytes / 1000);
    Ok(said)
}

impl Build {
    fn read(folder: &Path) -> Result<Self> {
        let read = |path: &str| {
            let file = folder.join(path);
            std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
        };
        let entry = scripts(&read("index.html")?);
        ensure!(!entry.is_empty(), "{FOLDER}/index.html names no script");
        let made = serde_json::from_str(&read(".vite/manifest.json")?).context("the manifest is not Vite's")?;
        let texts = serde_json::from_str(&read(".vite/texts.json")?).context("texts.json is not that of this build")?;
        Ok(Self { entry, made, texts })
    }

    /// The scripts of a page with its texts in one language.
    fn files(&self, source: &str, language: &str) -> Result<BTreeSet<String>> {
        let mut roots = self.entry.clone();
        roots.push(self.made(source)?.file.clone());
        let mut files = self.with_imports(roots)?;
        let asked: BTreeSet<&str> =
            files.iter().filter_map(|file| self.texts.get(file)).flatten().map(String::as_str).collect();
        let folder = format!("src/i18n/{language}/");
        let mut texts = Vec::new();
        for (source, made) in &self.made {
            let name = source.strip_prefix(&folder).and_then(|file| file.strip_suffix(".ts"));
            if name.is_some_and(|name| asked.contains(name) || asked.contains(ANY)) {
                texts.push(made.file.clone());
            }
        }
        ensure!(asked.contains(ANY) || texts.len() == asked.len(), "the build lacks texts of {asked:?} in {language}");
        files.append(&mut self.with_imports(texts)?);
        Ok(files)
    }

    /// These files and what they import at once; what waits for a click is not among it.
    fn with_imports(&self, mut waiting: Vec<String>) -> Result<BTreeSet<String>> {
        let mut files = BTreeSet::new();
        while let Some(file) = waiting.pop() {
            if !files.insert(file.clone()) {
                continue;
            }
            let known = self.made.values().find(|made| made.file == file);
            for import in &known.with_context(|| format!("the manifest has no {file}"))?.imports {
                waiting.push(self.made(import)?.file.clone());
            }
        }
        Ok(files)
    }

    fn made(&self, source: &str) -> Result<&Made> {
        self.made.get(source).with_context(|| format!("the manifest has no {source}"))
    }
}

/// What `index.html` loads at once: `src` of scripts and `href` of module preloads, without the leading `/`.
fn scripts(page: &str) -> Vec<String> {
    let tags = page.split('<').filter(|tag| tag.starts_with("script") || tag.contains("modulepreload"));
    tags.filter_map(|tag| between(tag, "src=\"/").or_else(|| between(tag, "href=\"/"))).collect()
}

fn between(text: &str, opening: &str) -> Option<String> {
    let path = text.split_once(opening)?.1.split('"').next()?;
    Path::new(path).extension().is_some_and(|end| end == "js").then(|| path.to_owned())
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

    fn made(file: &str, imports: &[&str]) -> Made {
        Made { file: file.to_owned(), imports: imports.iter().map(|&name| name.to_owned()).collect() }
    }

    /// An entry with one import, a page with one, texts in two languages, and a dialog that nothing imports at once.
    fn build(asks: &str) -> Build {
        let made = [
            ("_frame.js", made("a/frame.js", &["_kit.js"])),
            ("_kit.js", made("a/kit.js", &[])),
            ("_list.js", made("a/list.js", &["_kit.js"])),
            ("src/dialog.tsx", made("a/dialog.js", &[])),
            ("src/i18n/en/one.ts", made("a/one-en.js", &[])),
            ("src/i18n/ru/one.ts", made("a/one-ru.js", &[])),
            ("src/i18n/ru/two.ts", made("a/two-ru.js", &[])),
            ("src/routes/page.tsx", made("a/page.js", &["_list.js"])),
        ];
        Build {
            entry: vec!["a/frame.js".to_owned()],
            made: made.into_iter().map(|(name, made)| (name.to_owned(), made)).collect(),
            texts: BTreeMap::from([
                ("a/list.js".to_owned(), vec![asks.to_owned()]),
                ("a/dialog.js".to_owned(), vec!["two".to_owned()]),
            ]),
        }
    }

    #[test]
    fn scripts_and_preloads_of_a_page_count_and_its_styles_do_not() {
        let page = "<script type=\"module\" src=\"/assets/a.js\"></script><link rel=\"modulepreload\" href=\"/assets/b.js\">\
                    <link rel=\"stylesheet\" href=\"/assets/c.css\">";
        assert_eq!(scripts(page), ["assets/a.js", "assets/b.js"]);
    }

    #[test]
    fn a_first_page_is_its_own_scripts_their_imports_and_the_texts_they_ask_for() {
        let files = build("one").files("src/routes/page.tsx", "ru").expect("a whole build");
        assert_eq!(
            files.into_iter().collect::<Vec<_>>(),
            ["a/frame.js", "a/kit.js", "a/list.js", "a/one-ru.js", "a/page.js"]
        );
    }

    #[test]
    fn a_script_that_may_say_anything_is_counted_with_every_text() {
        let files = build(ANY).files("src/routes/page.tsx", "ru").expect("a whole build");
        assert!(files.contains("a/one-ru.js") && files.contains("a/two-ru.js") && !files.contains("a/one-en.js"));
    }

    #[test]
    fn texts_and_pages_that_the_build_lacks_are_an_error_and_not_weightless() {
        assert!(build("two").files("src/routes/page.tsx", "en").is_err());
        assert!(build("one").files("src/routes/other.tsx", "en").is_err());
    }

    #[test]
    fn a_page_of_one_byte_too_much_fails() {
        assert!(weigh("overview (ru)", LIMIT_BYTES, 3, LIMIT_BYTES).is_ok());
        let refused = weigh("overview (ru)", LIMIT_BYTES + 1, 3, LIMIT_BYTES).expect_err("too much");
        assert!(refused.to_string().contains("overview (ru) 161 kB"), "{refused}");
    }
}
