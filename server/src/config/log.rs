//! The transparency log's name.

use serde::Deserialize;

/// `[log]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogConfig {
    /// First line of every checkpoint, and name of its key: like `lethe.example.com/log`. The keyring carries it; a change
    /// needs a new keyring.
    pub origin: String,
}

impl LogConfig {
    pub(super) fn check(&self) -> Result<(), String> {
        let plain = self.origin.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'+');
        if plain && (1..=100).contains(&self.origin.len()) {
            Ok(())
        } else {
            Err("log.origin: 1 to 100 printable characters without spaces and without '+', like lethe.example.com/log"
                .to_owned())
        }
    }
}
