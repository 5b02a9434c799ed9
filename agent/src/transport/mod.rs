//! How messages travel: a WebSocket over TLS, and a plain HTTPS check-in where no WebSocket comes through.
//!
//! Knows frames and their decoder gate; never looks into them, never decides what to say. Plain HTTP does not exist here.

pub mod address;
pub mod backoff;
mod check_in;
pub mod http;
pub mod link;
pub mod tls;
mod web_socket;

#[cfg(test)]
pub(crate) mod test_server;
#[cfg(test)]
mod tests;

use std::io;

pub use address::ServerUrl;
pub use tls::Trust;

/// Why the server could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// Not a URL that we use.
    #[error("{url} is not usable: {reason}")]
    Url {
        /// As written.
        url: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// The trusted certificates could not be read.
    #[error("cannot read certificates from {path}: {reason}")]
    Certificates {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// No connection.
    #[error("cannot reach {server}: {source}; check the network, the name and the server's port")]
    Connect {
        /// Host and port.
        server: String,
        /// The system's answer.
        source: io::Error,
    },
    /// Somebody answered who could not prove to be the server.
    #[error(
        "{server} did not prove who it is: {source}; if it uses a private authority, give its certificate with --ca"
    )]
    Tls {
        /// Host and port.
        server: String,
        /// What TLS says.
        source: io::Error,
    },
    /// The connection broke or was not HTTP.
    #[error("the connection broke: {0}")]
    Broken(String),
    /// No answer within the time.
    #[error("no answer from the server within {0} s")]
    TimedOut(u64),
    /// The server said no.
    #[error("the server refused ({status}): {detail}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Title, detail and hint of its problem document, or the beginning of what it said.
        detail: String,
        /// Seconds until it makes sense to come again, if it said so.
        retry_after_s: Option<u64>,
    },
}
