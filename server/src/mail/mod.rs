//! Letters by e-mail, through the company's own server.
//!
//! A letter is handed over at once or not at all; there is no queue. Codes are made and judged elsewhere.

mod letter;

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};

use lethe_server_core::{
    clock::Clock,
    entropy::{Entropy, random},
};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, CertificateStore, Tls, TlsParameters},
        extension::ClientId,
    },
};
use tokio::sync::Semaphore;

pub use letter::{Letter, Matter};

use crate::{
    config::{MailConfig, Security},
    outbound::{self, NotReady, Secret},
};

/// Longest that handing over one letter may take, waiting for a turn included.
const PATIENCE: Duration = Duration::from_secs(20);
/// Letters that are handed over at once.
const AT_ONCE: usize = 8;

/// Why a letter was not handed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// There is nobody to write to.
    #[error("this is not an address for e-mail")]
    NoAddress,
    /// The server does not want this letter.
    #[error("the mail server refuses the letter: {0}")]
    Refused(String),
    /// The server cannot be asked just now.
    #[error("the mail server does not answer: {0}")]
    Unavailable(String),
}

/// A server that takes letters.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    site: String,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
    turns: Semaphore,
    patience: Duration,
}

/// Nobody's holiday answers this (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Mailer {
    /// Prepares; nobody is asked yet. `site` is the name under which people know where they sign in.
    pub fn open(
        config: &MailConfig,
        site: &str,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, NotReady> {
        let from: Mailbox = config.from.parse().map_err(|_| {
            NotReady::Value("mail.from: write an address, like lethe@example.com or Lethe <lethe@example.com>")
        })?;
        let tls = || tls(&config.smtp, config.ca_file.as_deref());
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.smtp)
            .port(config.port)
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(site.to_owned()))
            .tls(match config.security {
                Security::Tls => Tls::Wrapper(tls()?),
                Security::Starttls => Tls::Required(tls()?),
                Security::Plain => Tls::None,
            });
        if let Some((user, file)) = &config.account {
            let password = Secret::read(file)?;
            builder = builder.credentials(Credentials::new(user.clone(), password.expose().to_owned()));
        }
        let (transport, turns) = (builder.build(), Semaphore::new(AT_ONCE));
        Ok(Self { transport, from, site: site.to_owned(), clock, entropy, turns, patience: PATIENCE })
    }

    /// The same server, which is given up after so long.
    #[must_use]
    pub const fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Hands one letter over. Whether it arrives, nobody knows.
    pub async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let message = self.message(letter)?;
        self.bounded(async { self.transport.send(message).await.map(drop) }).await
    }

    /// Whether the server takes us in.
    pub async fn look(&self) -> Result<(), MailError> {
        let greets = self.bounded(self.transport.test_connection()).await?;
        if greets { Ok(()) } else { Err(MailError::Unavailable("it does not greet us".to_owned())) }
    }

    fn message(&self, letter: &Letter) -> Result<Message, MailError> {
        // One address and nothing beside it: whatever would be another header is none.
        let to: Address = letter.to.parse().map_err(|_| MailError::NoAddress)?;
        let (subject, text) = letter::write(letter, &self.site);
        let id = data_encoding::HEXLOWER.encode(&random::<16>(self.entropy.as_ref()));
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .date(UNIX_EPOCH + Duration::from_millis(self.clock.now().0))
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|error| MailError::Refused(error.to_string()))
    }

    async fn bounded<T>(
        &self,
        talk: impl Future<Output = Result<T, lettre::transport::smtp::Error>>,
    ) -> Result<T, MailError> {
        let whole = async {
            let _turn = self.turns.acquire().await.map_err(|_| MailError::Unavailable("it is closed".to_owned()))?;
            talk.await.map_err(|error| not_taken(&error))
        };
        let silent = |_| Err(MailError::Unavailable("it is silent".to_owned()));
        tokio::time::timeout(self.patience, whole).await.unwrap_or_else(silent)
    }
}

fn not_taken(error: &lettre::transport::smtp::Error) -> MailError {
    if error.is_permanent() { MailError::Refused(error.to_string()) } else { MailError::Unavailable(error.to_string()) }
}

/// Whom we believe that the server is the server, by its name.
fn tls(name: &str, ca_file: Option<&Path>) -> Result<TlsParameters, NotReady> {
    let mut builder = TlsParameters::builder(name.to_owned());
    if let Some(file) = ca_file {
        builder = builder.certificate_store(CertificateStore::None);
        for certificate in outbound::authority(file)? {
            let certificate = Certificate::from_der(certificate.to_vec());
            builder = builder.add_root_certificate(certificate.map_err(|_| NotReady::Authority(file.to_owned()))?);
        }
    }
    builder.build().map_err(|_| NotReady::NoRoots)
}
