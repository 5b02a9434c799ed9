//! A folder with an authority, a certificate for this machine, and secrets.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tempfile::TempDir;

/// A port at which nobody listens.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// `authority.pem`, and `chain.pem` and `key.pem` for localhost under it; `stranger.pem` is another authority.
pub(crate) struct Place(TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        lethe_server::http::tls::install_provider();
        let place = Self(tempfile::tempdir().unwrap());
        let (authority, key) = authority();
        let own = KeyPair::generate().unwrap();
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let chain = CertificateParams::new(names).unwrap();
        let chain = chain.signed_by(&own, &Issuer::from_params(&authority, &key)).unwrap();
        place.write("authority.pem", &authority.self_signed(&key).unwrap().pem());
        place.write("chain.pem", &chain.pem());
        place.write("key.pem", &own.serialize_pem());
        let (stranger, key) = self::authority();
        place.write("stranger.pem", &stranger.self_signed(&key).unwrap().pem());
        place
    }

    /// A file that only its owner reads.
    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.at(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }
}

fn authority() -> (CertificateParams, KeyPair) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    (authority, KeyPair::generate().unwrap())
}
