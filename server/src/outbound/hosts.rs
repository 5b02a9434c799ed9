//! Every host that this installation speaks to by itself, why, and which line of the configuration makes it so. From the
//! configuration alone: nothing is looked up, and no secret is read.

use url::Url;

use crate::config::{Config, DatabaseConfig, TlsConfig};

/// One host, as it is spoken to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Its name or address; `None` where it stands in a file with a secret, which is not read for this.
    pub host: Option<String>,
    /// At which port.
    pub port: Option<u16>,
    /// What for.
    pub purpose: Purpose,
    /// The key of the configuration that names it.
    pub key: &'static str,
}

/// What is sent to a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The rows: everything.
    Database,
    /// Our names, for certificates.
    Certificates,
    /// A login and a password, for each sign-in that the directory proves.
    Directory,
    /// A code and our own secret, for each sign-in that the provider proves.
    Company,
    /// An address for e-mail and a letter.
    Mail,
    /// A telephone number and a text.
    Sms,
}

impl Purpose {
    /// The word for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Database => "database",
            Self::Certificates => "certificates",
            Self::Directory => "directory",
            Self::Company => "company",
            Self::Mail => "mail",
            Self::Sms => "sms",
        }
    }

    /// What is sent there.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Database => "all rows",
            Self::Certificates => "our host names, to get certificates",
            Self::Directory => "login and password of whoever signs in by it",
            Self::Company => "codes of whoever signs in by it, and this installation's own secret",
            Self::Mail => "addresses for e-mail, sign-in codes, notices",
            Self::Sms => "telephone numbers and sign-in codes",
        }
    }
}

/// The destinations of a configuration, in the order of its sections. Empty where nothing leaves this machine.
pub fn destinations(config: &Config) -> Vec<Destination> {
    let mut found = Vec::new();
    let mut add = |purpose, key, host: Option<String>, port| found.push(Destination { host, port, purpose, key });
    if let Some(TlsConfig::Acme(acme)) = &config.tls {
        let (host, port) = at(&acme.directory, None);
        add(Purpose::Certificates, "tls.acme.directory", host, port);
    }
    if let DatabaseConfig::Postgres { .. } = &config.database {
        add(Purpose::Database, "database.url_file", None, None);
    }
    let services = &config.services;
    if let Some(directory) = &services.directory {
        let usual = if directory.url.scheme() == "ldaps" { 636 } else { 389 };
        let (host, port) = at(directory.url.as_str(), Some(usual));
        add(Purpose::Directory, "directory.url", host, port);
    }
    if let Some(company) = &services.company {
        let (host, port) = at(&company.issuer, None);
        add(Purpose::Company, "company.issuer", host, port);
    }
    if let Some(mail) = &services.mail {
        add(Purpose::Mail, "mail.smtp", Some(mail.smtp.clone()), Some(mail.port));
    }
    if let Some(sms) = &services.sms {
        let (host, port) = at(sms.url.as_str(), None);
        add(Purpose::Sms, "sms.url", host, port);
    }
    found
}

/// Host and port of a URL; `usual` where its scheme has no port that everybody knows.
fn at(url: &str, usual: Option<u16>) -> (Option<String>, Option<u16>) {
    let Ok(url) = Url::parse(url) else { return (None, None) };
    (url.host_str().map(str::to_owned), url.port_or_known_default().or(usual))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "data = '.'\nurls = ['https://lethe.example.com']\n[log]\norigin = 'lethe.example.com/log'\n";

    fn of(text: &str) -> Vec<(Option<String>, Option<u16>, &'static str)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lethe.toml");
        std::fs::write(&path, format!("{PLAIN}{text}")).unwrap();
        let found = destinations(&Config::load(&path).unwrap());
        found.into_iter().map(|one| (one.host, one.port, one.key)).collect()
    }

    #[test]
    fn nothing_is_spoken_to_unless_somebody_says_so() {
        assert_eq!(of("[tls]\ncertificate = 'c'\nkey = 'k'\n"), []);
    }

    #[test]
    fn every_section_that_leads_away_from_this_machine_is_listed() {
        let found = of("[tls.acme]\n\
             [database]\nkind = 'postgres'\nurl_file = 'u'\n\
             [directory]\nurl = 'ldaps://ldap.example.com'\nbind_dn = 'cn=a'\npassword_file = 'p'\nbase = 'dc=a'\n\
             [company]\nissuer = 'https://id.example.com/tenant'\nclient_id = 'lethe'\nclient_secret_file = 's'\n\
             [mail]\nsmtp = 'smtp.example.com'\nfrom = 'lethe@example.com'\n\
             [sms]\nurl = 'https://sms.example.com:8443/send?key=x'\nsecret_file = 's'\n");
        let host = |name: &str| Some(name.to_owned());
        let expected = [
            (host("acme-v02.api.letsencrypt.org"), Some(443), "tls.acme.directory"),
            (None, None, "database.url_file"),
            (host("ldap.example.com"), Some(636), "directory.url"),
            (host("id.example.com"), Some(443), "company.issuer"),
            (host("smtp.example.com"), Some(465), "mail.smtp"),
            (host("sms.example.com"), Some(8443), "sms.url"),
        ];
        assert_eq!(found, expected);
    }
}
