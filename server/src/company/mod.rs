//! The company's OpenID provider: who an employee is, by authorization code with PKCE.
//!
//! We are its relying party. What comes back through the browser is believed only as far as the provider itself confirms it. Which
//! employee a claim belongs to is decided elsewhere.

mod exchange;
mod kinds;
mod person;
mod provider;

use std::{collections::BTreeSet, future::Future, sync::Arc, time::Duration};

use lethe_proto::ids::Time;
use lethe_server_core::{
    clock::Clock,
    entropy::{Entropy, random},
};
use openidconnect::{
    AuthType, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    Scope,
    core::{CoreAuthenticationFlow, CoreClientAuthMethod},
};
use serde::{Deserialize, Serialize};
use url::Url;

use self::{
    kinds::Client,
    provider::{Known, Provider},
};
use crate::{
    config::{CompanyConfig, is_protected},
    outbound::{NotReady, Secret, Web},
};

/// Longest that beginning or finishing may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The path, at the console's address, to which the provider sends people back.
pub const RETURN_PATH: &str = "/sign-in/company";

/// A sign-in that was begun. Whoever began it keeps this until the person comes back; it works once, because its code does. It can be
/// stored; it is shown to nobody, and goes into a browser sealed or not at all.
#[derive(Serialize, Deserialize)]
pub struct Pending {
    /// Comes back through the browser.
    pub state: String,
    /// Comes back in the ID token.
    pub nonce: String,
    /// What only the one who began can show (RFC 7636).
    pub verifier: String,
}

/// Somebody whom the provider has proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyPerson {
    /// The provider's own name for them, which never changes.
    pub subject: String,
    /// The claim that names an employee.
    pub claim: String,
    /// When they proved it to the provider, if it says so.
    pub authenticated: Option<Time>,
}

/// What was wrong with what came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It belongs to another sign-in.
    State,
    /// It comes from another provider, or does not say from which.
    Issuer,
    /// The provider does not take the code: it was used, is too old, or was made for somebody else.
    Code,
    /// The ID token is not for us, not for this sign-in, not of this time, or not signed by the provider.
    Token,
    /// The claim is not there.
    Claim,
    /// Nobody has verified the address.
    Unverified,
}

/// Why nobody was proved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompanyError {
    /// Something is wrong with what came back.
    #[error("the company's provider has not proved who this is ({0:?})")]
    Refused(Refusal),
    /// The provider cannot be asked just now.
    #[error("the company's provider does not answer: {0}")]
    Unavailable(String),
    /// It answers, but not to us.
    #[error("the company's provider cannot be used: {0}; look at [company]")]
    Misconfigured(String),
}

/// A provider that can be asked.
pub struct Company {
    provider: Provider,
    client_id: String,
    secret: Secret,
    claim: String,
    back: RedirectUrl,
    entropy: Arc<dyn Entropy>,
    patience: Duration,
}

impl Company {
    /// Prepares; nobody is asked yet. `back` is where people come back to: the provider must know the same address.
    pub fn open(
        config: &CompanyConfig,
        back: &str,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, NotReady> {
        let issuer = IssuerUrl::new(config.issuer.clone());
        let issuer = issuer.map_err(|_| NotReady::Value("company.issuer: it is no address"))?;
        let back = RedirectUrl::new(back.to_owned());
        let web = Web::new(config.ca_file.as_deref(), PATIENCE)?;
        Ok(Self {
            provider: Provider::new(issuer, web, clock),
            client_id: config.client_id.clone(),
            secret: Secret::read(&config.client_secret_file)?,
            claim: config.claim.clone(),
            back: back.map_err(|_| NotReady::Value("console.url: it is no address to come back to"))?,
            entropy,
            patience: PATIENCE,
        })
    }

    /// The same provider, which is given up after so long.
    #[must_use]
    pub const fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Where to send a browser, and what to keep until it comes back.
    pub async fn begin(&self) -> Result<(Url, Pending), CompanyError> {
        let known = self.bounded(self.provider.known()).await?;
        let text = || data_encoding::BASE64URL_NOPAD.encode(&random::<32>(self.entropy.as_ref()));
        let pending = Pending { state: text(), nonce: text(), verifier: text() };
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(pending.verifier.clone()));
        let (state, nonce) = (CsrfToken::new(pending.state.clone()), Nonce::new(pending.nonce.clone()));
        let client = self.client(&known);
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || state, || nonce)
            .set_pkce_challenge(challenge);
        if let Some(scope) = scope(&self.claim) {
            request = request.add_scope(Scope::new(scope.to_owned()));
        }
        let (url, _, _) = request.url();
        if !is_protected(&url) {
            return Err(CompanyError::Misconfigured("its metadata send people to an address without TLS".to_owned()));
        }
        Ok((url, pending))
    }

    /// Who came back. `state`, `code` and `iss` are what the browser brought.
    pub async fn finish(
        &self,
        pending: &Pending,
        state: &str,
        code: &str,
        iss: Option<&str>,
    ) -> Result<CompanyPerson, CompanyError> {
        self.bounded(exchange::finish(self, pending, state, code, iss)).await
    }

    /// Whether people are named by their verified address; otherwise by an id of the company.
    pub fn names_by_address(&self) -> bool {
        self.claim == "email"
    }

    /// Whether the provider is there.
    pub async fn look(&self) -> Result<(), CompanyError> {
        self.bounded(self.provider.known()).await.map(drop)
    }

    /// Hosts that the provider's metadata name beside its own; empty before they were read.
    pub fn hosts(&self) -> BTreeSet<String> {
        self.provider.hosts()
    }

    /// The protocol's client, as the provider wants it to prove itself.
    fn client(&self, known: &Known) -> Client {
        let secret = ClientSecret::new(self.secret.expose().to_owned());
        let (metadata, id) = (known.metadata.clone(), ClientId::new(self.client_id.clone()));
        let ways = metadata.token_endpoint_auth_methods_supported();
        let in_body = ways.is_some_and(|ways| !ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let way = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        Client::from_provider_metadata(metadata, id, Some(secret))
            .set_redirect_uri(self.back.clone())
            .set_auth_type(way)
    }

    async fn bounded<T>(&self, talk: impl Future<Output = Result<T, CompanyError>>) -> Result<T, CompanyError> {
        let silent = |_| Err(CompanyError::Unavailable("it is silent".to_owned()));
        tokio::time::timeout(self.patience, talk).await.unwrap_or_else(silent)
    }
}

/// What to ask for, so that a claim is told.
fn scope(claim: &str) -> Option<&'static str> {
    match claim {
        "sub" => None,
        "email" => Some("email"),
        _ => Some("profile"),
    }
}
