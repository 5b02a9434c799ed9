//! What the provider says about itself: its addresses and its keys, read when they are needed and kept for a while.

use std::{collections::BTreeSet, pin::Pin, sync::Arc};

use axum::http::{Request, Response};
use lethe_proto::ids::Time;
use lethe_server_core::clock::Clock;
use openidconnect::{AsyncHttpClient, DiscoveryError, IssuerUrl, TokenUrl, UserInfoUrl};
use tokio::sync::Mutex;

use super::{CompanyError, kinds::Metadata};
use crate::outbound::{Web, WebError};

/// After this, metadata and keys are read anew.
const FRESH_MS: u64 = 3_600_000;
/// So long the old ones are good enough where the provider does not answer.
const KEPT_MS: u64 = 24 * 3_600_000;
/// So long nobody asks again after a failure, so that sign-ins do not queue behind it.
const REST_MS: u64 = 5_000;
/// Keys are read out of turn no more often than this, whatever tokens say.
const HURRY_MS: u64 = 60_000;

/// Metadata and keys as they were read.
pub(super) struct Known {
    pub(super) metadata: Metadata,
    read: Time,
}

#[derive(Default)]
struct State {
    known: Option<Arc<Known>>,
    failed: Option<(Time, CompanyError)>,
    hurried: Option<Time>,
}

pub(super) struct Provider {
    pub(super) issuer: IssuerUrl,
    pub(super) clock: Arc<dyn Clock>,
    web: Web,
    state: Mutex<State>,
}

impl Provider {
    pub(super) fn new(issuer: IssuerUrl, web: Web, clock: Arc<dyn Clock>) -> Self {
        Self { issuer, clock, web, state: Mutex::default() }
    }

    /// What it says about itself; at most an hour old, or a day where it does not answer.
    pub(super) async fn known(&self) -> Result<Arc<Known>, CompanyError> {
        let mut state = self.state.lock().await;
        let now = self.clock.now();
        let age = |known: &Arc<Known>| now.since(known.read);
        if let Some(known) = state.known.as_ref().filter(|known| age(known) < FRESH_MS) {
            return Ok(known.clone());
        }
        let failed = match state.failed.as_ref().filter(|(at, _)| now.since(*at) < REST_MS) {
            Some((_, error)) => error.clone(),
            None => match self.read(&mut state, now).await {
                Ok(known) => return Ok(known),
                Err(error) => error,
            },
        };
        state.known.as_ref().filter(|known| age(known) < KEPT_MS).cloned().ok_or(failed)
    }

    /// The same, read just now, for a key that nobody knows. Nothing where that was done a moment ago.
    pub(super) async fn known_anew(&self) -> Option<Arc<Known>> {
        let mut state = self.state.lock().await;
        let now = self.clock.now();
        if state.hurried.is_some_and(|at| now.since(at) < HURRY_MS) {
            return None;
        }
        state.hurried = Some(now);
        self.read(&mut state, now).await.ok()
    }

    async fn read(&self, state: &mut State, now: Time) -> Result<Arc<Known>, CompanyError> {
        match Metadata::discover_async(self.issuer.clone(), self).await {
            Ok(metadata) => {
                let known = Arc::new(Known { metadata, read: now });
                state.known = Some(known.clone());
                state.failed = None;
                Ok(known)
            }
            Err(error) => {
                let error = not_discovered(error);
                state.failed = Some((now, error.clone()));
                Err(error)
            }
        }
    }

    /// Hosts that its metadata name and that we speak to; empty before they were read.
    pub(super) fn hosts(&self) -> BTreeSet<String> {
        let Ok(state) = self.state.try_lock() else { return BTreeSet::new() };
        let Some(known) = &state.known else { return BTreeSet::new() };
        let metadata = &known.metadata;
        let urls = [
            Some(metadata.jwks_uri().url()),
            metadata.token_endpoint().map(TokenUrl::url),
            metadata.userinfo_endpoint().map(UserInfoUrl::url),
        ];
        urls.into_iter().flatten().filter_map(|url| url.host_str()).map(str::to_owned).collect()
    }
}

/// The library asks through us. A type of its own and not a closure: of a closure's answers the compiler cannot tell that they move between
/// threads.
impl<'c> AsyncHttpClient<'c> for Provider {
    type Error = WebError;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, WebError>> + Send + 'c>>;

    fn call(&'c self, request: Request<Vec<u8>>) -> Self::Future {
        Box::pin(self.web.ask(request))
    }
}

fn not_discovered(error: DiscoveryError<WebError>) -> CompanyError {
    match error {
        DiscoveryError::Request(error) => CompanyError::Unavailable(error.to_string()),
        DiscoveryError::Response(status, ..) => CompanyError::Unavailable(format!("its metadata answer {status}")),
        DiscoveryError::Validation(why) => CompanyError::Misconfigured(why),
        other @ (DiscoveryError::Other(_) | DiscoveryError::Parse(_) | DiscoveryError::UrlParse(_) | _) => {
            CompanyError::Misconfigured(format!("its metadata make no sense: {other}"))
        }
    }
}
