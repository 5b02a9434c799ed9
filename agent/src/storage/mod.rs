//! What survives a power cut: the state directory, the secrets in it and the journal.
//!
//! Knows bytes and names, never what they mean.

pub mod folder;
pub mod journal;
pub mod secrets;
pub mod servers;

use std::path::Path;

use folder::{Folder, FolderError};
use journal::Journal;
use secrets::Secrets;
use servers::Servers;

/// The state directory and what is in it.
#[derive(Debug, Clone)]
pub struct StateDir {
    /// The directory.
    pub folder: Folder,
    /// Keys.
    pub secrets: Secrets,
    /// The core's memory.
    pub journal: Journal,
    /// Where the server was at enrollment.
    pub servers: Servers,
}

impl StateDir {
    /// Opens it and makes it when it is missing.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        let folder = Folder::open(path)?;
        Ok(Self {
            secrets: Secrets::new(folder.clone()),
            journal: Journal::new(folder.clone()),
            servers: Servers::new(folder.clone()),
            folder,
        })
    }
}
