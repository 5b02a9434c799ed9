//! The sections about services of others that this installation asks.

use std::path::{Path, PathBuf};

use super::{CompanyConfig, DirectoryConfig, MailConfig, SmsConfig};

/// `[directory]`, `[company]`, `[mail]`, `[sms]`: each where it is configured.
#[derive(Debug, Clone, Default)]
pub struct ServicesConfig {
    /// The company's directory.
    pub directory: Option<DirectoryConfig>,
    /// The company's OpenID provider.
    pub company: Option<CompanyConfig>,
    /// The server that takes letters.
    pub mail: Option<MailConfig>,
    /// The gateway that takes short messages.
    pub sms: Option<SmsConfig>,
}

impl ServicesConfig {
    /// Their files lie below the folder of the configuration.
    pub(super) fn below(mut self, base: &Path) -> Self {
        let below = |path: &mut PathBuf| *path = base.join(&*path);
        if let Some(directory) = &mut self.directory {
            directory.files().for_each(below);
        }
        if let Some(company) = &mut self.company {
            company.files().for_each(below);
        }
        if let Some(mail) = &mut self.mail {
            mail.files().for_each(below);
        }
        if let Some(sms) = &mut self.sms {
            sms.files().for_each(below);
        }
        self
    }

    /// Files with secrets that are shown to them.
    pub fn secrets(&self) -> impl Iterator<Item = &PathBuf> {
        let directory = self.directory.as_ref().map(|directory| &directory.password_file);
        let company = self.company.as_ref().map(|company| &company.client_secret_file);
        let mail = self.mail.as_ref().and_then(|mail| mail.account.as_ref()).map(|(_, file)| file);
        let sms = self.sms.as_ref().map(|sms| &sms.secret_file);
        [directory, company, mail, sms].into_iter().flatten()
    }
}
