//! The directory in memory where the plaintext lives while the container is open.
//!
//! Refuses anything that is not a tmpfs, and a tmpfs that the kernel may write to an unencrypted swap device.

use std::fs::{self, DirBuilder};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};

use lethe_proto::share::Place;
use rustix::fs::statfs;

use super::is_absent;
use crate::container::{ContainerError, failed};

const TMPFS: i64 = 0x0102_1994; // TMPFS_MAGIC of linux/magic.h

/// The directory; made when the container opens and removed when it closes.
pub(super) struct Memory {
    runtime: PathBuf,
    root: PathBuf,
    /// Device and inode of the directory that we made.
    made: Option<(u64, u64)>,
}

impl Memory {
    pub(super) fn new(runtime: &Path, place: &Place) -> Self {
        let root = runtime.join(format!("lethe-{}", place.enrollment));
        Self { runtime: runtime.to_owned(), root, made: None }
    }

    pub(super) fn files(&self) -> PathBuf {
        self.root.join("files")
    }

    pub(super) fn exists(&self) -> bool {
        !is_absent(&self.root)
    }

    /// Whether the directory is still the one that we made.
    pub(super) fn is_intact(&self) -> bool {
        self.made.is_some() && identity(&self.files()) == self.made
    }

    /// Makes the directory anew, empty, mode 0700.
    pub(super) fn make(&mut self, allow_swap: bool) -> Result<(), ContainerError> {
        self.check(allow_swap)?;
        self.remove()?;
        for path in [self.root.clone(), self.files()] {
            DirBuilder::new().mode(0o700).create(&path).map_err(failed("create", &path))?;
        }
        self.made = identity(&self.files());
        Ok(())
    }

    /// Removes the plaintext. Nothing is read or followed: links are removed, not their targets.
    pub(super) fn remove(&mut self) -> Result<(), ContainerError> {
        self.made = None;
        if is_absent(&self.root) {
            return Ok(());
        }
        super::scan::make_accessible(&self.root)?;
        match fs::remove_dir_all(&self.root) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("remove", &self.root)(error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn check(&self, allow_swap: bool) -> Result<(), ContainerError> {
        let refuse = |reason| Err(ContainerError::NotVolatile { path: self.runtime.clone(), reason });
        let found = statfs(&self.runtime).map_err(failed("look at", &self.runtime))?;
        if found.f_type != TMPFS {
            return refuse("is not a tmpfs: set container.runtime_dir to one, for example /dev/shm");
        }
        if !allow_swap && swaps_in_the_clear() {
            return refuse(
                "may be swapped to an unencrypted disk: turn swap off, encrypt it, or accept it with container.allow_swap = true",
            );
        }
        Ok(())
    }
}

fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::symlink_metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

/// Whether any swap area is neither in memory (zram) nor on an encrypted device (dm-crypt).
fn swaps_in_the_clear() -> bool {
    let swaps = fs::read_to_string("/proc/swaps").unwrap_or_default();
    swaps.lines().skip(1).filter_map(|line| line.split_ascii_whitespace().next()).any(|area| {
        let device = fs::canonicalize(area).unwrap_or_else(|_| area.into());
        let name = device.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let uuid = fs::read_to_string(format!("/sys/block/{name}/dm/uuid")).unwrap_or_default();
        !(name.starts_with("zram") || uuid.starts_with("CRYPT-"))
    })
}
