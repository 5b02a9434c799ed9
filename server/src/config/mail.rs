//! The server that takes letters.

use std::path::PathBuf;

use serde::Deserialize;

use super::near::is_near;

/// `[mail]`: a server that speaks SMTP, and who we are there.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Section")]
pub struct MailConfig {
    /// Its name, or its address.
    pub smtp: String,
    /// 465 with `tls`, 587 with `starttls`, 25 with `plain`, unless another one is named.
    pub port: u16,
    /// How letters are protected on the way there.
    pub security: Security,
    /// Who writes, like `Lethe <lethe@example.com>`.
    pub from: String,
    /// The name of our account there, and the file with its password.
    pub account: Option<(String, PathBuf)>,
    /// PEM file of the authority of its certificate; the machine's own roots where it is left out.
    pub ca_file: Option<PathBuf>,
}

/// How letters are protected on the way to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS from the beginning.
    #[default]
    Tls,
    /// TLS before anything is said; without it, nothing is.
    Starttls,
    /// Not at all: on this machine only.
    Plain,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    smtp: String,
    port: Option<u16>,
    #[serde(default)]
    security: Security,
    from: String,
    user: Option<String>,
    password_file: Option<PathBuf>,
    ca_file: Option<PathBuf>,
}

impl TryFrom<Section> for MailConfig {
    type Error = &'static str;

    fn try_from(section: Section) -> Result<Self, Self::Error> {
        let Section { smtp, port, security, from, user, password_file, ca_file } = section;
        if smtp.is_empty() || smtp.contains(|letter: char| letter == '/' || letter.is_whitespace()) {
            return Err("mail.smtp: write the server's name alone, like smtp.example.com");
        }
        if security == Security::Plain && !is_near(&smtp) {
            return Err(
                "mail.security: codes go there; \"plain\" is for this machine only, write \"tls\" or \"starttls\"",
            );
        }
        let account = match (user, password_file) {
            (Some(user), Some(file)) => Some((user, file)),
            (None, None) => None,
            _ => return Err("mail.user, mail.password_file: name both, or neither"),
        };
        let usual = match security {
            Security::Tls => 465,
            Security::Starttls => 587,
            Security::Plain => 25,
        };
        Ok(Self { smtp, port: port.unwrap_or(usual), security, from, account, ca_file })
    }
}

impl MailConfig {
    pub(super) fn files(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        self.ca_file.iter_mut().chain(self.account.iter_mut().map(|(_, file)| file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(more: &str) -> Result<MailConfig, toml::de::Error> {
        toml::from_str(&format!("from = 'lethe@example.com'\n{more}"))
    }

    #[test]
    fn letters_travel_under_tls_or_stay_on_this_machine() {
        for (good, port) in [
            ("smtp = 'smtp.example.com'", 465),
            ("smtp = 'smtp.example.com'\nsecurity = 'starttls'", 587),
            ("smtp = 'localhost'\nsecurity = 'plain'", 25),
            ("smtp = '127.0.0.1'\nsecurity = 'plain'\nport = 2525", 2525),
            ("smtp = 'smtp.example.com'\nuser = 'lethe'\npassword_file = 'p'", 465),
        ] {
            assert_eq!(read(good).unwrap().port, port, "{good}");
        }
        for bad in [
            "smtp = 'smtp.example.com'\nsecurity = 'plain'",
            "smtp = 'smtp.example.com'\nsecurity = 'none'",
            "smtp = 'smtps://smtp.example.com'",
            "smtp = ''",
            "smtp = 'smtp.example.com'\nuser = 'lethe'",
            "smtp = 'smtp.example.com'\nqueue = 3",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
