//! What an installation is configured to be: one TOML file, a section a file here. Unknown keys are mistakes and are refused.
//! Secrets are named by path and never stand in the file itself.

mod apps;
mod company;
mod database;
mod directory;
mod geo;
mod listen;
mod log;
mod mail;
mod near;
mod network;
mod origin;
mod proxies;
mod retention;
mod services;
mod sites;
mod sms;
mod tls;

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

pub use apps::AppsConfig;
pub use company::CompanyConfig;
pub use database::DatabaseConfig;
pub use directory::{DirectoryConfig, LOGIN};
pub use geo::{GeoConfig, Publisher};
pub use listen::{Audience, ListenConfig};
pub use log::LogConfig;
pub use mail::{MailConfig, Security};
pub use near::{is_near, is_protected};
pub use network::{NotANetwork, parse_network};
pub use origin::{NotAnOrigin, WebOrigin, host_of, is_this_machine};
pub use proxies::{OriginConfig, Source};
pub use retention::RetentionConfig;
pub use services::ServicesConfig;
pub use sites::Sites;
pub use sms::SmsConfig;
pub use tls::{AcmeConfig, TlsConfig, TlsFiles};

/// The whole file as it is written. Relative paths in it are below the directory that holds the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    data: PathBuf,
    urls: Vec<String>,
    console: Option<sites::ConsoleConfig>,
    approver: Option<sites::ApproverConfig>,
    #[serde(default = "ListenConfig::usual")]
    listen: Vec<ListenConfig>,
    #[serde(default)]
    origin: OriginConfig,
    tls: Option<TlsConfig>,
    #[serde(default)]
    geo: GeoConfig,
    #[serde(default)]
    database: DatabaseConfig,
    log: LogConfig,
    #[serde(default)]
    retention: RetentionConfig,
    #[serde(default)]
    apps: AppsConfig,
    directory: Option<DirectoryConfig>,
    company: Option<CompanyConfig>,
    mail: Option<MailConfig>,
    sms: Option<SmsConfig>,
}

/// A configuration that makes sense.
#[derive(Debug, Clone)]
pub struct Config {
    /// Directory of keys and, for SQLite, of the database.
    pub data: PathBuf,
    /// Where devices, people and approvers find the server: `urls`, `[console]`, `[approver]`.
    pub sites: Sites,
    /// Where it listens; at least one.
    pub listen: Vec<ListenConfig>,
    /// Whose word about a caller's address is believed.
    pub origin: OriginConfig,
    /// Where certificates come from. `None` only where no listener speaks TLS.
    pub tls: Option<TlsConfig>,
    /// Files that say where addresses are.
    pub geo: GeoConfig,
    /// Which database.
    pub database: DatabaseConfig,
    /// The transparency log.
    pub log: LogConfig,
    /// How long records about people are kept.
    pub retention: RetentionConfig,
    /// Where apps may be called.
    pub apps: AppsConfig,
    /// Services of others that are asked.
    pub services: ServicesConfig,
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
        what: String,
    },
}

impl Config {
    /// Reads and checks a file.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|why| ConfigError::Io { path: path.to_owned(), why })?;
        let file: File =
            toml::from_str(&text).map_err(|why| ConfigError::Toml { path: path.to_owned(), why: Box::new(why) })?;
        let base = path.parent().unwrap_or(Path::new("."));
        Self::of(file, base).map_err(|what| ConfigError::Value { path: path.to_owned(), what })
    }

    fn of(file: File, base: &Path) -> Result<Self, String> {
        let File {
            data,
            urls,
            console,
            approver,
            listen,
            origin,
            mut tls,
            mut geo,
            mut database,
            log,
            retention,
            apps,
            directory,
            company,
            mail,
            sms,
        } = file;
        let sites = Sites::of_file(urls, console.as_ref(), approver.as_ref())?;
        if listen.is_empty() {
            return Err(
                "listen: name at least one [[listen]] with an address, or leave it out for 0.0.0.0:8443".to_owned()
            );
        }
        listen.iter().try_for_each(ListenConfig::check)?;
        origin.check(&listen)?;
        if tls.is_none() && listen.iter().any(|listener| !listener.plain) {
            return Err("tls: a listener speaks TLS; name certificate and key in [tls], or [tls.acme]".to_owned());
        }
        if matches!(&tls, Some(TlsConfig::Acme(acme)) if acme.domains.is_empty()) && sites.names().is_empty() {
            return Err("tls.acme.domains: an authority certifies names, and no address of ours has one".to_owned());
        }
        log.check()?;
        retention.check()?;
        if let Some(tls) = &mut tls {
            tls.below(base);
        }
        geo.below(base);
        let services = ServicesConfig { directory, company, mail, sms }.below(base);
        database.below(base);
        // Without `.` in the middle: people read it.
        let data = base.join(data).components().collect();
        Ok(Self { data, sites, listen, origin, tls, geo, database, log, retention, apps, services })
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
    fn console_and_approver_have_sections_of_their_own() {
        let config = load(&format!("{GOOD}[console]\nurl = 'http://localhost:8080'\n")).unwrap();
        assert_eq!(config.sites.console().as_str(), "http://localhost:8080");
        let approver = "[approver]\nurl = 'https://approve.example.net'\n";
        let config = load(&format!("{GOOD}{approver}")).unwrap();
        assert_eq!(config.sites.approver_served_here(), config.sites.approver());
        let config = load(&format!("{GOOD}{approver}serve = false\n")).unwrap();
        assert!(config.sites.approver().is_some() && config.sites.approver_served_here().is_none());
        let below = "[console]\nurl = 'https://console.approve.example.net'\n";
        assert!(matches!(load(&format!("{GOOD}{approver}{below}")), Err(ConfigError::Value { .. })));
    }

    #[test]
    fn only_listeners_without_tls_need_no_certificate() {
        let (without, _) = GOOD.split_once("[tls]").unwrap();
        let listen = |plain: &str| format!("{without}[[listen]]\naddress = '127.0.0.1:8080'\n{plain}");
        assert!(load(&listen("plain = true\n")).unwrap().tls.is_none());
        assert!(matches!(load(&listen("")), Err(ConfigError::Value { .. })));
        let far = format!("{GOOD}[[listen]]\naddress = '0.0.0.0:8080'\nplain = true\n");
        assert!(matches!(load(&far), Err(ConfigError::Value { .. })));
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
