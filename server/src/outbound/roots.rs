//! Whom we believe that a host is that host: an authority that somebody named, or the machine's own roots.

use std::{fs, path::Path, sync::Arc};

use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};

use super::NotReady;

/// The certificates in a PEM file; at least one.
pub(crate) fn authority(file: &Path) -> Result<Vec<CertificateDer<'static>>, NotReady> {
    let text = fs::read(file).map_err(|why| NotReady::File { path: file.to_owned(), why })?;
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    found.ok().filter(|found| !found.is_empty()).ok_or_else(|| NotReady::Authority(file.to_owned()))
}

/// A client's side of TLS, without a certificate of its own. A named authority takes the place of the machine's roots.
pub(crate) fn client(ca_file: Option<&Path>) -> Result<Arc<ClientConfig>, NotReady> {
    let certificates = match ca_file {
        Some(file) => authority(file)?,
        None => rustls_native_certs::load_native_certs().certs,
    };
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates);
    if roots.is_empty() {
        return Err(ca_file.map_or(NotReady::NoRoots, |file| NotReady::Authority(file.to_owned())));
    }
    Ok(Arc::new(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth()))
}
