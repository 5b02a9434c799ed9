//! A database file that somebody else replaces. It is looked at again and again; what cannot be used is not used, and the old one stays.

use std::{
    fs::File,
    io::{self, Read as _},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use arc_swap::ArcSwapOption;
use lethe_proto::ids::{DAY_MS, Time};

use super::database::{GeoDatabase, Kind, NotADatabase};

/// A database older than this is stale: they are published every month.
const STALE_MS: u64 = 45 * DAY_MS;

/// A larger file is not read. The largest that is published is a tenth of it.
pub(super) const LARGEST_BYTES: u64 = 1 << 30;

/// A file that is not used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It cannot be read.
    #[error("{path} cannot be read: {why}; bring a database with `lethe geo update`")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// It is too large.
    #[error("{path} is larger than 1 GiB and is not read into memory; use a smaller edition")]
    TooLarge {
        /// Which.
        path: PathBuf,
    },
    /// It is no database that can be used.
    #[error("{path} is not used: {why}")]
    Unusable {
        /// Which.
        path: PathBuf,
        /// Why.
        why: NotADatabase,
    },
}

/// What a look has found.
#[derive(Debug)]
pub enum Look {
    /// The file is the one of the last look.
    Same,
    /// It is another one and is used from now on.
    New,
    /// It is another one and is not used; the one before stays. Said once for the same file.
    Refused(Fault),
}

/// How it is with a configured file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// In use.
    Good,
    /// In use, and older than 45 days.
    Stale,
    /// The file cannot be used, so the one from before is.
    Kept,
    /// None is in use: what it would say is unknown.
    Missing,
}

impl State {
    /// Its word in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Stale => "stale",
            Self::Kept => "kept",
            Self::Missing => "missing",
        }
    }
}

/// Which file was looked at. Files are replaced by renaming or written anew; either changes one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    device: u64,
    inode: u64,
    bytes: u64,
    modified: (i64, i64),
}

/// A configured file and what was last read from it.
#[derive(Debug)]
pub struct GeoFile {
    kind: Kind,
    path: PathBuf,
    now: ArcSwapOption<GeoDatabase>,
    /// Of the file at the last look; nothing where there was none.
    seen: Mutex<Option<Stamp>>,
    /// Why the file is not used, if it is not.
    fault: ArcSwapOption<String>,
}

impl GeoFile {
    /// Nothing is read before the first look.
    pub(super) fn new(kind: Kind, path: PathBuf) -> Self {
        Self { kind, path, now: ArcSwapOption::empty(), seen: Mutex::default(), fault: ArcSwapOption::empty() }
    }

    /// What it is asked for.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database in use.
    pub fn database(&self) -> Option<Arc<GeoDatabase>> {
        self.now.load_full()
    }

    /// Why the file as it is now is not used, if it is not.
    pub fn fault(&self) -> Option<Arc<String>> {
        self.fault.load_full()
    }

    /// How it is with it.
    pub fn state(&self, now: Time) -> State {
        match (self.database(), self.fault()) {
            (None, _) => State::Missing,
            (Some(_), Some(_)) => State::Kept,
            (Some(database), None) if now.since(database.built()) > STALE_MS => State::Stale,
            (Some(_), None) => State::Good,
        }
    }

    /// Looks at the file, and reads it if it is another one. That takes as long as reading every record.
    pub fn look(&self) -> Look {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let read = match open(&self.path) {
            Ok((_, stamp)) if *seen == Some(stamp) => return Look::Same,
            Ok((file, stamp)) => {
                *seen = Some(stamp);
                load(self.kind, &self.path, &file)
            }
            Err(_) if seen.is_none() && self.fault.load().is_some() => return Look::Same,
            Err(why) => {
                *seen = None;
                Err(Fault::Io { path: self.path.clone(), why })
            }
        };
        match read {
            Ok(database) => {
                self.now.store(Some(Arc::new(database)));
                self.fault.store(None);
                Look::New
            }
            Err(fault) => {
                self.fault.store(Some(Arc::new(fault.to_string())));
                Look::Refused(fault)
            }
        }
    }
}

fn open(path: &Path) -> io::Result<(File, Stamp)> {
    let file = File::open(path)?;
    let found = file.metadata()?;
    let modified = (found.mtime(), found.mtime_nsec());
    Ok((file, Stamp { device: found.dev(), inode: found.ino(), bytes: found.size(), modified }))
}

/// Reads an open file into memory. It is never mapped: whoever overwrites a mapped file in place ends the process.
pub(super) fn load(kind: Kind, path: &Path, file: &File) -> Result<GeoDatabase, Fault> {
    let path = || path.to_owned();
    let mut bytes = Vec::new();
    file.take(LARGEST_BYTES + 1).read_to_end(&mut bytes).map_err(|why| Fault::Io { path: path(), why })?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(Fault::TooLarge { path: path() });
    }
    GeoDatabase::read(kind, bytes).map_err(|why| Fault::Unusable { path: path(), why })
}
