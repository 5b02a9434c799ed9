//! Why the agent cannot run, or had to stop.

use crate::config::ConfigError;
use crate::entropy::NoEntropy;
use crate::socket::SocketError;
use crate::storage::folder::FolderError;
use crate::storage::journal::JournalError;
use crate::storage::secrets::SecretError;
use crate::storage::servers::ServersError;
use crate::transport::TransportError;
use crate::vault::VaultError;

/// Why the agent cannot run, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// No enrollment.
    #[error("this device is not enrolled: run `lethe-agent enroll --code …` with the code from your administrator")]
    NotEnrolled,
    /// The journal holds something that this version does not understand.
    #[error("the journal is not one of this version ({0}): update the agent, or restore the state directory")]
    Record(String),
    /// The signing key is gone although the enrollment goes on.
    #[error(
        "the device key is missing: restore the state directory from a copy, or have the enrollment ended and enroll again"
    )]
    NoDeviceKey,
    /// State directory.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// Journal.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// Keys.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// Keys in use.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// Configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// Addresses.
    #[error(transparent)]
    Servers(#[from] ServersError),
    /// Certificates.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// The local socket.
    #[error(transparent)]
    Socket(#[from] SocketError),
    /// No random bytes.
    #[error(transparent)]
    Random(#[from] NoEntropy),
    /// Signals or threads.
    #[error("the system refused a signal handler or a thread: {0}")]
    System(#[from] std::io::Error),
    /// The link to the server ended by itself: only the lack of random bytes does that.
    #[error(
        "the link to the server ended because the system has no random bytes to give; check that /dev/urandom can be read"
    )]
    NoLink,
}
