//! Who may import whom, between packages. The table is the one of ARCHITECTURE.md; an arrow that is not in it is an error.

use anyhow::{Result, bail};

use crate::house::House;
use crate::manifests::{Manifests, Package};
use crate::modules;
use crate::web_arrows;

/// A package of the house and the packages of the house that it may import.
const ARROWS: [(&str, &[&str]); 13] = [
    ("lethe-proto", &[]),
    ("lethe-people", &["lethe-proto"]),
    ("lethe-hostile", &["lethe-proto", "lethe-people"]),
    ("lethe-postgres", &[]),
    ("lethe-server-core", &["lethe-proto"]),
    ("lethe-migrations", &[]),
    ("lethe-cli", &["lethe-proto"]),
    ("lethe-server", &["lethe-proto", "lethe-server-core", "lethe-migrations", "lethe-cli"]),
    ("lethe-agent-core", &["lethe-proto"]),
    ("lethe-agent-sys", &[]),
    ("lethe-agent", &["lethe-proto", "lethe-agent-core", "lethe-agent-sys"]),
    ("lethe-tests", EVERYTHING),
    ("xtask", &[]),
];

/// The people of the tests, whose private keys are public, the server that cheats, and a database that lasts as long as its
/// tests: everybody's tests may know them, and no product.
const CAST: [&str; 3] = ["lethe-people", "lethe-hostile", "lethe-postgres"];

/// The server's own tests let the real agent judge what it sends.
const MEETING: (&str, &str) = ("lethe-server", "lethe-agent-core");

/// The whole house.
const EVERYTHING: &[&str] = &[
    "lethe-people",
    "lethe-hostile",
    "lethe-postgres",
    "lethe-proto",
    "lethe-server-core",
    "lethe-migrations",
    "lethe-cli",
    "lethe-server",
    "lethe-agent-core",
    "lethe-agent-sys",
    "lethe-agent",
];

/// The packages that think, and all that they may import from outside. Nothing here does input or output, reads a clock
/// or draws randomness; a new line needs the same.
const CORES: [(&str, &[&str]); 3] = [
    (
        "lethe-proto",
        &[
            "minicbor",
            "data-encoding",
            "sha2",
            "hkdf",
            "ed25519-dalek",
            "p256",
            "chacha20poly1305",
            "hpke",
            "bip39",
            "subtle",
            "zeroize",
            "thiserror",
        ],
    ),
    ("lethe-agent-core", &["minicbor", "thiserror"]),
    ("lethe-server-core", &["hmac", "jiff", "serde", "sha1", "subtle", "thiserror"]),
];

/// Checks the arrows between packages, then those inside them.
pub(crate) fn run(house: &House) -> Result<String> {
    let manifests = Manifests::read(house)?;
    let mut wrong = Vec::new();
    for package in manifests.ours() {
        wrong.extend(forbidden(package));
    }
    wrong.extend(modules::forbidden(house)?);
    wrong.extend(web_arrows::forbidden(house)?);
    if !wrong.is_empty() {
        bail!("{} forbidden arrows:\n      {}", wrong.len(), wrong.join("\n      "));
    }
    Ok(format!("{} packages, {} cores without input or output", manifests.ours().count(), CORES.len()))
}

/// The forbidden arrows of one package, each as a sentence.
fn forbidden(package: &Package) -> Vec<String> {
    let name = package.name.as_str();
    let Some((_, allowed)) = ARROWS.iter().find(|(owner, _)| *owner == name) else {
        return vec![format!("package {name} is not in the table of arrows: say what it may import")];
    };
    let core = CORES.iter().find(|(owner, _)| *owner == name).map(|(_, outside)| *outside);
    let mut wrong = Vec::new();
    for dependency in &package.dependencies {
        let other = dependency.name.as_str();
        let ours = ARROWS.iter().any(|(owner, _)| *owner == other);
        let for_the_product = dependency.kind.as_deref() != Some("dev");
        let cast_in_tests = !for_the_product && (CAST.contains(&other) || (name, other) == MEETING);
        if ours && !allowed.contains(&other) && !cast_in_tests {
            wrong.push(format!("{name} → {other}"));
        }
        if let Some(outside) = core
            && !ours
            && for_the_product
            && !outside.contains(&other)
        {
            wrong.push(format!("{name} → {other}: {name} is a core and thinks without it"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifests::Dependency;

    fn package(name: &str, dependencies: &[(&str, Option<&str>)]) -> Package {
        Package {
            id: String::new(),
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            license: None,
            source: None,
            dependencies: dependencies
                .iter()
                .map(|(name, kind)| Dependency { name: (*name).to_owned(), kind: kind.map(str::to_owned) })
                .collect(),
        }
    }

    #[test]
    fn the_agent_may_not_import_the_server() {
        assert_eq!(forbidden(&package("lethe-agent", &[("lethe-server", None)])).len(), 1);
        assert!(forbidden(&package("lethe-agent", &[("lethe-proto", None), ("tokio", None)])).is_empty());
    }

    #[test]
    fn a_test_dependency_is_an_arrow_too() {
        assert_eq!(forbidden(&package("lethe-proto", &[("lethe-server", Some("dev"))])).len(), 1);
    }

    #[test]
    fn everybodys_tests_may_know_the_people_of_the_tests_and_no_product_may() {
        assert!(forbidden(&package("lethe-agent-core", &[("lethe-people", Some("dev"))])).is_empty());
        assert!(!forbidden(&package("lethe-agent-core", &[("lethe-people", None)])).is_empty());
    }

    #[test]
    fn a_core_may_not_import_a_runtime_except_in_its_tests() {
        assert_eq!(forbidden(&package("lethe-agent-core", &[("tokio", None)])).len(), 1);
        assert!(forbidden(&package("lethe-agent-core", &[("tokio", Some("dev"))])).is_empty());
    }

    #[test]
    fn a_package_without_a_line_in_the_table_is_refused() {
        assert_eq!(forbidden(&package("lethe-surprise", &[])).len(), 1);
    }
}
