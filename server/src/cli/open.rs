//! Opening the house of a configuration, for every command that needs one.

use std::{path::PathBuf, sync::Arc};

use clap::Args;
use lethe_server_core::{clock::Clock, entropy::Entropy};

use super::Failed;
use crate::{
    config::Config,
    keys::{Keys, LOG_KEY_FILE, SERVER_KEY_FILE, VAULT_KEY_FILE},
    outbound::NotReady,
    system::{SystemClock, SystemEntropy},
    usecase::House,
    wiring::{self, NotOpened, Services},
};

/// Where the configuration is.
#[derive(Debug, Args)]
pub(crate) struct At {
    /// The configuration that `lethe init` wrote
    #[arg(long, global = true, value_name = "FILE", env = "LETHE_CONFIG", default_value = "lethe.toml")]
    pub(super) config: PathBuf,
}

impl At {
    pub(super) fn load(&self) -> Result<Config, Failed> {
        Ok(Config::load(&self.config)?)
    }
}

/// The house with the keys that it was made with. Never makes new ones: a server with other keys is another server. Only a vault key
/// is made where the database has sealed nothing yet.
pub(super) async fn house(config: &Config) -> Result<House, Failed> {
    for name in [SERVER_KEY_FILE, LOG_KEY_FILE] {
        let path = config.data.join(name);
        if !path.exists() {
            let path = path.display();
            return Err(Failed::new(format!(
                "the key file {path} is missing; bring it back from a backup, or run `lethe init` for a new server"
            )));
        }
    }
    let vault = config.data.join(VAULT_KEY_FILE);
    let had_vault = vault.exists();
    let keys = Keys::load_or_make(&config.data, &config.log.origin, &SystemEntropy)?;
    let place = config.database.place(&config.data)?;
    let opened = wiring::house(place, keys, Arc::new(SystemClock), Arc::new(SystemEntropy)).await;
    if matches!(opened, Err(NotOpened::OtherVault)) && !had_vault {
        std::fs::remove_file(&vault)?;
    }
    Ok(opened?)
}

/// The services of others that a configuration names.
pub(super) fn services(config: &Config) -> Result<Services, NotReady> {
    let (clock, entropy): (Arc<dyn Clock>, Arc<dyn Entropy>) = (Arc::new(SystemClock), Arc::new(SystemEntropy));
    Services::open(config, &clock, &entropy)
}
