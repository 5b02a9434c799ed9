//! `lethe doctor`: what would bite somebody later, found now.

use std::{path::Path, time::Duration};

use clap::Args;
use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::{clock::Clock as _, mode::Mode};
use rustls::{
    CertificateError, RootCertStore,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier as _},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _},
};
use serde_json::json;

use super::{Failed, Said, certificate, open};
use crate::{
    config::{Config, TlsConfig},
    http::tls,
    system::SystemClock,
    usecase::House,
};

/// A keyring that ends sooner is worth a word.
const SOON_MS: u64 = 30 * DAY_MS;

/// Look for what is wrong.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    at: open::At,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// One thing looked at; `Err` says what is wrong and what to do.
struct Finding {
    about: &'static str,
    found: Result<String, String>,
}

impl Doctor {
    pub(super) async fn obey(self) -> Result<Said, Failed> {
        let config = self.at.load()?;
        let mut findings = vec![Finding { about: "configuration", found: Ok(self.at.config.display().to_string()) }];
        findings.push(Finding { about: "certificate", found: certificate_of(&config) });
        match open::house(&config).await {
            Err(failed) => findings.push(Finding { about: "keys and database", found: Err(failed.to_string()) }),
            Ok(house) => {
                findings.push(Finding { about: "keys and database", found: Ok(house.store.place().name()) });
                findings.extend(company(&house).await?);
            }
        }
        let line = |finding: &Finding| match &finding.found {
            Ok(what) => format!("ok     {}: {what}", finding.about),
            Err(what) => format!("WRONG  {}: {what}", finding.about),
        };
        let text = findings.iter().map(line).collect::<Vec<_>>().join("\n");
        let json = findings.iter().map(|finding| {
            let (Ok(what) | Err(what)) = &finding.found;
            json!({"about": finding.about, "ok": finding.found.is_ok(), "found": what})
        });
        let json = json!({"items": json.collect::<Vec<_>>()});
        if findings.iter().any(|finding| finding.found.is_err()) && !self.json {
            return Err(Failed::new(format!("something is wrong\n{text}")));
        }
        Ok(Said { text, json })
    }
}

/// Whether the certificate is for our addresses and valid today. Who issued it is not judged: clients do that.
fn certificate_of(config: &Config) -> Result<String, String> {
    let Some(tls_files) = config.tls.as_ref().and_then(TlsConfig::files) else { return Ok("none in files".to_owned()) };
    tls::load(&tls_files.certificate, &tls_files.key).map_err(|error| error.to_string())?;
    let chain = chain(&tls_files.certificate).ok_or("the certificate cannot be read")?;
    let (first, others) = chain.split_first().ok_or("the certificate file is empty")?;
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(chain.last().cloned());
    let verifier = WebPkiServerVerifier::builder(roots.into()).build().map_err(|error| error.to_string())?;
    let now = UnixTime::since_unix_epoch(Duration::from_millis(SystemClock.now().0));
    for url in config.sites.urls() {
        let host = certificate::host(url).ok_or_else(|| format!("{url} is no https address"))?;
        let name = ServerName::try_from(host.clone()).map_err(|_| format!("{host} is no name for a certificate"))?;
        match verifier.verify_server_cert(first, others, &name, &[], now) {
            Err(rustls::Error::InvalidCertificate(
                CertificateError::Expired | CertificateError::ExpiredContext { .. },
            )) => return Err("the certificate has expired; renew it and restart the server".to_owned()),
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => return Err(format!("the certificate is not for {host}; get one that is, or correct `urls`")),
            Ok(_) | Err(_) => {}
        }
    }
    Ok(tls_files.certificate.display().to_string())
}

fn chain(path: &Path) -> Option<Vec<CertificateDer<'static>>> {
    CertificateDer::pem_file_iter(path).ok()?.collect::<Result<_, _>>().ok()
}

async fn company(house: &House) -> Result<Vec<Finding>, Failed> {
    let read = house.store.read();
    let Some(tenant) = read.tenant().find().await? else {
        let found = Err("there is no company yet; go on with `lethe init --keyring FILE`".to_owned());
        return Ok(vec![Finding { about: "company", found }]);
    };
    let mode = match tenant.mode {
        Mode::Normal => Ok("normal".to_owned()),
        Mode::Restore => Err("restore mode: no command goes out until somebody has reviewed them".to_owned()),
    };
    let mut findings = vec![Finding { about: "mode", found: mode }];
    let Some(newest) = read.keyrings().newest().await?.map(|signed| signed.keyring) else {
        let found = Err("there is no keyring yet: the owner makes their approval key in the console first".to_owned());
        findings.push(Finding { about: "keyring", found });
        return Ok(findings);
    };
    let now: Time = house.store.clock().now();
    let keyring = match newest.expires.since(now) {
        0 => {
            Err("the keyring has expired: nothing but protection works; root persons must publish a new one".to_owned())
        }
        left if left < SOON_MS => {
            Err(format!("the keyring ends in {} days; root persons must renew it", left / DAY_MS))
        }
        left => Ok(format!("version {}, {} days left", newest.version, left / DAY_MS)),
    };
    findings.push(Finding { about: "keyring", found: keyring });
    let ours = newest.service_key(house.server_key()).is_some();
    let server = if ours {
        Ok(house.server_key().to_string())
    } else {
        Err("the keyring does not name this node's key: devices believe nothing that it signs".to_owned())
    };
    findings.push(Finding { about: "server key", found: server });
    let same = newest.log.origin == house.log.origin && newest.log.public_key == house.log.public_key;
    let log = if same {
        Ok(house.log.origin.clone())
    } else {
        Err("the keyring names another log: devices believe no proof of this server".to_owned())
    };
    findings.push(Finding { about: "log", found: log });
    Ok(findings)
}
