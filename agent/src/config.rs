//! The configuration file: TOML, every key known, every default said here.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use lethe_proto::share::Place;
use serde::Deserialize;

use crate::container::{Container, Fscrypt, HolderPolicy, Sealed, fscrypt, sealed};
use crate::storage::folder::Folder;

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Not readable.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// Not TOML, an unknown key or a wrong value.
    #[error("{path} is not a valid configuration: {reason}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// What and where.
        reason: String,
    },
    /// Asked for what this user cannot have.
    #[error(
        "the container's backing is \"fscrypt\", which needs root; start the agent as root or set backing = \"sealed\""
    )]
    NeedsRoot,
    /// There is a container of the other kind.
    #[error(
        "this device has a container of the other backing: set container.backing = \"auto\"; a new backing needs a wipe and a new \
         enrollment"
    )]
    OtherBacking,
    /// Nowhere to open the files.
    #[error("no directory in memory was found: set container.runtime_dir to a tmpfs, for example /dev/shm")]
    NoRuntime,
}

/// Everything that can be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Seconds between check-ins where no WebSocket comes through.
    pub check_in_seconds: u64,
    /// The container.
    pub container: ContainerConfig,
    /// The socket for applications on this device.
    pub socket: SocketConfig,
    /// Programs that are told.
    pub hooks: HooksConfig,
}

/// How the container is kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContainerConfig {
    /// `auto` is fscrypt for root and sealed for everybody else.
    pub backing: BackingConfig,
    /// Where applications find the files (fscrypt); `files` in the state directory when not set.
    pub path: Option<PathBuf>,
    /// Size of the sparse image in MiB (fscrypt).
    pub size_mib: u64,
    /// User and group that own the files, by number (fscrypt).
    pub owner: Option<OwnerConfig>,
    /// A tmpfs (sealed); `$XDG_RUNTIME_DIR` or `/dev/shm` when not set.
    pub runtime_dir: Option<PathBuf>,
    /// Accept memory that may be swapped to an unencrypted disk (sealed).
    pub allow_swap: bool,
    /// End programs that hold files when the container closes.
    pub end_holders: bool,
    /// Time that they get between SIGTERM and SIGKILL.
    pub grace_ms: u64,
}

/// Which backing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BackingConfig {
    /// The best that this user can have.
    Auto,
    /// Kernel encryption.
    Fscrypt,
    /// Sealed files.
    Sealed,
}

/// Owner of the files.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerConfig {
    /// User number.
    pub uid: u32,
    /// Group number.
    pub gid: u32,
}

/// The socket.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SocketConfig {
    /// Where it is; `agent.sock` in the state directory when not set.
    pub path: Option<PathBuf>,
    /// Users who may connect besides the agent's own and root, by number.
    pub uids: Vec<u32>,
    /// Groups whose members may connect, by number of the peer's primary group. The first becomes the socket's group.
    pub gids: Vec<u32>,
}

/// Program and arguments for each event; empty for none.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HooksConfig {
    /// The container was locked.
    pub lock: Vec<String>,
    /// People lifted the lock.
    pub unlock: Vec<String>,
    /// Sessions are over.
    pub logout: Vec<String>,
    /// Screenshots are blocked or allowed.
    pub screen_capture: Vec<String>,
    /// A text for the employee.
    pub message: Vec<String>,
    /// An order was refused.
    pub alarm: Vec<String>,
    /// The container is gone.
    pub erased: Vec<String>,
    /// Erases the rest of the device.
    pub wipe_device: Vec<String>,
    /// Runs `wipe_device` in earnest. Otherwise what would run is only logged.
    pub wipe_device_for_real: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            check_in_seconds: 60,
            container: ContainerConfig::default(),
            socket: SocketConfig::default(),
            hooks: HooksConfig::default(),
        }
    }
}

impl Default for ContainerConfig {
    fn default() -> Self {
        Self {
            backing: BackingConfig::Auto,
            path: None,
            size_mib: 1024,
            owner: None,
            runtime_dir: None,
            allow_swap: false,
            end_holders: true,
            grace_ms: 2000,
        }
    }
}

impl Config {
    /// Reads a file; without one everything has its default.
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        let (path, wanted) = match path {
            Some(path) => (path.to_owned(), true),
            None => (default_file(), false),
        };
        match fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|error| ConfigError::Invalid { path, reason: error.to_string() }),
            Err(error) if error.kind() == ErrorKind::NotFound && !wanted => Ok(Self::default()),
            Err(source) => Err(ConfigError::Unreadable { path, source }),
        }
    }

    /// Where the socket is.
    pub fn socket_path(&self, state: &Folder) -> PathBuf {
        self.socket_path_in(state.path())
    }

    /// The same for somebody who cannot open the state directory.
    pub fn socket_path_in(&self, state: &Path) -> PathBuf {
        self.socket.path.clone().unwrap_or_else(|| state.join("agent.sock"))
    }

    /// The container of an enrollment: of the kind that is there already, otherwise of the configured one.
    pub fn container(&self, state: &Folder, place: Place) -> Result<Container, ConfigError> {
        let config = &self.container;
        let holders = HolderPolicy { end: config.end_holders, grace: Duration::from_millis(config.grace_ms) };
        if self.backing(state)? == BackingConfig::Fscrypt {
            let settings = fscrypt::Settings {
                path: config.path.clone().unwrap_or_else(|| state.path().join("files")),
                size_bytes: config.size_mib << 20,
                owner: config.owner.map(|owner| (owner.uid, owner.gid)),
                holders,
            };
            return Ok(Container::Fscrypt(Fscrypt::new(state.clone(), place, settings)));
        }
        let runtime = config.runtime_dir.clone().or_else(runtime_dir).ok_or(ConfigError::NoRuntime)?;
        let settings = sealed::Settings { runtime, allow_swap: config.allow_swap, holders };
        Ok(Container::Sealed(Box::new(Sealed::new(state, place, settings))))
    }

    /// Never `Auto`. A container of one kind is never forgotten for a new one of the other: a wipe would leave it behind.
    fn backing(&self, state: &Folder) -> Result<BackingConfig, ConfigError> {
        let root = rustix::process::geteuid().is_root();
        let found = match (Fscrypt::is_in(state), Sealed::is_in(state)) {
            (true, _) => Some(BackingConfig::Fscrypt),
            (false, true) => Some(BackingConfig::Sealed),
            (false, false) => None,
        };
        let backing = match (self.container.backing, found) {
            (BackingConfig::Auto, Some(found)) => found,
            (BackingConfig::Auto, None) if root => BackingConfig::Fscrypt,
            (BackingConfig::Auto, None) => BackingConfig::Sealed,
            (wanted, Some(found)) if wanted != found => return Err(ConfigError::OtherBacking),
            (wanted, _) => wanted,
        };
        if backing == BackingConfig::Fscrypt && !root { Err(ConfigError::NeedsRoot) } else { Ok(backing) }
    }
}

/// The state directory when none is named.
pub fn default_state_dir() -> PathBuf {
    if rustix::process::geteuid().is_root() {
        return PathBuf::from("/var/lib/lethe-agent");
    }
    under_home("XDG_STATE_HOME", ".local/state").join("lethe-agent")
}

fn default_file() -> PathBuf {
    if rustix::process::geteuid().is_root() {
        return PathBuf::from("/etc/lethe/agent.toml");
    }
    under_home("XDG_CONFIG_HOME", ".config").join("lethe/agent.toml")
}

fn under_home(variable: &str, otherwise: &str) -> PathBuf {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    set(variable).unwrap_or_else(|| set("HOME").unwrap_or_else(|| PathBuf::from("/")).join(otherwise))
}

fn runtime_dir() -> Option<PathBuf> {
    let session = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
    session.or_else(|| Some(PathBuf::from("/dev/shm")).filter(|path| path.is_dir()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_an_error_that_names_it() {
        let error = toml::from_str::<Config>("[container]\nend_holder = true\n").unwrap_err().to_string();
        assert!(error.contains("end_holder"), "{error}");
    }

    #[test]
    fn the_example_says_every_default() {
        let example: Config = toml::from_str(include_str!("../agent.example.toml")).unwrap();
        assert_eq!(format!("{example:?}"), format!("{:?}", Config::default()));
    }

    #[test]
    fn a_container_of_one_kind_is_never_forgotten_for_one_of_the_other() {
        let directory = tempfile::tempdir().unwrap();
        let state = Folder::open(&directory.path().join("state")).unwrap();
        let place = Place { tenant: [1; 16].into(), enrollment: [2; 16].into() };
        fs::create_dir(state.path().join("sealed")).unwrap();
        let mut config = Config::default();
        assert!(matches!(config.container(&state, place), Ok(Container::Sealed(_))));
        config.container.backing = BackingConfig::Fscrypt;
        assert!(matches!(config.container(&state, place), Err(ConfigError::OtherBacking)));
    }

    #[test]
    fn an_empty_file_means_every_default() {
        let config: Config = toml::from_str("").unwrap();
        assert!(config.container.end_holders && !config.hooks.wipe_device_for_real);
        assert_eq!(config.container.backing, BackingConfig::Auto);
    }
}
