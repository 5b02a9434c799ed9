//! The secret keys of this node: the server's, the log's and the vault's. They are made once, live in files that only their
//! owner can read, and never leave this room.

mod file;
mod log_key;
mod server_key;
mod vault;

use std::path::Path;

use lethe_server_core::entropy::Entropy;

pub use file::KeyError;
pub use log_key::LogKey;
pub use server_key::ServerKey;
pub use vault::{Cell, Vault};

/// File with the server's private key, inside the data directory.
pub const SERVER_KEY_FILE: &str = "server.key";
/// File with the log's private key, inside the data directory.
pub const LOG_KEY_FILE: &str = "log.key";

/// File with the key that seals secrets in the database, inside the data directory.
pub const VAULT_KEY_FILE: &str = "vault.key";
/// All of them.
pub const KEY_FILES: [&str; 3] = [SERVER_KEY_FILE, LOG_KEY_FILE, VAULT_KEY_FILE];

/// The keys of a data directory.
pub struct Keys {
    /// Signs states, grants, replies and dispatches.
    pub server: ServerKey,
    /// Signs checkpoints.
    pub log: LogKey,
    /// Seals what must be read again.
    pub vault: Vault,
}

impl Keys {
    /// Loads them, making what is missing. `origin` is the log's name, as the keyring has it.
    pub fn load_or_make(data: &Path, origin: &str, entropy: &dyn Entropy) -> Result<Self, KeyError> {
        let server = file::load_or_make(&data.join(SERVER_KEY_FILE), entropy)?;
        let log = file::load_or_make(&data.join(LOG_KEY_FILE), entropy)?;
        let vault = file::load_or_make(&data.join(VAULT_KEY_FILE), entropy)?;
        Ok(Self { server: ServerKey::new(&server)?, log: LogKey::new(origin, &log)?, vault: Vault::new(&vault)? })
    }
}
