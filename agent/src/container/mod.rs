//! The company's files on this device: a directory that exists in the clear only while its key is there.
//!
//! Two backings behind one interface. The caller brings the 32-byte data key each time; nothing here stores it, derives it or decides when to
//! open. All calls block; the loop runs them on a thread of their own.

pub mod fscrypt;
mod holders;
mod image;
pub mod sealed;

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::storage::folder::FolderError;
use crate::storage::secrets::Secret;

pub use fscrypt::Fscrypt;
pub use sealed::Sealed;

/// What happens to programs that still hold files when the container closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HolderPolicy {
    /// End them: SIGTERM, after `grace` SIGKILL. Otherwise closing reports how many there are.
    pub end: bool,
    /// Time between the two signals.
    pub grace: Duration,
}

/// How a closing went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// No key, no plaintext.
    Clean,
    /// The key is gone for everybody else, but this many programs still hold files. Close again when they have ended.
    Busy(usize),
}

/// What the container is now, as the kernel and the disk tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Never made, or erased.
    Absent,
    /// Made; no plaintext anywhere.
    Closed,
    /// Visible to applications.
    Open,
    /// Closing is not finished: somebody holds files.
    Partly,
}

/// Why a container cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ContainerError {
    /// A system call.
    #[error("cannot {action} {path}: {source}")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The state directory.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// A program of the system failed.
    #[error("{program} failed: {detail}; install e2fsprogs and check that the disk has room")]
    Program {
        /// Its name.
        program: &'static str,
        /// What it said.
        detail: String,
    },
    /// There is one already.
    #[error("there already is a container at {0}; it is never replaced")]
    Exists(PathBuf),
    /// There is none.
    #[error("there is no container at {0}; it is made at the first share after enrollment")]
    Missing(PathBuf),
    /// Not the key of this container.
    #[error("this key does not open the container at {0}")]
    WrongKey(PathBuf),
    /// Somebody still holds files of an earlier opening.
    #[error("{0} programs still hold files of the container; close them or set end_holders = true")]
    Busy(usize),
    /// A sealed file was changed by somebody else, or the disk lost bytes.
    #[error(
        "sealed file {path} does not open ({reason}): it was altered or damaged; put back a copy, or move it away to open the rest"
    )]
    Damaged {
        /// The sealed file.
        path: PathBuf,
        /// In which way.
        reason: &'static str,
    },
    /// Plaintext would reach a disk.
    #[error("{path} {reason}")]
    NotVolatile {
        /// The directory meant for plaintext.
        path: PathBuf,
        /// Why it will not do and what to do.
        reason: &'static str,
    },
}

/// Attaches what was tried, and on what, to an error of the system.
pub(crate) fn failed<E: Into<io::Error>>(action: &'static str, path: &Path) -> impl FnOnce(E) -> ContainerError {
    move |source| ContainerError::Io { action, path: path.to_owned(), source: source.into() }
}

/// A container of either kind.
pub enum Container {
    /// Kernel encryption in an image file; needs root.
    Fscrypt(Fscrypt),
    /// Files sealed one by one, opened into memory; needs nothing.
    Sealed(Box<Sealed>),
}

impl Container {
    /// Makes the container under `dek`. It stays closed.
    pub fn create(&mut self, dek: &Secret) -> Result<(), ContainerError> {
        match self {
            Self::Fscrypt(inner) => inner.create(dek),
            Self::Sealed(inner) => inner.create(dek),
        }
    }

    /// Makes the plaintext visible at [`Container::path`]. An open container stays open.
    pub fn open(&mut self, dek: &Secret) -> Result<(), ContainerError> {
        match self {
            Self::Fscrypt(inner) => inner.open(dek),
            Self::Sealed(inner) => inner.open(dek),
        }
    }

    /// Takes the key and the plaintext away. Closing what is closed is clean.
    pub fn close(&mut self) -> Result<Closing, ContainerError> {
        match self {
            Self::Fscrypt(inner) => inner.close(),
            Self::Sealed(inner) => inner.close(),
        }
    }

    /// Takes away what an agent that was killed left open. To be called once, before anything else.
    pub fn evict_left_behind(&mut self) -> Result<Closing, ContainerError> {
        match self {
            Self::Fscrypt(inner) => inner.close(),
            Self::Sealed(inner) => inner.evict_left_behind(),
        }
    }

    /// Takes the key and the plaintext away for good: holders are ended whatever the policy says, and nothing is saved.
    pub fn evict(&mut self) -> Result<Closing, ContainerError> {
        match self {
            Self::Fscrypt(inner) => inner.evict_for_good(),
            Self::Sealed(inner) => inner.evict_for_good(),
        }
    }

    /// Removes the data. Holders are ended whatever the policy says. To be called after the keys were destroyed; may be repeated.
    pub fn erase(&mut self) -> Result<Closing, ContainerError> {
        match self {
            Self::Fscrypt(inner) => inner.erase(),
            Self::Sealed(inner) => inner.erase(),
        }
    }

    /// Whether [`Container::save`] has anything to do while the container is open: the kernel saves by itself.
    pub fn needs_saving(&self) -> bool {
        matches!(self, Self::Sealed(_))
    }

    /// Writes what applications changed to its durable place.
    pub fn save(&mut self) -> Result<(), ContainerError> {
        match self {
            Self::Fscrypt(_) => Ok(()),
            Self::Sealed(inner) => inner.save(),
        }
    }

    /// What it is now.
    pub fn status(&self) -> Result<Status, ContainerError> {
        match self {
            Self::Fscrypt(inner) => inner.status(),
            Self::Sealed(inner) => inner.status(),
        }
    }

    /// Where applications find the files while it is open.
    pub fn path(&self) -> PathBuf {
        match self {
            Self::Fscrypt(inner) => inner.path().to_owned(),
            Self::Sealed(inner) => inner.path(),
        }
    }
}

#[cfg(test)]
mod tests;
