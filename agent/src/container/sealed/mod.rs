//! Backing without root: every file sealed on disk, opened only into memory.
//!
//! On disk each entry is one file of the state directory's `sealed` folder, named by a keyed hash of its path. Opening writes the entries in the
//! clear into a tmpfs; `save` seals again what changed since. What is written within the last seconds before a power cut or a kill is lost, as
//! with any program that had not synced. An older copy put back by somebody with access to the disk is not noticed.

mod entry;
mod memory;
mod scan;
mod store;
mod stream;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use lethe_proto::share::Place;

use self::memory::Memory;
use self::scan::Stamp;
use self::store::Store;
use super::holders::{self, Region};
use super::{Closing, ContainerError, HolderPolicy, Status, failed};
use crate::storage::folder::Folder;
use crate::storage::secrets::Secret;

/// The folder of sealed files in the state directory.
const STORE: &str = "sealed";

/// What the configuration says about the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// A tmpfs: `$XDG_RUNTIME_DIR` or `/dev/shm`. The files appear in a directory of their own below it.
    pub runtime: PathBuf,
    /// Accept a tmpfs although the system may swap to an unencrypted disk.
    pub allow_swap: bool,
    /// What happens to programs that hold files.
    pub holders: HolderPolicy,
}

/// The container.
pub struct Sealed {
    store: PathBuf,
    place: Place,
    settings: Settings,
    memory: Memory,
    open: Option<Opened>,
}

/// What is known while it is open.
struct Opened {
    store: Store,
    /// The plaintext as it was last sealed.
    sealed: BTreeMap<PathBuf, Stamp>,
    /// Entries that were missing at the last scan. They are forgotten only when they are missing at the next one too: a session manager that
    /// clears the tmpfs at logout must not look like an employee who deletes everything.
    missing: BTreeSet<PathBuf>,
}

impl Sealed {
    /// The container in a state directory.
    pub fn new(state: &Folder, place: Place, settings: Settings) -> Self {
        let memory = Memory::new(&settings.runtime, &place);
        Self { store: state.path().join(STORE), place, settings, memory, open: None }
    }

    /// Whether a state directory holds such a container.
    pub fn is_in(state: &Folder) -> bool {
        state.path().join(STORE).exists()
    }

    /// Where applications find the files.
    pub fn path(&self) -> PathBuf {
        self.memory.files()
    }

    pub(super) fn create(&self, dek: &Secret) -> Result<(), ContainerError> {
        if Store::exists(&self.store) {
            return Err(ContainerError::Exists(self.store.clone()));
        }
        Store::create(&self.store, self.place, dek)
    }

    pub(super) fn open(&mut self, dek: &Secret) -> Result<(), ContainerError> {
        if self.open.is_some() && self.memory.is_intact() {
            return Ok(());
        }
        if !Store::exists(&self.store) {
            return Err(ContainerError::Missing(self.store.clone()));
        }
        let store = Store::open(&self.store, self.place, dek)?;
        self.memory.make(self.settings.allow_swap)?;
        let unpacked = store.unpack_into(&self.memory.files()).and_then(|()| scan::scan(&self.memory.files()));
        match unpacked {
            Ok(sealed) => {
                self.open = Some(Opened { store, sealed, missing: BTreeSet::new() });
            }
            Err(error) => {
                self.memory.remove()?;
                return Err(error);
            }
        }
        Ok(())
    }

    /// Seals what changed since the last time.
    pub(super) fn save(&mut self) -> Result<(), ContainerError> {
        self.reseal(false)
    }

    pub(super) fn close(&mut self) -> Result<Closing, ContainerError> {
        self.end_holders(self.settings.holders)?;
        self.reseal(true)?;
        self.open = None;
        self.memory.remove()?;
        self.remaining()
    }

    pub(super) fn evict_left_behind(&mut self) -> Result<Closing, ContainerError> {
        self.end_holders(self.settings.holders)?;
        self.memory.remove()?;
        self.remaining()
    }

    pub(super) fn evict_for_good(&mut self) -> Result<Closing, ContainerError> {
        self.open = None;
        self.end_holders(HolderPolicy { end: true, ..self.settings.holders })?;
        self.memory.remove()?;
        self.remaining()
    }

    pub(super) fn erase(&mut self) -> Result<Closing, ContainerError> {
        self.evict_for_good()?;
        Store::erase(&self.store)?;
        self.remaining()
    }

    pub(super) fn status(&self) -> Result<Status, ContainerError> {
        if self.memory.exists() {
            return Ok(if self.open.is_some() { Status::Open } else { Status::Partly });
        }
        Ok(match (self.remaining()?, Store::exists(&self.store)) {
            (Closing::Busy(_), _) => Status::Partly,
            (Closing::Clean, true) => Status::Closed,
            (Closing::Clean, false) => Status::Absent,
        })
    }

    fn region(&self) -> Region {
        Region::Below(self.memory.files())
    }

    fn end_holders(&self, policy: HolderPolicy) -> Result<(), ContainerError> {
        if policy.end {
            holders::end(&self.region(), policy.grace).map_err(failed("read", "/proc".as_ref()))?;
        }
        Ok(())
    }

    /// Removed files stay in memory for as long as somebody holds them.
    fn remaining(&self) -> Result<Closing, ContainerError> {
        let count = holders::find(&self.region()).map_err(failed("read", "/proc".as_ref()))?.len();
        Ok(if count == 0 { Closing::Clean } else { Closing::Busy(count) })
    }

    fn reseal(&mut self, last: bool) -> Result<(), ContainerError> {
        let Some(opened) = self.open.as_mut() else {
            return Ok(());
        };
        if !self.memory.is_intact() {
            return Ok(());
        }
        let root = self.memory.files();
        let now = scan::scan(&root)?;
        let mut changed = false;
        for (path, stamp) in &now {
            if opened.sealed.get(path) == Some(stamp) {
                continue;
            }
            match opened.store.seal(&root, path) {
                Ok(()) => changed = true,
                // Gone between the scan and now: the next scan sees it missing.
                Err(ContainerError::Io { source, .. }) if source.kind() == ErrorKind::NotFound => {
                    continue;
                }
                Err(error) => return Err(error),
            }
            // The stamp from before sealing: a file that was written meanwhile differs at the next scan and is sealed again.
            opened.sealed.insert(path.clone(), stamp.clone());
        }
        let missing: BTreeSet<_> = opened.sealed.keys().filter(|path| !now.contains_key(*path)).cloned().collect();
        if self.memory.is_intact() {
            for path in missing.iter().filter(|path| last || opened.missing.contains(*path)) {
                opened.store.forget(path)?;
                opened.sealed.remove(path);
                changed = true;
            }
        }
        opened.missing = missing;
        if changed { opened.store.sync() } else { Ok(()) }
    }
}

/// Whether a path does not exist, links not followed.
fn is_absent(path: &std::path::Path) -> bool {
    fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}
