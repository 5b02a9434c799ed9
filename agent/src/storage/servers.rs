//! Where the server was at enrollment, and whose certificates count there. Not secret; the keyring may name better addresses later.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::folder::{Folder, FolderError};

const LIST: &str = "servers.json";
const AUTHORITY: &str = "ca.pem";

/// Why the addresses cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ServersError {
    /// The directory.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Not what was written.
    #[error("servers.json in the state directory is damaged ({0}): write {{\"urls\":[\"https://…\"]}} into it")]
    Damaged(serde_json::Error),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    urls: Vec<String>,
}

/// The addresses in a state directory.
#[derive(Debug, Clone)]
pub struct Servers {
    folder: Folder,
}

impl Servers {
    /// The addresses in `folder`.
    pub fn new(folder: Folder) -> Self {
        Self { folder }
    }

    /// Keeps addresses, and the authority in PEM form if it is a private one.
    pub fn write(&self, urls: &[String], authority: Option<&[u8]>) -> Result<(), ServersError> {
        match authority {
            Some(pem) => self.folder.replace(AUTHORITY, pem)?,
            None => self.folder.destroy(AUTHORITY)?,
        }
        let list = serde_json::to_vec(&List { urls: urls.to_vec() }).map_err(ServersError::Damaged)?;
        Ok(self.folder.replace(LIST, &list)?)
    }

    /// The addresses; empty when there are none.
    pub fn urls(&self) -> Result<Vec<String>, ServersError> {
        let Some(bytes) = self.folder.read(LIST)? else { return Ok(Vec::new()) };
        let list: List = serde_json::from_slice(&bytes).map_err(ServersError::Damaged)?;
        Ok(list.urls)
    }

    /// The private authority in PEM form, if there is one.
    pub fn authority_text(&self) -> Result<Option<String>, ServersError> {
        Ok(self.folder.read(AUTHORITY)?.map(|pem| String::from_utf8_lossy(&pem).into_owned()))
    }

    /// The file with the private authority, if there is one.
    pub fn authority(&self) -> Option<PathBuf> {
        Some(self.folder.path().join(AUTHORITY)).filter(|path| path.exists())
    }
}
