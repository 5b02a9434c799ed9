//! A new database in the place of an old one: written beside it, read from its first record to its last, and only then renamed. Whatever
//! fails, the old file is as it was.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use flate2::read::MultiGzDecoder;
use lethe_proto::ids::Time;

use super::{
    database::{GeoDatabase, Kind},
    file::{Fault, LARGEST_BYTES, load},
};

/// How packed files begin (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// What it calls itself.
    pub type_name: String,
    /// When it was built.
    pub built: Time,
    /// How many nodes its tree has.
    pub nodes: u32,
}

/// What has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// What was there; nothing where there was none, or none that could be used.
    pub before: Option<Description>,
    /// What is there now.
    pub now: Description,
}

/// Why nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// The new file is no database that can be used.
    #[error("{0}; the old file stays as it is")]
    Refused(Fault),
    /// It cannot be unpacked.
    #[error("what was brought cannot be unpacked ({0}); get it again. The old file stays as it is")]
    Packed(io::Error),
    /// It cannot be written.
    #[error(
        "{path} cannot be written: {why}; see whether the folder is there, has room, and is yours. The old file stays as it is"
    )]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
}

impl GeoDatabase {
    /// What it says of itself.
    pub fn describe(&self) -> Description {
        Description { type_name: self.type_name().to_owned(), built: self.built(), nodes: self.nodes() }
    }
}

/// Puts bytes, packed by gzip or not, into the place of `target`.
pub fn install(kind: Kind, target: &Path, brought: &[u8]) -> Result<Installed, InstallError> {
    let new = target.with_extension("new");
    let written = write(&new, brought).and_then(|()| take_in(kind, target, &new));
    if written.is_err() {
        // Nothing may be there, and nobody needs it.
        drop(fs::remove_file(&new));
    }
    written
}

/// What is read again here are the bytes that were written, as the server will find them.
fn take_in(kind: Kind, target: &Path, new: &Path) -> Result<Installed, InstallError> {
    let io_of = |path: &Path| {
        let path = path.to_owned();
        move |why| InstallError::Io { path, why }
    };
    let file = File::open(new).map_err(io_of(new))?;
    let now = load(kind, new, &file).map_err(InstallError::Refused)?.describe();
    let before = File::open(target).ok().and_then(|file| load(kind, target, &file).ok());
    fs::rename(new, target).map_err(io_of(target))?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(io_of(folder))?;
    Ok(Installed { before: before.map(|database| database.describe()), now })
}

fn write(new: &Path, brought: &[u8]) -> Result<(), InstallError> {
    let unpacked = if brought.starts_with(&GZIP) { Some(unpack(brought)?) } else { None };
    let bytes = unpacked.as_deref().unwrap_or(brought);
    let write = || {
        // What a crash has left there is nobody's.
        drop(fs::remove_file(new));
        let mut file = File::create_new(new)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|why| InstallError::Io { path: new.to_owned(), why })
}

/// One byte more than is read later is enough to see that it is too large.
fn unpack(packed: &[u8]) -> Result<Vec<u8>, InstallError> {
    let mut bytes = Vec::new();
    MultiGzDecoder::new(packed).take(LARGEST_BYTES + 1).read_to_end(&mut bytes).map_err(InstallError::Packed)?;
    Ok(bytes)
}
