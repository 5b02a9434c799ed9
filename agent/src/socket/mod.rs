//! The socket for applications on this device: one JSON object a line, asked and answered.
//!
//! Who connects is known from the kernel (`SO_PEERCRED`), never from what they say. The agent's own user and root may do everything; configured
//! users and groups may ask, prove and subscribe. Answers come from the loop, which alone knows the agent's state.

pub mod possession;
pub mod protocol;
mod serve;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, ErrorKind};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::UnixListener;
use tokio::net::unix::UCred;
use tokio::sync::{Semaphore, broadcast, mpsc, oneshot};

use crate::config::SocketConfig;
use crate::hooks::Notice;
use protocol::{Answer, Request};

/// Why there is no socket.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {path}: {source}; choose another path with socket.path")]
pub struct SocketError {
    path: PathBuf,
    source: io::Error,
}

/// Applications at a time.
const SEATS: usize = 32;
/// After a connection that could not be accepted, for example for lack of descriptors.
const PAUSE: Duration = Duration::from_secs(1);

/// The code that an agent answers with while it ends.
pub(crate) const STOPPING: &str = "agent.stopping";

/// A request with the way back.
#[derive(Debug)]
pub struct Asked {
    /// What is asked.
    pub request: Request,
    /// Where the answer goes.
    pub reply: oneshot::Sender<Answer>,
}

/// What somebody may do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The agent's user, or root.
    Owner,
    /// Configured: ask, prove, subscribe.
    Application,
    /// Nothing.
    Stranger,
}

/// The listening socket.
pub struct Socket {
    listener: UnixListener,
    config: SocketConfig,
}

impl Socket {
    /// Takes the place of a socket that a killed agent left. The caller owns the state directory, so nobody listens there any more.
    pub fn listen(path: &Path, config: &SocketConfig) -> Result<Self, SocketError> {
        let failed = |source| SocketError { path: path.to_owned(), source };
        match fs::remove_file(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            Ok(()) | Err(_) => {}
        }
        let shared = !config.uids.is_empty() || !config.gids.is_empty();
        let listener = UnixListener::bind(path).map_err(failed)?;
        if let Some(group) = config.gids.first() {
            chown(path, None, Some(*group)).map_err(failed)?;
        }
        // Users who are let in by number belong to no common group: the door opens for all, and credentials are checked behind it.
        let mode = match (shared, config.uids.is_empty()) {
            (false, _) => 0o600,
            (true, true) => 0o660,
            (true, false) => 0o666,
        };
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(failed)?;
        Ok(Self { listener, config: config.clone() })
    }

    /// Serves until the loop is gone.
    pub async fn run(self, asked: mpsc::Sender<Asked>, notices: broadcast::Sender<Notice>) {
        let seats = Arc::new(Semaphore::new(SEATS));
        // Whoever comes when all seats are taken waits in the kernel's queue.
        while let Ok(seat) = Arc::clone(&seats).acquire_owned().await {
            let stream = match self.listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    tracing::warn!(%error, "a local application could not connect");
                    tokio::time::sleep(PAUSE).await;
                    continue;
                }
            };
            let standing = stream.peer_cred().map_or(Standing::Stranger, |peer| self.standing(peer));
            let served = serve::serve(stream, standing, asked.clone(), notices.subscribe());
            tokio::spawn(async move {
                served.await;
                drop(seat);
            });
        }
    }

    fn standing(&self, peer: UCred) -> Standing {
        if peer.uid() == 0 || peer.uid() == rustix::process::geteuid().as_raw() {
            Standing::Owner
        } else if self.config.uids.contains(&peer.uid()) || self.config.gids.contains(&peer.gid()) {
            Standing::Application
        } else {
            Standing::Stranger
        }
    }
}
