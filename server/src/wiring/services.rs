//! The services of others that an installation is configured to ask.

use crate::{config::Config, directory::Directory, outbound::NotReady};

/// Each of them optional. What is not configured is never spoken to.
#[derive(Default)]
pub struct Services {
    /// The company's directory.
    pub directory: Option<Directory>,
}

impl Services {
    /// Those of a configuration. Nobody is spoken to yet.
    pub fn open(config: &Config) -> Result<Self, NotReady> {
        Ok(Self { directory: config.directory.as_ref().map(Directory::open).transpose()? })
    }
}
