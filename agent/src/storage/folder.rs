//! A private directory whose files are replaced and destroyed so that a kill or a power cut at any moment leaves the old or the new.
//!
//! Replacing: write `.name.new`, fsync it, rename it over `name`, fsync the directory. Destroying: overwrite, fsync, unlink, fsync the directory;
//! each step may be repeated. Overwriting in place is the best a file can do; flash storage and snapshots may keep old blocks.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

/// Largest file that is read back: 16 MiB.
const READ_CAP: u64 = 16 << 20;

/// Why the state directory cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The system refused.
    #[error("cannot {action} {path}: {source}; check that the agent's user owns the directory and the disk has room")]
    Io {
        /// What was tried.
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// Others may enter.
    #[error("{path} can be entered by others (mode {mode:o}); run `chmod 700` on it")]
    NotPrivate {
        /// The directory.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// Belongs to another user.
    #[error(
        "{path} belongs to user {owner}, not to the agent's user; start the agent as its owner or choose another --state-dir"
    )]
    NotOurs {
        /// The directory.
        path: PathBuf,
        /// The owner's number.
        owner: u32,
    },
    /// Another agent works here.
    #[error("another lethe-agent is working in {0}; stop it first, or ask it through its socket")]
    InUse(PathBuf),
}

/// A directory of mode 0700 that belongs to us.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

/// Held while one process owns a folder; the kernel lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Ownership(#[allow(dead_code, reason = "the open file is the lock")] File);

impl Folder {
    /// Opens the directory and makes it, with its parents, when it is missing.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let failed = |action| move |source| FolderError::Io { action, path: path.to_owned(), source };
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed("create"))?;
        let metadata = fs::symlink_metadata(path).map_err(failed("look at"))?;
        if !metadata.is_dir() {
            return Err(failed("use as a directory")(ErrorKind::NotADirectory.into()));
        }
        if metadata.uid() != rustix::process::geteuid().as_raw() {
            return Err(FolderError::NotOurs { path: path.to_owned(), owner: metadata.uid() });
        }
        if metadata.mode() & 0o077 != 0 {
            return Err(FolderError::NotPrivate { path: path.to_owned(), mode: metadata.mode() & 0o7777 });
        }
        Ok(Self { path: path.to_owned() })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes the folder for this process alone.
    pub fn own(&self) -> Result<Ownership, FolderError> {
        let path = self.path.join("lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(|source| FolderError::Io { action: "open", path: path.clone(), source })?;
        match rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(Ownership(file)),
            Err(rustix::io::Errno::WOULDBLOCK) => Err(FolderError::InUse(self.path.clone())),
            Err(other) => Err(FolderError::Io { action: "lock", path, source: other.into() }),
        }
    }

    /// The whole file, or `None` when there is none. The buffer is cleared when it is dropped.
    pub fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, FolderError> {
        let path = self.path.join(name);
        let failed = |source| FolderError::Io { action: "read", path: path.clone(), source };
        let file = match OpenOptions::new().read(true).custom_flags(nofollow()).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let length = file.metadata().map_err(failed)?.len();
        if length > READ_CAP {
            return Err(failed(ErrorKind::FileTooLarge.into()));
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(length).unwrap_or_default()));
        file.take(READ_CAP).read_to_end(&mut bytes).map_err(failed)?;
        Ok(Some(bytes))
    }

    /// Replaces the file as a whole, durably, mode 0600.
    pub fn replace(&self, name: &str, bytes: &[u8]) -> Result<(), FolderError> {
        let (path, new) = (self.path.join(name), self.temporary(name));
        let failed = |source| FolderError::Io { action: "write", path: path.clone(), source };
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(true)
            .write(true)
            .mode(0o600)
            .custom_flags(nofollow())
            .open(&new)
            .map_err(failed)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
        fs::rename(&new, &path).map_err(failed)?;
        self.sync()
    }

    /// Overwrites and removes the file and what an interrupted `replace` may have left of it. Destroying what is gone is no error.
    pub fn destroy(&self, name: &str) -> Result<(), FolderError> {
        for path in [self.temporary(name), self.path.join(name)] {
            let failed = |source| FolderError::Io { action: "destroy", path: path.clone(), source };
            match overwrite(&path).and_then(|()| fs::remove_file(&path)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
                Ok(()) | Err(_) => {}
            }
        }
        self.sync()
    }

    /// Makes renames and removals durable.
    pub fn sync(&self) -> Result<(), FolderError> {
        sync_directory(&self.path).map_err(|source| FolderError::Io { action: "sync", path: self.path.clone(), source })
    }

    fn temporary(&self, name: &str) -> PathBuf {
        self.path.join(format!(".{name}.new"))
    }
}

/// Makes the entries of a directory durable.
pub(crate) fn sync_directory(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Open flag: never through a symbolic link.
pub(crate) fn nofollow() -> i32 {
    i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).unwrap_or_default()
}

fn overwrite(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).custom_flags(nofollow()).open(path)?;
    let length = file.metadata()?.len().min(READ_CAP);
    file.rewind()?;
    io::copy(&mut io::repeat(0).take(length), &mut file)?;
    file.sync_all()
}
