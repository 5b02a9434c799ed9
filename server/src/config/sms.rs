//! The gateway that takes short messages.

use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

use super::near::{is_plain_address, is_protected};

/// `[sms]`: where messages are sent, as signed webhooks.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Section")]
pub struct SmsConfig {
    /// Where they go.
    pub url: Url,
    /// File with the secret that signs them: `whsec_` and base64.
    pub secret_file: PathBuf,
    /// Whether the gateway may be at an address of a local network or of this machine.
    pub allow_private: bool,
    /// PEM file of the authority of its certificate; the machine's own roots where it is left out.
    pub ca_file: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    url: Url,
    secret_file: PathBuf,
    #[serde(default)]
    allow_private: bool,
    ca_file: Option<PathBuf>,
}

impl TryFrom<Section> for SmsConfig {
    type Error = &'static str;

    fn try_from(section: Section) -> Result<Self, Self::Error> {
        let Section { url, secret_file, allow_private, ca_file } = section;
        if !is_plain_address(&url) || !is_protected(&url) {
            return Err("sms.url: codes go there; write https://…, without name, password or fragment");
        }
        Ok(Self { url, secret_file, allow_private, ca_file })
    }
}

impl SmsConfig {
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        self.ca_file.iter_mut().chain([&mut self.secret_file])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_travel_under_tls_or_stay_on_this_machine() {
        let read = |url: &str| toml::from_str::<SmsConfig>(&format!("url = '{url}'\nsecret_file = 's'"));
        assert!(read("https://sms.example.com/send?from=lethe").is_ok_and(|config| !config.allow_private));
        assert!(read("http://127.0.0.1:3000/send").is_ok());
        for bad in ["http://sms.example.com/send", "https://me:secret@sms.example.com/", "sms.example.com"] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
