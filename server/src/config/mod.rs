//! What an installation is configured to be: one TOML file, a section a file here. Unknown keys are mistakes and are refused.
//! Secrets are named by path and never stand in the file itself.

mod database;
mod listen;
mod log;
mod tls;

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

pub use database::DatabaseConfig;
pub use listen::{Audience, ListenConfig};
pub use log::LogConfig;
pub use tls::TlsConfig;

/// The whole file. Relative paths in it are below the directory that holds the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Directory of keys and, for SQLite, of the database.
    pub data: PathBuf,
    /// Where devices and people find the server: `https://host` or `https://host:port`, at least one.
    pub urls: Vec<String>,
    /// Where it listens.
    #[serde(default = "ListenConfig::usual")]
    pub listen: Vec<ListenConfig>,
    /// Certificate and key.
    pub tls: TlsConfig,
    /// Which database.
    #[serde(default)]
    pub database: DatabaseConfig,
    /// The transparency log.
    pub log: LogConfig,
}

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file cannot be read.
    #[error("{path} cannot be read: {why}")]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// Not TOML, or an unknown or missing key.
    #[error("{path}: {why}")]
    Toml {
        /// Which.
        path: PathBuf,
        /// Where and what.
        why: Box<toml::de::Error>,
    },
    /// A value makes no sense.
    #[error("{path}: {what}")]
    Value {
        /// Which file.
        path: PathBuf,
        /// What is wrong, and what would be right.
        what: &'static str,
    },
}

impl Config {
    /// Reads and checks a file.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|why| ConfigError::Io { path: path.to_owned(), why })?;
        let mut config: Self =
            toml::from_str(&text).map_err(|why| ConfigError::Toml { path: path.to_owned(), why: Box::new(why) })?;
        config.check().map_err(|what| ConfigError::Value { path: path.to_owned(), what })?;
        let base = path.parent().unwrap_or(Path::new("."));
        config.data = base.join(&config.data);
        config.tls.below(base);
        config.database.below(base);
        Ok(config)
    }

    fn check(&self) -> Result<(), &'static str> {
        let plain =
            |url: &String| url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.contains('/'));
        if self.urls.is_empty() || !self.urls.iter().all(plain) {
            return Err("urls: name at least one, each as https://host or https://host:port without a path");
        }
        if self.listen.is_empty() {
            return Err("listen: name at least one [[listen]] with an address, or leave it out for 0.0.0.0:8443");
        }
        self.log.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "data = 'data'\nurls = ['https://lethe.example.com']\n\
                        [log]\norigin = 'lethe.example.com/log'\n\
                        [tls]\ncertificate = 'cert.pem'\nkey = 'key.pem'\n";

    fn load(text: &str) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lethe.toml");
        std::fs::write(&path, text).unwrap();
        let config = Config::load(&path);
        if let Ok(config) = &config {
            assert!(config.data.starts_with(folder.path()), "paths are below the file");
        }
        config
    }

    #[test]
    fn a_short_file_is_enough() {
        let config = load(GOOD).unwrap();
        assert!(matches!(config.listen.as_slice(), [one] if one.address.port() == 8443));
        assert!(matches!(config.database, DatabaseConfig::Sqlite));
    }

    #[test]
    fn an_unknown_key_is_a_mistake() {
        assert!(matches!(load(&format!("quorum = 1\n{GOOD}")), Err(ConfigError::Toml { .. })));
    }

    #[test]
    fn a_url_with_a_path_or_without_tls_is_refused() {
        for url in ["https://lethe.example.com/x", "http://lethe.example.com", "https://"] {
            assert!(
                matches!(load(&GOOD.replace("https://lethe.example.com", url)), Err(ConfigError::Value { .. })),
                "{url}"
            );
        }
    }

    #[test]
    fn the_password_of_a_database_comes_from_its_own_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("url"), "postgres://lethe:secret@db/lethe\n").unwrap();
        let path = folder.path().join("lethe.toml");
        std::fs::write(&path, format!("{GOOD}[database]\nkind = 'postgres'\nurl_file = 'url'\n")).unwrap();
        let config = Config::load(&path).unwrap();
        assert!(!format!("{config:?}").contains("secret"));
        assert_eq!(config.database.place(&config.data).unwrap().name(), "postgres://db/lethe");
    }
}
