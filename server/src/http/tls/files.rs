//! A certificate and its key in PEM files that somebody else renews. They are read again every minute, so that whoever renews them
//! needs to tell nobody. A pair that does not fit together yet is not used: the old one stays until it does.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use lethe_proto::{cbor::sha256, ids::Digest};
use rustls::{
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use zeroize::Zeroizing;

use super::TlsError;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_mins(1);

/// The files and what stood in them when they last made sense.
pub struct CertificateFiles {
    certificate: PathBuf,
    key: PathBuf,
    now: Mutex<Known>,
}

struct Known {
    pair: Arc<CertifiedKey>,
    /// Of the bytes that were looked at last, whether they made sense or not.
    digest: Digest,
}

/// Bytes of both files.
struct Read {
    certificate: Vec<u8>,
    key: Zeroizing<Vec<u8>>,
}

impl CertificateFiles {
    /// Reads both files.
    pub fn open(certificate: &Path, key: &Path) -> Result<Arc<Self>, TlsError> {
        let read = Read::from(certificate, key)?;
        let now = Mutex::new(Known { pair: read.pair(certificate, key)?, digest: read.digest() });
        Ok(Arc::new(Self { certificate: certificate.to_owned(), key: key.to_owned(), now }))
    }

    /// Looks at the files once more. `true`: they hold another pair, which is used from now on. An error is told once for the same
    /// bytes, and the old pair stays.
    pub fn look(&self) -> Result<bool, TlsError> {
        let read = Read::from(&self.certificate, &self.key)?;
        let digest = read.digest();
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if now.digest == digest {
            return Ok(false);
        }
        now.digest = digest;
        now.pair = read.pair(&self.certificate, &self.key)?;
        Ok(true)
    }

    /// Looks at them for ever.
    pub(super) async fn watch(&self) {
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            match self.look() {
                Ok(false) => {}
                Ok(true) => tracing::info!("the certificate files have changed; the new certificate is in use"),
                Err(error) => {
                    tracing::warn!(%error, "the certificate files have changed; the old certificate stays in use");
                }
            }
        }
    }
}

impl fmt::Debug for CertificateFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertificateFiles").field("certificate", &self.certificate).finish_non_exhaustive()
    }
}

impl ResolvesServerCert for CertificateFiles {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.now.lock().unwrap_or_else(PoisonError::into_inner).pair.clone())
    }
}

impl Read {
    fn from(certificate: &Path, key: &Path) -> Result<Self, TlsError> {
        let read = |path: &Path| std::fs::read(path).map_err(|error| wrong(path, error));
        Ok(Self { certificate: read(certificate)?, key: Zeroizing::new(read(key)?) })
    }

    fn digest(&self) -> Digest {
        let mut both = Zeroizing::new(self.certificate.clone());
        both.extend_from_slice(&self.key);
        sha256(&both)
    }

    fn pair(&self, certificate: &Path, key: &Path) -> Result<Arc<CertifiedKey>, TlsError> {
        let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&self.certificate).collect();
        let chain = chain.map_err(|error| wrong(certificate, error))?;
        if chain.is_empty() {
            return Err(wrong(certificate, "it holds no certificate"));
        }
        let private = PrivateKeyDer::from_pem_slice(&self.key).map_err(|error| wrong(key, error))?;
        let provider = CryptoProvider::get_default()
            .ok_or_else(|| rustls::Error::General("no cryptography was installed in this process".to_owned()))?;
        Ok(Arc::new(CertifiedKey::from_der(chain, private, provider)?))
    }
}

fn wrong(path: &Path, why: impl fmt::Display) -> TlsError {
    TlsError::File { path: path.display().to_string(), why: why.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn write(&self, certificate: &str, key: &str) {
            std::fs::write(self.path("cert.pem"), certificate).unwrap();
            std::fs::write(self.path("key.pem"), key).unwrap();
        }
    }

    fn pair() -> (String, String) {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        (made.cert.pem(), made.signing_key.serialize_pem())
    }

    #[test]
    fn new_files_are_used_as_soon_as_they_fit_together() {
        super::super::install_provider();
        let folder = Folder(tempfile::tempdir().unwrap());
        let ((one, one_key), (two, two_key)) = (pair(), pair());
        folder.write(&one, &one_key);
        let files = CertificateFiles::open(&folder.path("cert.pem"), &folder.path("key.pem")).unwrap();
        let first = || files.now.lock().unwrap().pair.cert[0].clone();
        let before = first();
        assert!(!files.look().unwrap());
        folder.write(&two, &one_key);
        assert!(matches!(files.look(), Err(TlsError::Pair(_))), "half of a new pair");
        assert_eq!(first(), before);
        assert!(!files.look().unwrap(), "and nobody hears of it twice");
        folder.write(&two, &two_key);
        assert!(files.look().unwrap());
        assert_ne!(first(), before);
    }
}
