//! Who may import whom inside a package: the layers of the server, and what no core ever touches.

use anyhow::Result;

use crate::house::House;
use crate::source::Source;

/// A module of the server and the modules beside it that it may import. `http` (people and programs) and `channel` (devices)
/// are one layer; both read the store, and change it only through a use case.
const SERVER: [(&str, &[&str]); 21] = [
    ("main", &["cli"]),
    (
        "cli",
        &[
            "config",
            "http",
            "jobs",
            "wiring",
            "usecase",
            "keys",
            "geo",
            "directory",
            "company",
            "outbound",
            "callback",
            "store",
            "system",
        ],
    ),
    (
        "http",
        &[
            "channel",
            "config",
            "wiring",
            "usecase",
            "geo",
            "directory",
            "company",
            "mail",
            "sms",
            "outbound",
            "jose",
            "store",
        ],
    ),
    ("channel", &["http", "wiring", "usecase", "store"]),
    ("jobs", &["wiring", "usecase", "callback", "store"]),
    (
        "wiring",
        &[
            "config",
            "usecase",
            "keys",
            "passkey",
            "password",
            "geo",
            "directory",
            "company",
            "mail",
            "sms",
            "outbound",
            "callback",
            "jose",
            "store",
            "system",
        ],
    ),
    ("usecase", &["keys", "passkey", "password", "jose", "store"]),
    ("passkey", &[]),
    ("password", &[]),
    ("geo", &["config"]),
    ("directory", &["config", "outbound"]),
    ("company", &["config", "outbound"]),
    ("mail", &["config", "outbound"]),
    ("sms", &["config", "outbound"]),
    ("outbound", &["config", "geo"]),
    ("jose", &[]),
    ("callback", &[]),
    ("keys", &["store"]),
    ("store", &[]),
    ("config", &["usecase", "store"]),
    ("system", &[]),
];

/// What a core never names, and what it does instead.
const NOT_IN_CORES: [(&str, &str); 9] = [
    ("std::fs", "describe the effect and let the shell do it"),
    ("std::net", "describe the effect and let the shell do it"),
    ("std::process", "describe the effect and let the shell do it"),
    ("std::env", "take the value as an argument"),
    ("std::thread", "a core is synchronous"),
    ("SystemTime", "take the time as an argument"),
    ("Instant", "take the time as an argument"),
    ("HashMap", "use BTreeMap: the order of iteration must not depend on a seed"),
    ("HashSet", "use BTreeSet: the order of iteration must not depend on a seed"),
];

const CORES: [&str; 3] = ["proto/src", "server/core/src", "agent/core/src"];

/// Every forbidden import, each as a sentence with its place.
pub(crate) fn forbidden(house: &House) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for core in CORES {
        for source in Source::under(house, core)?.iter().filter(|source| !source.is_test()) {
            wrong.extend(touches(source));
        }
    }
    for source in Source::under(house, "server/src")?.iter().filter(|source| !source.is_test()) {
        wrong.extend(climbs(source, &SERVER));
    }
    Ok(wrong)
}

/// Names in a core's code that only a shell may use.
fn touches(source: &Source) -> Vec<String> {
    let mut wrong = Vec::new();
    for (number, line) in source.product_lines() {
        let code = without_comment(line);
        for (name, instead) in NOT_IN_CORES {
            if has_word(code, name) {
                wrong.push(format!("{}:{number} names {name}: {instead}", source.path.display()));
            }
        }
    }
    wrong
}

/// Imports against the direction of the layers in the package whose `src` holds `source`.
fn climbs(source: &Source, layers: &[(&str, &[&str])]) -> Vec<String> {
    let Some(own) = module_of(source) else {
        return Vec::new();
    };
    let place = source.path.display();
    let Some((_, allowed)) = layers.iter().find(|(module, _)| *module == own) else {
        return vec![format!("{place}: module {own} is not in the table of layers: say what it may import")];
    };
    let code: String =
        source.product_lines().iter().map(|(_, line)| without_comment(line)).collect::<Vec<_>>().join("\n");
    let mut wrong = Vec::new();
    for imported in imports(&code) {
        if imported != own
            && !allowed.contains(&imported.as_str())
            && layers.iter().any(|(module, _)| *module == imported)
        {
            wrong.push(format!("{place}: {own} → {imported}"));
        }
    }
    wrong
}

/// The top module that a file of `…/src` belongs to; nothing for the crate's own root.
fn module_of(source: &Source) -> Option<String> {
    let mut parts = source.path.iter().skip_while(|part| *part != "src").skip(1);
    let first = parts.next()?.to_str()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (name != "lib").then(|| name.to_owned())
}

/// The modules named after `crate::`, also inside braces.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = code.get(at + "crate::".len()..).unwrap_or_default();
        if let Some(group) = rest.strip_prefix('{') {
            found.extend(first_names(group));
        } else {
            found.push(leading_word(rest).to_owned());
        }
    }
    found.retain(|name| !name.is_empty());
    found.sort();
    found.dedup();
    found
}

/// The first word of every path in a braced group, up to the brace that closes it.
fn first_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut expecting = true;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => expecting = true,
            letter if expecting && !letter.is_whitespace() => {
                names.push(leading_word(group.get(at..).unwrap_or_default()).to_owned());
                expecting = false;
            }
            _ => {}
        }
    }
    names
}

fn leading_word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let before = code.get(..at).and_then(|text| text.chars().next_back());
        let after = code.get(at + word.len()..).and_then(|text| text.chars().next());
        ![before, after].into_iter().flatten().any(|letter| letter.is_alphanumeric() || letter == '_')
    })
}

fn without_comment(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYERS: [(&str, &[&str]); 3] = [("http", &["usecase"]), ("usecase", &["store"]), ("store", &[])];

    #[test]
    fn a_lower_layer_may_not_import_a_higher_one() {
        let source = Source::new("server/src/store/tx.rs", "use crate::http::router;\n");
        assert_eq!(climbs(&source, &LAYERS), ["server/src/store/tx.rs: store → http"]);
    }

    #[test]
    fn a_higher_layer_may_import_the_next_lower_one_and_itself() {
        let source = Source::new("server/src/http/a.rs", "use crate::{http::b::{X, Y}, usecase};\n");
        assert!(climbs(&source, &LAYERS).is_empty());
    }

    #[test]
    fn a_layer_inside_braces_is_found_too() {
        let source = Source::new("server/src/http/a.rs", "use crate::{\n    usecase::x,\n    store::{Tx, Row},\n};\n");
        assert_eq!(climbs(&source, &LAYERS), ["server/src/http/a.rs: http → store"]);
    }

    #[test]
    fn a_module_without_a_line_in_the_table_is_refused() {
        assert_eq!(climbs(&Source::new("server/src/surprise.rs", ""), &LAYERS).len(), 1);
    }

    #[test]
    fn a_core_may_speak_of_the_clock_but_not_read_it() {
        let spoken = Source::new("proto/src/a.rs", "//! Not SystemTime.\nlet a = 1; // std::fs\n");
        let read = Source::new("proto/src/a.rs", "use std::time::SystemTime;\n");
        assert!(touches(&spoken).is_empty());
        assert_eq!(touches(&read).len(), 1);
    }

    #[test]
    fn a_longer_word_is_another_word() {
        assert!(!has_word("InstantReply", "Instant"));
        assert!(has_word("std::time::Instant::now()", "Instant"));
    }
}
