//! The account's key and the certificates with their keys, in a folder that only the server reads: folder 0700, files 0600.

use std::{
    fs,
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use async_trait::async_trait;
use lethe_proto::cbor::sha256;
use rustls_acme::{AccountCache, CertCache};

/// The folder; made at the first need.
pub(super) struct PrivateFolder {
    path: PathBuf,
}

impl PrivateFolder {
    pub(super) const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// One file for everything that a certificate or an account is for.
    fn file(&self, kind: &str, directory: &str, about: &[String]) -> PathBuf {
        let digest = sha256(format!("{directory}\n{}", about.join("\n")).as_bytes());
        self.path.join(format!("{kind}-{}.pem", data_encoding::HEXLOWER.encode(&digest.first16())))
    }

    fn write(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.path)?;
        let new = file.with_extension("new");
        // What a crash has left there is nobody's.
        drop(fs::remove_file(&new));
        let mut open = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
        open.write_all(bytes)?;
        open.sync_all()?;
        fs::rename(&new, file)
    }
}

fn read(file: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(file) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[async_trait]
impl CertCache for PrivateFolder {
    type EC = io::Error;

    async fn load_cert(&self, domains: &[String], directory: &str) -> io::Result<Option<Vec<u8>>> {
        read(&self.file("certificate", directory, domains))
    }

    async fn store_cert(&self, domains: &[String], directory: &str, cert: &[u8]) -> io::Result<()> {
        self.write(&self.file("certificate", directory, domains), cert)
    }
}

#[async_trait]
impl AccountCache for PrivateFolder {
    type EA = io::Error;

    async fn load_account(&self, contact: &[String], directory: &str) -> io::Result<Option<Vec<u8>>> {
        read(&self.file("account", directory, contact))
    }

    async fn store_account(&self, contact: &[String], directory: &str, account: &[u8]) -> io::Result<()> {
        self.write(&self.file("account", directory, contact), account)
    }
}
