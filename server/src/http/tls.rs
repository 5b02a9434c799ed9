//! TLS from certificate files: rustls with aws-lc-rs, HTTP/1.1 (the WebSocket of agents) and HTTP/2.

use std::{io, path::Path, sync::Arc};

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};

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
}

/// Makes aws-lc-rs the provider of this process. First thing in `main` and in tests; later calls change nothing.
pub fn install_provider() {
    // The only error is that a provider is installed already.
    drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
}

/// The server's side of TLS 1.2 and 1.3.
pub fn load(certificate: &Path, key: &Path) -> Result<Arc<ServerConfig>, TlsError> {
    let file = |path: &Path, why: String| TlsError::File { path: path.display().to_string(), why };
    let pem = std::fs::read(certificate).map_err(|error: io::Error| file(certificate, error.to_string()))?;
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&pem)
        .collect::<Result<_, _>>()
        .map_err(|error| file(certificate, error.to_string()))?;
    if chain.is_empty() {
        return Err(file(certificate, "it holds no certificate".to_owned()));
    }
    let key = PrivateKeyDer::from_pem_file(key).map_err(|error| file(key, error.to_string()))?;
    let mut config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec(), b"h2".to_vec()];
    Ok(Arc::new(config))
}
