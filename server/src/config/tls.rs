//! Where certificates come from: files, or an authority that speaks ACME.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// `[tls]`: files, or `[tls.acme]`, and not both.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Section")]
pub enum TlsConfig {
    /// PEM files that somebody else renews.
    Files(TlsFiles),
    /// Certificates that the server gets for itself.
    Acme(AcmeConfig),
}

/// A chain and its key.
#[derive(Debug, Clone)]
pub struct TlsFiles {
    /// The chain, the server's own certificate first.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// `[tls.acme]`: RFC 8555, proved by TLS-ALPN-01 (RFC 8737) on our own listeners. The authority must reach one of them at port 443.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcmeConfig {
    /// The authority's directory; Let's Encrypt where it is left out.
    #[serde(default = "lets_encrypt")]
    pub directory: String,
    /// Whom the authority may write to, each as `mailto:…`.
    #[serde(default)]
    pub contact: Vec<String>,
    /// Names on the certificate; the hosts of all our addresses where it is left out.
    #[serde(default)]
    pub domains: Vec<String>,
    /// Folder for account and certificates, mode 0700; `acme` in the data folder where it is left out.
    pub cache: Option<PathBuf>,
    /// PEM file of the authority that the directory's own certificate comes from, for an authority inside the company.
    pub root: Option<PathBuf>,
}

fn lets_encrypt() -> String {
    "https://acme-v02.api.letsencrypt.org/directory".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
    acme: Option<AcmeConfig>,
}

impl TryFrom<Section> for TlsConfig {
    type Error = &'static str;

    fn try_from(section: Section) -> Result<Self, Self::Error> {
        match section {
            Section { certificate: Some(certificate), key: Some(key), acme: None } => {
                Ok(Self::Files(TlsFiles { certificate, key }))
            }
            Section { certificate: None, key: None, acme: Some(acme) } => {
                if !acme.directory.starts_with("https://") {
                    return Err("tls.acme.directory: an https:// address, as the authority publishes it");
                }
                Ok(Self::Acme(acme))
            }
            Section { .. } => Err("tls: name certificate and key, both as files, or [tls.acme] instead of them"),
        }
    }
}

impl TlsConfig {
    pub(super) fn below(&mut self, base: &Path) {
        let below = |path: &mut PathBuf| *path = base.join(&*path);
        match self {
            Self::Files(TlsFiles { certificate, key }) => [certificate, key].into_iter().for_each(below),
            Self::Acme(acme) => acme.cache.iter_mut().chain(&mut acme.root).for_each(below),
        }
    }

    /// The files, where certificates come from files.
    pub const fn files(&self) -> Option<&TlsFiles> {
        match self {
            Self::Files(files) => Some(files),
            Self::Acme(_) => None,
        }
    }
}

impl AcmeConfig {
    /// Where account and certificates are kept.
    pub fn cache(&self, data: &Path) -> PathBuf {
        self.cache.clone().unwrap_or_else(|| data.join("acme"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<TlsConfig, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn certificates_come_from_files_or_from_an_authority_and_not_from_both() {
        assert!(matches!(read("certificate = 'c'\nkey = 'k'"), Ok(TlsConfig::Files(_))));
        let acme = read("[acme]\ncontact = ['mailto:it@example.com']\ncache = 'kept'").unwrap();
        let TlsConfig::Acme(acme) = acme else { panic!("an authority") };
        assert!(acme.directory.contains("letsencrypt") && acme.cache(Path::new("/data")).ends_with("kept"));
        for bad in ["", "certificate = 'c'", "certificate = 'c'\nkey = 'k'\n[acme]", "[acme]\ndirectory = 'http://a'"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
