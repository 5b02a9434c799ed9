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

    fn day(time: Time) -> rcgen::SerialNumber {
        rcgen::SerialNumber::from(time.0)
    }

    /// A certificate for [`NAME`] by an authority of the test, for so many days from now; and the authority's own.
    fn issued(days: i64) -> Vec<CertificateDer<'static>> {
        tls::install_provider();
        let (root_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
        let mut root = CertificateParams::new(Vec::new()).unwrap();
        root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let root_certificate = root.self_signed(&root_key).unwrap();
        let mut own = CertificateParams::new(vec![NAME.to_owned()]).unwrap();
        let now = i64::try_from(SystemClock.now().0 / 1000).unwrap();
        let date = |unix: i64| {
            let (year, month, day) = civil(unix.div_euclid(86_400));
            rcgen::date_time_ymd(year, month, day)
        };
        own.not_before = date(now - 90 * 86_400);
        own.not_after = date(now + days * 86_400);
        own.serial_number = Some(day(SystemClock.now()));
        let own = own.signed_by(&key, &Issuer::new(root, &root_key)).unwrap();
        vec![own.der().clone(), root_certificate.der().clone()]
    }

    /// Year, month and day of a day since 1970, in the proleptic Gregorian calendar.
    fn civil(days: i64) -> (i32, u8, u8) {
        let shifted = days + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_shifted + 2) / 5 + 1;
        let month = if month_shifted < 10 { month_shifted + 3 } else { month_shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (i32::try_from(year).unwrap(), u8::try_from(month).unwrap(), u8::try_from(day).unwrap())
    }

    fn levels(chain: &[CertificateDer<'static>], host: &str) -> Vec<Level> {
        judge(chain, &[host.to_owned()], SystemClock.now()).iter().map(|finding| finding.level).collect()
    }

    #[test]
    fn a_certificate_is_for_our_names_and_lasts() {
        assert_eq!(levels(&issued(90), NAME), [Level::Ok]);
        assert_eq!(levels(&issued(90), "other.example.com"), [Level::Fail]);
        assert_eq!(levels(&issued(5), NAME), [Level::Warn]);
        assert_eq!(levels(&issued(-2), NAME), [Level::Fail]);
    }

    #[test]
    fn a_chain_of_strangers_is_found() {
        let (mut chain, stranger) = (issued(90), issued(90));
        chain[1] = stranger[1].clone();
        assert_eq!(levels(&chain, NAME), [Level::Fail]);
    }
}
