//! Names and certificates: for our hosts, in order, and not about to end. Who issued them is not judged: clients do that.

use std::{path::Path, time::Duration};

use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::clock::Clock as _;
use rustls::{
    CertificateError, RootCertStore,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier as _},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _},
};

use super::finding::Finding;
use crate::{
    config::{AcmeConfig, Config, Sites, TlsConfig, TlsFiles},
    http::tls,
    system::SystemClock,
};

const ABOUT: &str = "certificate";
/// A certificate that ends sooner should have been renewed.
const SOON_DAYS: u64 = 14;

/// Looks at what listeners show.
pub(super) fn check(config: &Config) -> Vec<Finding> {
    let now = SystemClock.now();
    match &config.tls {
        None => vec![Finding::ok(ABOUT, "no listener speaks TLS; a proxy on this machine has to")],
        Some(TlsConfig::Files(files)) => of_files(files, &config.sites, now),
        Some(TlsConfig::Acme(acme)) => of_authority(acme, &config.sites, &config.data, now),
    }
}

fn of_files(files: &TlsFiles, sites: &Sites, now: Time) -> Vec<Finding> {
    if let Err(error) = tls::load(&files.certificate, &files.key) {
        return vec![Finding::fail(ABOUT, error, "correct [tls] in lethe.toml, or the files")];
    }
    match chain_of(&files.certificate) {
        Some(chain) => judge(&chain, &sites.hosts(), now),
        None => vec![Finding::fail(ABOUT, "the file holds no certificate", "put the whole chain into it")],
    }
}

fn of_authority(acme: &AcmeConfig, sites: &Sites, data: &Path, now: Time) -> Vec<Finding> {
    let kept = std::fs::read_dir(acme.cache(data)).into_iter().flatten().flatten().map(|entry| entry.path());
    let kept: Vec<_> = kept
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("certificate-")))
        .filter_map(|path| chain_of(&path))
        .collect();
    let best = kept
        .iter()
        .map(|chain| judge(chain, &sites.hosts(), now))
        .min_by_key(|findings| findings.iter().filter(|finding| !finding.todo.is_empty()).count());
    best.unwrap_or_else(|| {
        vec![Finding::warn(
            ABOUT,
            format!("{} has not given one yet", acme.directory),
            "start the server, and see that port 443 of every name leads to it; its log says what the authority says",
        )]
    })
}

fn chain_of(path: &Path) -> Option<Vec<CertificateDer<'static>>> {
    let chain: Vec<_> = CertificateDer::pem_file_iter(path).ok()?.collect::<Result<_, _>>().ok()?;
    (!chain.is_empty()).then_some(chain)
}

/// What a client would say that trusts the last certificate of the chain.
struct Judge<'c> {
    first: &'c CertificateDer<'static>,
    others: &'c [CertificateDer<'static>],
    verifier: std::sync::Arc<WebPkiServerVerifier>,
}

impl Judge<'_> {
    fn says(&self, host: &str, at: Time) -> Result<(), CertificateError> {
        let Ok(name) = ServerName::try_from(host.to_owned()) else { return Err(CertificateError::NotValidForName) };
        let at = UnixTime::since_unix_epoch(Duration::from_millis(at.0));
        match self.verifier.verify_server_cert(self.first, self.others, &name, &[], at) {
            Err(rustls::Error::InvalidCertificate(error)) => Err(error),
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

fn judge(chain: &[CertificateDer<'static>], hosts: &[String], now: Time) -> Vec<Finding> {
    let broken = || {
        let what = "the chain does not hold together";
        vec![Finding::fail(ABOUT, what, "put the server's own certificate first, then each one's issuer in order")]
    };
    let (Some((first, others)), Some(last)) = (chain.split_first(), chain.last()) else { return broken() };
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates([last.clone()]);
    let Ok(verifier) = WebPkiServerVerifier::builder(roots.into()).build() else { return broken() };
    let judge = Judge { first, others, verifier };
    let mut findings: Vec<Finding> = hosts
        .iter()
        .filter(|host| is_for_another(&judge.says(host, now)))
        .map(|host| {
            let todo = "get a certificate that names it, or correct the addresses in lethe.toml";
            Finding::fail(ABOUT, format!("it is not for {host}"), todo)
        })
        .collect();
    let host = hosts.iter().find(|host| !is_for_another(&judge.says(host, now)));
    if let Some(host) = host {
        match judge.says(host, now) {
            Err(error) if has_ended(&error) => {
                findings.push(Finding::fail(ABOUT, "it has expired", "renew it; the server takes new files by itself"));
            }
            Err(CertificateError::UnknownIssuer | CertificateError::BadSignature) if chain.len() > 1 => {
                findings.extend(broken());
            }
            Ok(()) | Err(_) => findings.extend(soon(&judge, host, now)),
        }
    }
    if findings.is_empty() {
        findings.push(Finding::ok(ABOUT, format!("good for {} for more than {SOON_DAYS} days", hosts.join(", "))));
    }
    findings
}

fn soon(judge: &Judge<'_>, host: &str, now: Time) -> Option<Finding> {
    let ends =
        (1..=SOON_DAYS).find(|days| judge.says(host, now.plus(days * DAY_MS)).is_err_and(|error| has_ended(&error)))?;
    let todo = "renew it; whatever renews it by itself has not done so";
    Some(Finding::warn(ABOUT, format!("it ends within {ends} days"), todo))
}

const fn has_ended(error: &CertificateError) -> bool {
    matches!(error, CertificateError::Expired | CertificateError::ExpiredContext { .. })
}

const fn is_for_another(said: &Result<(), CertificateError>) -> bool {
    matches!(said, Err(CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }))
}

#[cfg(test)]
mod tests {
    use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};

    use super::{super::finding::Level, *};

    const NAME: &str = "lethe.example.com";

    /// The end of every certificate here: 2026-04-01, 90 days after its beginning.
    const ENDS: Time = Time(1_775_001_600_000);

    /// A certificate for [`NAME`] by an authority of the test; and the authority's own.
    fn issued() -> Vec<CertificateDer<'static>> {
        tls::install_provider();
        let (root_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        let mut root = CertificateParams::new(Vec::new()).unwrap();
        root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let root_certificate = root.self_signed(&root_key).unwrap();
        let mut own = CertificateParams::new(vec![NAME.to_owned()]).unwrap();
        own.not_before = rcgen::date_time_ymd(2026, 1, 1);
        own.not_after = rcgen::date_time_ymd(2026, 4, 1);
        let own = own.signed_by(&key, &Issuer::new(root, &root_key)).unwrap();
        vec![own.der().clone(), root_certificate.der().clone()]
    }

    fn levels(chain: &[CertificateDer<'static>], host: &str, now: Time) -> Vec<Level> {
        judge(chain, &[host.to_owned()], now).iter().map(|finding| finding.level).collect()
    }

    #[test]
    fn a_certificate_is_for_our_names_and_lasts() {
        let before = |days: u64| Time(ENDS.0 - days * DAY_MS);
        assert_eq!(levels(&issued(), NAME, before(60)), [Level::Ok]);
        assert_eq!(levels(&issued(), "other.example.com", before(60)), [Level::Fail]);
        assert_eq!(levels(&issued(), NAME, before(5)), [Level::Warn]);
        assert_eq!(levels(&issued(), NAME, ENDS.plus(DAY_MS)), [Level::Fail]);
    }

    #[test]
    fn a_chain_of_strangers_is_found() {
        let (mut chain, stranger) = (issued(), issued());
        chain[1] = stranger[1].clone();
        assert_eq!(levels(&chain, NAME, Time(ENDS.0 - 60 * DAY_MS)), [Level::Fail]);
    }
}
