//! What lies in the plaintext directory now, so that changes can be told without reading contents.

use std::collections::BTreeMap;
use std::fs::{self, Metadata, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use crate::container::{ContainerError, failed};

/// Changes whenever an entry's content, type, mode or times change: the kernel moves the change time by itself, so setting the modification time
/// back hides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    mode: u32,
    size: u64,
    inode: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        let directory = found.is_dir();
        Self {
            mode: found.mode(),
            // A directory's own size and times change with its entries, which are seen one by one.
            size: if directory { 0 } else { found.size() },
            inode: if directory { 0 } else { found.ino() },
            modified: if directory { (0, 0) } else { (found.mtime(), found.mtime_nsec()) },
            changed: if directory { (0, 0) } else { (found.ctime(), found.ctime_nsec()) },
        }
    }
}

/// Files, directories and links below `root` by relative path, directories before what is in them. Sockets, pipes and devices are passed over.
pub(super) fn scan(root: &Path) -> Result<BTreeMap<PathBuf, Stamp>, ContainerError> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(relative) = waiting.pop() {
        let directory = root.join(&relative);
        let entries = match read_directory(&directory, 0o500) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound && !relative.as_os_str().is_empty() => {
                continue;
            }
            Err(error) => return Err(failed("read", &directory)(error)),
        };
        for entry in entries.flatten() {
            let Ok(metadata) = entry.metadata() else {
                continue;
            };
            let path = relative.join(entry.file_name());
            if metadata.is_dir() {
                waiting.push(path.clone());
            }
            if metadata.is_dir() || metadata.is_file() || metadata.is_symlink() {
                found.insert(path, Stamp::of(&metadata));
            }
        }
    }
    Ok(found)
}

/// Gives the owner back the right to list and remove what is in a tree.
pub(super) fn make_accessible(root: &Path) -> Result<(), ContainerError> {
    let mut waiting = vec![root.to_owned()];
    while let Some(directory) = waiting.pop() {
        let entries = match read_directory(&directory, 0o700) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(failed("read", &directory)(error)),
        };
        waiting.extend(
            entries
                .flatten()
                .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
                .map(|entry| entry.path()),
        );
    }
    Ok(())
}

/// Lists a directory, after taking those of the `needed` permissions that are missing: its owner may always do that.
fn read_directory(path: &Path, needed: u32) -> std::io::Result<fs::ReadDir> {
    let mode = fs::symlink_metadata(path)?.mode();
    if mode & needed != needed {
        fs::set_permissions(path, Permissions::from_mode(mode & 0o7777 | needed))?;
    }
    fs::read_dir(path)
}
