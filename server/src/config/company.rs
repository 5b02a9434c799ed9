//! The company's OpenID provider, at which employees prove who they are.

use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

use super::near::{is_plain_address, is_protected};

/// `[company]`: this installation as a client of an OpenID provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Section")]
pub struct CompanyConfig {
    /// The provider's name, exactly as it says it itself; its metadata lie below it.
    pub issuer: String,
    /// Who we are there.
    pub client_id: String,
    /// File with the secret that proves it.
    pub client_secret_file: PathBuf,
    /// PEM file of the authority of the provider's certificate; the machine's own roots where it is left out.
    pub ca_file: Option<PathBuf>,
    /// The claim that names an employee: `email` (only where the provider says that it is verified), `sub`, or another one.
    pub claim: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    issuer: String,
    client_id: String,
    client_secret_file: PathBuf,
    ca_file: Option<PathBuf>,
    #[serde(default = "email")]
    claim: String,
}

fn email() -> String {
    "email".to_owned()
}

impl TryFrom<Section> for CompanyConfig {
    type Error = &'static str;

    fn try_from(section: Section) -> Result<Self, Self::Error> {
        let Section { issuer, client_id, client_secret_file, ca_file, claim } = section;
        let url = Url::parse(&issuer).ok().filter(|url| is_plain_address(url) && url.query().is_none());
        if !url.is_some_and(|url| is_protected(&url)) {
            return Err("company.issuer: write https://… as the provider's metadata say it, without query");
        }
        if client_id.is_empty() || claim.is_empty() {
            return Err("company.client_id, company.claim: they cannot be empty");
        }
        Ok(Self { issuer, client_id, client_secret_file, ca_file, claim })
    }
}

impl CompanyConfig {
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        self.ca_file.iter_mut().chain([&mut self.client_secret_file])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(issuer: &str) -> Result<CompanyConfig, toml::de::Error> {
        toml::from_str(&format!("issuer = '{issuer}'\nclient_id = 'lethe'\nclient_secret_file = 's'"))
    }

    #[test]
    fn a_provider_is_reached_under_tls_or_on_this_machine() {
        for good in ["https://id.example.com", "https://id.example.com/tenant/v2.0", "http://127.0.0.1:3000"] {
            assert_eq!(read(good).unwrap().claim, "email", "{good}");
        }
        for bad in ["http://id.example.com", "https://me@id.example.com", "https://id.example.com/?x", "id.example.com"]
        {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
