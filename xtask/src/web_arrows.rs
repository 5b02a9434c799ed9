//! Who may import whom in the browser's half: routes → features → ui, api; the approver's page and the
//! protocol stand alone, and the portal takes its passkeys from api and its pictures from ui.

use std::path::Path;

use anyhow::Result;

use crate::house::House;
use crate::source::Source;

/// The folder of everything that runs in a browser.
const FOLDER: &str = "web-admin";

/// A room of `web-admin` and the rooms that it may import. The approver's page imports the protocol and nothing else, so that
/// whoever audits it reads two folders.
const ROOMS: [(&str, &[&str]); 10] = [
    ("proto", &[]),
    ("approver", &["proto"]),
    ("portal", &["api", "ui"]),
    ("ui", &["i18n"]),
    ("i18n", &[]),
    ("api", &["proto"]),
    ("app", &["api", "ui", "i18n", "features", "routes", "proto"]),
    ("features", &["api", "ui", "i18n", "proto"]),
    ("routes", &["features", "api", "ui", "i18n", "app"]),
    ("main", &["app", "api", "ui", "i18n", "routes"]),
];

/// Rooms in which only our own code runs.
const WITHOUT_PACKAGES: [&str; 2] = ["proto", "approver"];

/// Every forbidden import, each as a sentence with its place.
pub(crate) fn forbidden(house: &House) -> Result<Vec<String>> {
    let sources = Source::of_pages(house)?;
    Ok(sources.iter().filter(|source| !source.is_test()).flat_map(judge).collect())
}

fn judge(source: &Source) -> Vec<String> {
    let place = source.path.display();
    let lines: Vec<&str> = source.product_lines().into_iter().map(|(_, line)| line).collect();
    let rooms = rooms_of(&source.path);
    let Some((own, allowed)) = rooms.first().and_then(|own| ROOMS.iter().find(|(room, _)| room == own)) else {
        // Configuration of the build stands beside the rooms.
        return Vec::new();
    };
    let mut wrong: Vec<String> = Vec::new();
    for imported in imports(&source.path, &lines) {
        let to = imported.first().map(String::as_str).unwrap_or_default();
        let known = ROOMS.iter().any(|(room, _)| *room == to);
        if known && to != *own && !allowed.contains(&to) {
            wrong.push(format!("{place}: {own} → {}", imported.join("/")));
        }
    }
    if WITHOUT_PACKAGES.contains(own) && lines.iter().any(|line| names_a_package(line)) {
        wrong.push(format!("{place}: {own} imports a package; only our own code runs there"));
    }
    wrong
}

/// The rooms that lead to a file, without `src` and without the extension.
fn rooms_of(path: &Path) -> Vec<String> {
    let below = path.strip_prefix(FOLDER).unwrap_or(path).with_extension("");
    below.iter().map(|part| part.to_string_lossy().into_owned()).filter(|part| part != "src").collect()
}

/// What a file imports from files of the house: the rooms that lead to each.
fn imports(path: &Path, lines: &[&str]) -> Vec<Vec<String>> {
    let own = path.strip_prefix(FOLDER).unwrap_or(path);
    let code = lines.iter().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| specifiers(line)).filter_map(|specifier| resolve(own, specifier)).collect()
}

/// The module names of a line: after `from`, in `import("…")`, or after a bare `import`.
fn specifiers(line: &str) -> impl Iterator<Item = &str> {
    const BEFORE: [&str; 3] = ["from ", "import(", "import "];
    BEFORE.into_iter().filter_map(move |before| {
        let rest = line.get(line.find(before)? + before.len()..)?;
        let quote = rest.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    })
}

/// The rooms of a relative or `@/` module name; nothing for a package.
fn resolve(own: &Path, specifier: &str) -> Option<Vec<String>> {
    let mut rooms: Vec<String> = match specifier.strip_prefix("@/") {
        Some(_) => Vec::new(),
        None if specifier.starts_with('.') => {
            own.parent()?.iter().map(|part| part.to_string_lossy().into_owned()).collect()
        }
        None => return None,
    };
    for part in specifier.trim_start_matches("@/").split('/') {
        match part {
            "." => {}
            ".." => drop(rooms.pop()),
            part => {
                rooms.push(part.trim_end_matches(".tsx").trim_end_matches(".ts").trim_end_matches(".js").to_owned());
            }
        }
    }
    rooms.retain(|room| room != "src");
    Some(rooms)
}

/// Whether a line imports something that is not a file of ours.
fn names_a_package(line: &str) -> bool {
    let imports = line.starts_with("import ") || line.starts_with("export ") || line.starts_with('}');
    let from = line.split(" from ").nth(1).and_then(|rest| rest.get(1..));
    imports && from.is_some_and(|name| !name.starts_with('.') && !name.starts_with("@/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(path: &str, text: &str) -> usize {
        judge(&Source::new(path, text)).len()
    }

    #[test]
    fn the_kit_knows_no_feature_and_the_approver_no_package() {
        assert_eq!(wrong("web-admin/src/ui/Table.tsx", "import { x } from '../features/devices/words'\n"), 1);
        assert_eq!(wrong("web-admin/src/features/devices/List.tsx", "import { Table } from '../../ui/Table'\n"), 0);
        assert_eq!(wrong("web-admin/approver/main.ts", "import { render } from 'preact'\n"), 1);
        assert_eq!(wrong("web-admin/approver/main.ts", "import { words } from '../proto/words'\n"), 0);
        assert_eq!(wrong("web-admin/approver/main.ts", "import { get } from '../src/api/client'\n"), 1);
        assert_eq!(wrong("web-admin/proto/cbor.ts", "import { a } from '../approver/case'\n"), 1);
        assert_eq!(wrong("web-admin/portal/page/x.ts", "import { a } from '../../src/api/passkey'\n"), 0);
        assert_eq!(wrong("web-admin/portal/page/x.ts", "import { a } from '../../src/features/x'\n"), 1);
    }

    #[test]
    fn relative_imports_lead_to_rooms_and_packages_to_nothing() {
        let lines = [
            "import { a } from '../../ui/Frame.tsx'",
            "import React from \"react\"",
            "await import('./inner')",
            "import '@/i18n/en'",
        ];
        let found = imports(Path::new("web-admin/src/features/devices/list.ts"), &lines);
        let found: Vec<String> = found.into_iter().map(|rooms| rooms.join("/")).collect();
        assert_eq!(found, ["ui/Frame", "features/devices/inner", "i18n/en"]);
    }
}
