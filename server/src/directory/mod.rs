//! The company's directory: whether a password is somebody's, by search, then bind.
//!
//! It is asked for one person at a time and changes nothing there. Passwords are handed on and never kept. Which employee an entry
//! belongs to is decided elsewhere.

mod entry;
mod talk;

use std::{future::Future, sync::Arc, time::Duration};

use rustls::ClientConfig;
use tokio::{sync::Semaphore, task::JoinSet, time};
use url::Url;

use crate::{
    config::{DirectoryConfig, LOGIN},
    outbound::{self, NotReady, Secret},
};

/// Longest that one question may take, waiting for a turn included.
const PATIENCE: Duration = Duration::from_secs(10);
/// Refusals come no sooner than this. What makes them different inside, such as a slow password hash, takes less.
const REFUSED_AFTER: Duration = Duration::from_millis(400);
/// Questions that are asked at once.
const AT_ONCE: usize = 16;
/// Longest login and password, in bytes.
const LONGEST: usize = 1024;

/// An entry of the directory whose password was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryPerson {
    /// Its name; changes when people are moved.
    pub dn: String,
    /// What stays the same: `uuid:…` (`entryUUID`), `guid:…` (`objectGUID`), or else `dn:` and the SHA-256 of its name.
    pub key: String,
}

/// Why nobody was proved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryError {
    /// No such login, more than one, or another password. It is never said which.
    #[error("the directory knows no such login with this password")]
    Refused,
    /// The directory cannot be asked just now, so nothing is known about the password.
    #[error("the directory does not answer: {0}")]
    Unavailable(String),
    /// The directory answers, but not to us.
    #[error("the directory cannot be used: {0}; look at [directory]")]
    Misconfigured(String),
}

/// What a question needs.
struct Settings {
    url: Url,
    starttls: bool,
    tls: Arc<ClientConfig>,
    bind_dn: String,
    password: Secret,
    base: String,
    filter: String,
}

/// A directory that can be asked.
pub struct Directory {
    settings: Arc<Settings>,
    turns: Semaphore,
    patience: Duration,
}

impl Directory {
    /// Prepares; nobody is asked yet.
    pub fn open(config: &DirectoryConfig) -> Result<Self, NotReady> {
        if ldap3::parse_filter(config.filter.replace(LOGIN, "x")).is_err() {
            return Err(NotReady::Value("directory.filter: it is no filter (RFC 4515), like (mail={login})"));
        }
        let settings = Settings {
            url: config.url.clone(),
            starttls: config.starttls,
            tls: outbound::client(config.ca_file.as_deref())?,
            bind_dn: config.bind_dn.clone(),
            password: Secret::read(&config.password_file)?,
            base: config.base.clone(),
            filter: config.filter.clone(),
        };
        Ok(Self { settings: Arc::new(settings), turns: Semaphore::new(AT_ONCE), patience: PATIENCE })
    }

    /// The same directory, which is given up after so long.
    #[must_use]
    pub const fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Whose login and password this is. A refusal says nothing about whether there is such a login: it takes the same steps, and no
    /// less than a fixed time.
    pub async fn prove(&self, login: &str, password: &str) -> Result<DirectoryPerson, DirectoryError> {
        let no_sooner = time::sleep(REFUSED_AFTER);
        let answer = self.ask(login, password).await;
        if answer == Err(DirectoryError::Refused) {
            no_sooner.await;
        }
        answer
    }

    async fn ask(&self, login: &str, password: &str) -> Result<DirectoryPerson, DirectoryError> {
        // A bind with a name and no password succeeds and proves nothing (RFC 4513, 5.1.2).
        if login.is_empty() || password.is_empty() {
            return Err(DirectoryError::Refused);
        }
        if login.len() > LONGEST || password.len() > LONGEST {
            return Err(DirectoryError::Refused);
        }
        let (settings, login, password) =
            (self.settings.clone(), login.to_owned(), zeroize::Zeroizing::new(password.to_owned()));
        self.bounded(async move { talk::prove(&settings, &login, &password).await }).await
    }

    /// Whether the directory is there and lets us search in it.
    pub async fn look(&self) -> Result<(), DirectoryError> {
        let settings = self.settings.clone();
        self.bounded(async move { talk::look(&settings).await }).await
    }

    /// One conversation, in a task of its own: whatever goes wrong in it ends there, and it ends when nobody waits any more.
    async fn bounded<T: Send + 'static>(
        &self,
        talk: impl Future<Output = Result<T, DirectoryError>> + Send + 'static,
    ) -> Result<T, DirectoryError> {
        let unavailable = |why: &str| DirectoryError::Unavailable(why.to_owned());
        let whole = async {
            let _turn = self.turns.acquire().await.map_err(|_| unavailable("it is closed"))?;
            let mut task = JoinSet::new();
            task.spawn(talk);
            match task.join_next().await {
                Some(Ok(answer)) => answer,
                Some(Err(_)) | None => Err(unavailable("what it says makes no sense")),
            }
        };
        time::timeout(self.patience, whole).await.unwrap_or_else(|_| Err(unavailable("it is silent")))
    }
}
