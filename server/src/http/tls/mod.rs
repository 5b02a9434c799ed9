//! TLS 1.2 and 1.3 by rustls with aws-lc-rs: from certificate files, which are looked at again while the server runs, or from an
//! authority that speaks ACME. HTTP/2 for browsers, HTTP/1.1 for the WebSocket of agents.

mod acme;
mod acme_cache;
mod files;

use std::{path::Path, sync::Arc};

use rustls::{ServerConfig, server::ResolvesServerCert};
use tokio::sync::watch;

pub use acme::{Acme, Happened};
pub use files::CertificateFiles;

use crate::config::{Sites, TlsConfig};

/// TLS that cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{path} cannot be read as PEM: {why}; give a certificate chain and its private key")]
    File {
        /// Which.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// Certificate and key do not make a server.
    #[error(
        "certificate and private key cannot be used together: {0}; check that the key belongs to the first certificate"
    )]
    Pair(#[from] rustls::Error),
    /// The authority's own certificate could not be judged.
    #[error("{0}; name the authority's root in tls.acme.root, or install the package ca-certificates")]
    Roots(String),
}

/// Makes aws-lc-rs the provider of this process. First thing in `main` and in tests; later calls change nothing.
pub fn install_provider() {
    // The only error is that a provider is installed already.
    drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
}

/// The server's side of TLS with the certificates of a pair of files, as they are now.
pub fn load(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    Ok(server_side(CertificateFiles::open(certificate, key)?, &[]))
}

/// What listeners use, and what keeps its certificate fresh.
pub struct Tls {
    /// For every listener that speaks TLS.
    pub config: Arc<ServerConfig>,
    upkeep: Upkeep,
}

enum Upkeep {
    Files(Arc<CertificateFiles>),
    Authority(Box<Acme>),
}

impl Tls {
    /// TLS as it is configured. `data` is the folder of an authority's account and certificates, unless they have one of their own.
    pub fn of(config: &TlsConfig, sites: &Sites, data: &Path) -> Result<Self, TlsError> {
        match config {
            TlsConfig::Files(paths) => {
                let files = CertificateFiles::open(&paths.certificate, &paths.key)?;
                Ok(Self { config: server_side(files.clone(), &[]), upkeep: Upkeep::Files(files) })
            }
            TlsConfig::Acme(config) => {
                let acme = Acme::of(config, sites, data)?;
                Ok(Self { config: acme.config(), upkeep: Upkeep::Authority(Box::new(acme)) })
            }
        }
    }

    /// Keeps the certificate fresh until the server goes away.
    pub async fn keep_fresh(self, mut closing: watch::Receiver<bool>) {
        let upkeep = async {
            match self.upkeep {
                Upkeep::Files(files) => files.watch().await,
                Upkeep::Authority(acme) => acme.run().await,
            }
        };
        tokio::select! {
            () = upkeep => {}
            _ = closing.wait_for(|closing| *closing) => {}
        }
    }
}

/// A server's side that takes its certificate from `resolver` at each handshake. Browsers get HTTP/2, over which any number of open
/// pages share one connection.
fn server_side(resolver: Arc<dyn ResolvesServerCert>, more_protocols: &[&[u8]]) -> Arc<ServerConfig> {
    let mut config = ServerConfig::builder().with_no_client_auth().with_cert_resolver(resolver);
    let usual: [&[u8]; 2] = [b"h2", b"http/1.1"];
    config.alpn_protocols = usual.iter().chain(more_protocols).map(|name| name.to_vec()).collect();
    Arc::new(config)
}
