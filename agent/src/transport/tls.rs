//! TLS to the server: rustls with ring, against the system's authorities or one given file.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::{ServerUrl, TransportError};

/// Where systems keep their authorities.
const SYSTEM_FILES: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// Time for name, connection and handshake together.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whose certificates count.
#[derive(Clone)]
pub struct Trust(TlsConnector);

impl Trust {
    /// The authorities in one file, or the system's.
    pub fn load(ca: Option<&Path>) -> Result<Self, TransportError> {
        let roots = match ca {
            Some(path) => read(path)?,
            None => SYSTEM_FILES.iter().map(Path::new).find(|path| path.exists()).map(read).ok_or_else(|| {
                refuse(Path::new("/etc/ssl/certs"), "none found; install ca-certificates or give --ca")
            })??,
        };
        Self::of(roots)
    }

    /// The authorities in a text, or the system's.
    pub fn of_text(pem: Option<&str>) -> Result<Self, TransportError> {
        let Some(pem) = pem else { return Self::load(None) };
        Self::of(parse(pem.as_bytes()).ok_or_else(|| refuse(Path::new("the agent"), NOTHING))?)
    }

    fn of(roots: RootCertStore) -> Result<Self, TransportError> {
        // The provider is named, not taken from the process: a test binary may link two.
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| refuse(Path::new("rustls"), &error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }

    /// Connects and checks the server's name.
    pub(super) async fn connect(&self, url: &ServerUrl) -> Result<TlsStream<TcpStream>, TransportError> {
        match tokio::time::timeout(PATIENCE, self.handshake(url)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(TransportError::TimedOut(PATIENCE.as_secs())),
        }
    }

    async fn handshake(&self, url: &ServerUrl) -> Result<TlsStream<TcpStream>, TransportError> {
        let server = url.authority();
        let name = ServerName::try_from(url.host().to_owned()).map_err(|_| TransportError::Url {
            url: server.clone(),
            reason: "its host is no name that TLS can check",
        })?;
        let unreachable = |source| TransportError::Connect { server: server.clone(), source };
        let stream = TcpStream::connect((url.host(), url.port())).await.map_err(unreachable)?;
        stream.set_nodelay(true).map_err(unreachable)?;
        self.0.connect(name, stream).await.map_err(|source| {
            if source.kind() == ErrorKind::InvalidData {
                TransportError::Tls { server: server.clone(), source }
            } else {
                TransportError::Connect { server: server.clone(), source }
            }
        })
    }
}

fn refuse(path: &Path, reason: &str) -> TransportError {
    TransportError::Certificates { path: path.display().to_string(), reason: reason.to_owned() }
}

const NOTHING: &str = "it holds no certificate in PEM form";

fn read(path: &Path) -> Result<RootCertStore, TransportError> {
    let pem = fs::read(path).map_err(|error| refuse(path, &error.to_string()))?;
    parse(&pem).ok_or_else(|| refuse(path, NOTHING))
}

fn parse(pem: &[u8]) -> Option<RootCertStore> {
    let mut roots = RootCertStore::empty();
    // A system's bundle may hold a certificate that rustls does not take; the others still count.
    let (added, _) = roots.add_parsable_certificates(CertificateDer::pem_slice_iter(pem).flatten());
    (added > 0).then_some(roots)
}
