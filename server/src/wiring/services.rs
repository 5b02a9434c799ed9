//! The services of others that an installation is configured to ask.

use std::sync::Arc;

use lethe_server_core::{clock::Clock, entropy::Entropy};

use crate::{
    company::{Company, RETURN_PATH},
    config::Config,
    directory::Directory,
    mail::Mailer,
    outbound::{self, Destination, NotReady},
    sms::Sms,
    usecase::sign_in::{Courier, Couriers, DirectoryPort},
};

/// Each of them optional. What is not configured is never spoken to.
#[derive(Default)]
pub struct Services {
    /// Every host that is spoken to, theirs and others.
    pub destinations: Vec<Destination>,
    /// The company's directory.
    pub directory: Option<Arc<Directory>>,
    /// The company's OpenID provider.
    pub company: Option<Company>,
    /// Letters by e-mail.
    pub mailer: Option<Arc<Mailer>>,
    /// Short messages to telephones.
    pub sms: Option<Sms>,
}

impl Services {
    /// Those of a configuration. Nobody is spoken to yet.
    pub fn open(config: &Config, clock: &Arc<dyn Clock>, entropy: &Arc<dyn Entropy>) -> Result<Self, NotReady> {
        let back = format!("{}{RETURN_PATH}", config.sites.console());
        let company = |section| Company::open(section, &back, clock.clone(), entropy.clone());
        let site = config.sites.console().host();
        let mailer = |section| Mailer::open(section, site, clock.clone(), entropy.clone());
        let sms = |section| Sms::open(section, site, clock.clone(), entropy.clone());
        let sections = &config.services;
        Ok(Self {
            destinations: outbound::destinations(config),
            directory: sections.directory.as_ref().map(Directory::open).transpose()?.map(Arc::new),
            company: sections.company.as_ref().map(company).transpose()?,
            mailer: sections.mail.as_ref().map(mailer).transpose()?.map(Arc::new),
            sms: sections.sms.as_ref().map(sms).transpose()?,
        })
    }

    /// Those of them that a sign-in uses. No short messages: people have no telephone number here yet.
    pub(super) fn couriers(&self) -> Couriers {
        Couriers {
            mail: self.mailer.clone().map(|mailer| mailer as Arc<dyn Courier>),
            sms: None,
            directory: self.directory.clone().map(|directory| directory as Arc<dyn DirectoryPort>),
            company: self.company.is_some(),
        }
    }
}
