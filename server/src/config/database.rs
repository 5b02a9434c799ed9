//! Which database holds the rows.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::ConfigError;
use crate::{store::Place, usecase::back_up::DATABASE_FILE};

/// `[database]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum DatabaseConfig {
    /// A file in the data directory.
    #[default]
    Sqlite,
    /// A server.
    Postgres {
        /// File that holds the `postgres://` URL, since the URL may hold a password.
        url_file: PathBuf,
    },
}

impl DatabaseConfig {
    pub(super) fn below(&mut self, base: &Path) {
        if let Self::Postgres { url_file } = self {
            *url_file = base.join(&*url_file);
        }
    }

    /// Where the rows are.
    pub fn place(&self, data: &Path) -> Result<Place, ConfigError> {
        match self {
            Self::Sqlite => Ok(Place::Sqlite(data.join(DATABASE_FILE))),
            Self::Postgres { url_file } => {
                let url = std::fs::read_to_string(url_file);
                let url = url.map_err(|why| ConfigError::Io { path: url_file.clone(), why })?;
                Ok(Place::Postgres(url.trim().to_owned()))
            }
        }
    }
}
