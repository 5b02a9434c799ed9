//! The company's directory, in which a person's password is tried.

use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

use super::near::{is_near, is_plain_address};

/// What stands in the filter for what somebody typed.
pub const LOGIN: &str = "{login}";

/// `[directory]`: an LDAP server, the account that searches in it, and where people are.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Section")]
pub struct DirectoryConfig {
    /// `ldaps://host[:port]`, or `ldap://` with `starttls`, or `ldap://` on this machine.
    pub url: Url,
    /// Whether the connection begins without TLS and changes to it before anything is said.
    pub starttls: bool,
    /// PEM file of the authority of the directory's certificate; the machine's own roots where it is left out.
    pub ca_file: Option<PathBuf>,
    /// The account that searches.
    pub bind_dn: String,
    /// File with its password.
    pub password_file: PathBuf,
    /// The entry below which people are.
    pub base: String,
    /// Which entry is somebody's, with `{login}` for what they typed (RFC 4515).
    pub filter: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    url: Url,
    #[serde(default)]
    starttls: bool,
    ca_file: Option<PathBuf>,
    bind_dn: String,
    password_file: PathBuf,
    base: String,
    #[serde(default = "by_mail")]
    filter: String,
}

fn by_mail() -> String {
    format!("(&(objectClass=person)(mail={LOGIN}))")
}

impl TryFrom<Section> for DirectoryConfig {
    type Error = &'static str;

    fn try_from(section: Section) -> Result<Self, Self::Error> {
        let Section { url, starttls, ca_file, bind_dn, password_file, base, filter } = section;
        if !is_plain_address(&url) || !matches!(url.path(), "" | "/") || url.query().is_some() {
            return Err("directory.url: write ldaps://host or ldaps://host:port, and nothing behind it");
        }
        let near = is_near(url.host_str().unwrap_or_default());
        match (url.scheme(), starttls) {
            ("ldaps", false) | ("ldap", true) => {}
            ("ldap", false) if near => {}
            ("ldap", false) => {
                return Err("directory.url: passwords go there; write ldaps://, or set starttls = true");
            }
            ("ldaps", true) => {
                return Err("directory.starttls: ldaps:// has TLS from the beginning; leave one of them out");
            }
            _ => return Err("directory.url: write ldaps://host or ldaps://host:port"),
        }
        if bind_dn.is_empty() || base.is_empty() {
            return Err("directory.bind_dn, directory.base: name the entry, like ou=people,dc=example,dc=com");
        }
        if filter.matches(LOGIN).count() == 0 {
            return Err("directory.filter: write {login} where the name that somebody types belongs");
        }
        Ok(Self { url, starttls, ca_file, bind_dn, password_file, base, filter })
    }
}

impl DirectoryConfig {
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        self.ca_file.iter_mut().chain([&mut self.password_file])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(more: &str) -> Result<DirectoryConfig, toml::de::Error> {
        toml::from_str(&format!("bind_dn = 'cn=lethe'\npassword_file = 'p'\nbase = 'dc=example'\n{more}"))
    }

    #[test]
    fn passwords_travel_under_tls_or_stay_on_this_machine() {
        for good in [
            "url = 'ldaps://ldap.example.com'",
            "url = 'ldaps://ldap.example.com:1636/'",
            "url = 'ldap://ldap.example.com'\nstarttls = true",
            "url = 'ldap://127.0.0.1:389'",
            "url = 'ldap://localhost'",
        ] {
            assert!(read(good).is_ok(), "{good}: {:?}", read(good).err());
        }
        for bad in [
            "url = 'ldap://ldap.example.com'",
            "url = 'ldaps://ldap.example.com'\nstarttls = true",
            "url = 'https://ldap.example.com'",
            "url = 'ldaps://ldap.example.com/dc=example'",
            "url = 'ldaps://me:secret@ldap.example.com'",
            "url = 'ldapi:///run/slapd'",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_filter_names_where_the_login_belongs() {
        let with = |filter: &str| read(&format!("url = 'ldaps://a.example'\nfilter = '{filter}'"));
        assert!(with("(uid={login})").is_ok());
        assert!(with("(uid=ada)").is_err());
    }
}
