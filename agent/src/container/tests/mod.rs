//! Both backings against the real kernel.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod fscrypt;
mod sealed;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use lethe_proto::ids::{EnrollmentId, TenantId};
use lethe_proto::share::Place;

use super::HolderPolicy;
use crate::storage::folder::Folder;
use crate::storage::secrets::{Secret, random};

fn place() -> Place {
    Place { tenant: TenantId::from([1; 16]), enrollment: EnrollmentId::from([2; 16]) }
}

const SPARE: HolderPolicy = HolderPolicy { end: false, grace: Duration::ZERO };
const END: HolderPolicy = HolderPolicy { end: true, grace: Duration::from_millis(200) };
/// Content that is looked for among the bytes on disk.
const PLAIN: &str = "plaintext that must never be on a disk";

fn state() -> (tempfile::TempDir, Folder) {
    let directory = tempfile::tempdir().unwrap();
    fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let folder = Folder::open(directory.path()).unwrap();
    (directory, folder)
}

fn key() -> Secret {
    random().unwrap()
}

/// A real program that holds `file` open until it gets a signal that it does not ignore.
fn holder(file: &Path, stubborn: bool) -> Child {
    let trap = if stubborn { "trap '' TERM; " } else { "" };
    let script = format!("{trap}exec 3<\"$1\"; echo holding; read -r line");
    let mut child = Command::new("sh")
        .args(["-c", &script, "sh"])
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "holding\n");
    child
}

/// Whether the bytes of any file below `directory` contain `needle`.
fn is_on_disk(directory: &Path, needle: &str) -> bool {
    fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        if path.is_dir() {
            is_on_disk(&path, needle)
        } else {
            fs::read(&path).unwrap().windows(needle.len()).any(|window| window == needle.as_bytes())
        }
    })
}
