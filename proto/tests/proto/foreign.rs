//! Vectors made by others, found through `LETHE_VECTORS`.

use std::path::PathBuf;

/// The folder of vectors; without it the test that asks says that it is skipped.
pub(crate) fn folder(of: &str) -> Option<PathBuf> {
    let Some(root) = std::env::var_os("LETHE_VECTORS") else {
        eprintln!("skipped: LETHE_VECTORS is not set, so {of} is not here to check against");
        return None;
    };
    let root = PathBuf::from(root);
    // Tests run in the folder of their package; a relative path means the one of the workspace.
    let root = if root.is_absolute() { root } else { PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(root) };
    let path = root.join(of);
    assert!(path.exists(), "LETHE_VECTORS is set, and {} is missing", path.display());
    Some(path)
}

/// A file as JSON.
pub(crate) fn json(path: &std::path::Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Every JSON file below a folder.
pub(crate) fn files_below(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    found
}
