//! What this server can prove somebody with, besides what is in its rows.

use std::sync::Arc;

use async_trait::async_trait;
use lethe_server_core::{
    access::factor::{Factor, Factors},
    language::Language,
};

use crate::{passkey::Passkeys, password::Passwords};

/// A letter or a message did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the message was not sent: {0}")]
pub struct Undelivered(pub String);

/// The directory did not answer: nobody knows whether it is the password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the directory cannot be asked: {0}")]
pub struct Unreachable(pub String);

/// Who brings codes and news to employees: mail, or text messages.
#[async_trait]
pub trait Courier: Send + Sync {
    /// Brings a code for signing in.
    async fn bring_code(&self, to: &str, code: &str, language: Language) -> Result<(), Undelivered>;
    /// Tells somebody that what they sign in with has changed.
    async fn tell_of_change(&self, to: &str, language: Language) -> Result<(), Undelivered>;
}

/// The company's directory.
#[async_trait]
pub trait DirectoryPort: Send + Sync {
    /// Whether it is the password of this login there. An unknown login costs the same.
    async fn proves(&self, login: &str, password: &str) -> Result<bool, Unreachable>;
}

/// Couriers that are configured.
#[derive(Clone, Default)]
pub struct Couriers {
    /// By mail.
    pub mail: Option<Arc<dyn Courier>>,
    /// By text message.
    pub sms: Option<Arc<dyn Courier>>,
    /// The company's directory.
    pub directory: Option<Arc<dyn DirectoryPort>>,
    /// Whether the company's own provider can be asked.
    pub company: bool,
}

/// Everything that a sign-in is judged with.
#[derive(Clone, Copy)]
pub struct Means<'s> {
    /// Passkeys.
    pub passkeys: &'s Passkeys,
    /// Passwords.
    pub passwords: &'s Passwords,
    /// Others who are asked.
    pub couriers: &'s Couriers,
    /// In which language they write.
    pub language: Language,
}

impl Means<'_> {
    /// Factors that this server can judge at all.
    pub fn supported(&self) -> Factors {
        let asked = [
            (Factor::Passkey, self.passkeys.are_possible()),
            (Factor::EmailCode, self.couriers.mail.is_some()),
            (Factor::Sms, self.couriers.sms.is_some()),
            (Factor::Ldap, self.couriers.directory.is_some()),
            (Factor::Oidc, self.couriers.company),
        ];
        let own = [Factor::Password, Factor::Totp, Factor::RecoveryCode];
        asked.into_iter().filter(|(_, there)| *there).map(|(factor, _)| factor).chain(own).collect()
    }

    /// By whom codes of this factor are brought.
    pub fn courier(&self, factor: Factor) -> Option<&Arc<dyn Courier>> {
        match factor {
            Factor::EmailCode => self.couriers.mail.as_ref(),
            Factor::Sms => self.couriers.sms.as_ref(),
            Factor::Password | Factor::Passkey | Factor::Totp | Factor::RecoveryCode | Factor::Ldap | Factor::Oidc => {
                None
            }
        }
    }
}
