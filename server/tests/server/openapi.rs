//! The API's description: complete, and changed only on purpose.

use lethe_server::http::router::document;
use serde_json::Value;

/// Compares with a file beside the manifest. With `LETHE_BLESS=1` the file is written instead.
pub(crate) fn same_as_file(name: &str, found: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("LETHE_BLESS").is_some() {
        std::fs::write(&path, found).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == found, "{name} is not what the server says; look at the difference after LETHE_BLESS=1 cargo test");
}

#[test]
fn the_openapi_document_is_the_one_in_the_repository() {
    let mut text = document().to_pretty_json().unwrap();
    text.push('\n');
    same_as_file("openapi.json", &text);
}

/// Where nobody has proved anything yet.
const GUESTS: [&str; 16] = [
    "/api/v1/setup",
    "/api/v1/setup/begin",
    "/api/v1/setup/finish",
    "/api/v1/session/begin",
    "/api/v1/session/finish",
    "/api/v1/cli-logins",
    "/api/v1/cli-logins/token",
    "/portal/v1/sign-in",
    "/portal/v1/sign-in/prove",
    "/portal/v1/sign-in/send",
    "/portal/v1/sign-in/passkey",
    "/portal/v1/sign-in/resume",
    "/portal/v1/sign-in/company",
    "/sign-in/company",
    "/portal/v1/sign-in/on-device",
    "/portal/v1/welcome",
];

#[test]
fn every_route_on_the_routers_page_is_in_the_document() {
    let page = include_str!("../../src/http/router.rs");
    let handlers = page.matches("routes!(").flat_map(|_| [()]).count();
    let document: Value = serde_json::from_str(&document().to_json().unwrap()).unwrap();
    let paths = document["paths"].as_object().unwrap();
    let mut ids = Vec::new();
    assert_eq!(paths.len(), handlers, "one routes!(…) a path");
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().unwrap() {
            assert!(operation["responses"].as_object().is_some_and(|r| !r.is_empty()), "{method} {path}");
            let for_people = path.starts_with("/api/v1/") || path.starts_with("/portal/v1/");
            let needs_proof = for_people && !GUESTS.contains(&path.as_str());
            assert_eq!(operation.get("security").is_some(), needs_proof, "{method} {path}");
            ids.push(operation["operationId"].as_str().unwrap_or_default());
        }
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "each operation has an id of its own");
}
