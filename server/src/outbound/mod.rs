//! How this installation speaks to services of others: whom it believes that they are these services, and which secrets it shows them.
//!
//! Everything that is asked here has a bounded time, and no answer is longer than it may be.

mod hosts;
mod public;
mod roots;
mod secret;
mod web;

use std::{io, path::PathBuf};

pub use hosts::{Destination, Purpose, destinations};
pub(crate) use public::{PublicOnly, is_public};
pub(crate) use roots::{authority, client};
pub use secret::Secret;
pub(crate) use web::Web;
pub use web::WebError;
pub(crate) use web::root_cause;

/// Why a service cannot be asked at all: what it takes is not there.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// A file cannot be read.
    #[error("{path} cannot be read: {why}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// Others can reach a secret.
    #[error(
        "{0} holds a secret and can be reached by others; say `chmod 600` to it, and change the secret if it has leaked"
    )]
    Open(PathBuf),
    /// There is no secret in the file.
    #[error("{0} is empty; write the secret into it, on one line")]
    Empty(PathBuf),
    /// No certificate in the file.
    #[error("{0} holds no certificate; name a PEM file of the authority")]
    Authority(PathBuf),
    /// The machine knows no authority.
    #[error("this machine knows no root certificates; install them (ca-certificates), or name a ca_file")]
    NoRoots,
    /// A value makes no sense.
    #[error("{0}")]
    Value(&'static str),
}
