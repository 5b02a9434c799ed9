//! Services that speak HTTP. No redirect is followed, no proxy of the environment is asked, and nothing goes anywhere without TLS.

use std::{error::Error, path::Path, time::Duration};

use axum::http::{Request, Response};
use reqwest::{ClientBuilder, redirect::Policy};

use super::{NotReady, roots};
use crate::config::is_protected;

/// A longer answer is none of ours.
const LONGEST_BYTES: usize = 1 << 20;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// It would have gone without TLS.
    #[error("{0} is an address without TLS")]
    Unprotected(String),
    /// The answer is longer than it may be.
    #[error("the answer is longer than 1 MiB")]
    TooLong,
    /// No answer, or a broken one.
    #[error("{}", failed(.0))]
    Failed(#[from] reqwest::Error),
}

fn failed(error: &reqwest::Error) -> String {
    if error.is_timeout() { "no answer in time".to_owned() } else { root_cause(error) }
}

/// The innermost reason, which says more than all that is put around it.
pub(crate) fn root_cause(error: &dyn Error) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

/// A client for one service.
pub(crate) struct Web(reqwest::Client);

impl Web {
    /// Believes a named authority, or else the machine's roots; gives up after so long.
    pub(crate) fn new(ca_file: Option<&Path>, patience: Duration) -> Result<Self, NotReady> {
        Self::built(ca_file, patience, |builder| builder)
    }

    /// The same with more to say about how it connects.
    pub(crate) fn built(
        ca_file: Option<&Path>,
        patience: Duration,
        more: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Result<Self, NotReady> {
        let tls = (*roots::client(ca_file)?).clone();
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(Policy::none())
            .no_proxy()
            .timeout(patience);
        let client = more(builder).build().map_err(|_| NotReady::Value("no client for HTTP can be made here"))?;
        Ok(Self(client))
    }

    /// One request, and its whole answer, whatever its status is.
    pub(crate) async fn ask(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, WebError> {
        let request = reqwest::Request::try_from(request)?;
        if !is_protected(request.url()) {
            return Err(WebError::Unprotected(request.url().origin().ascii_serialization()));
        }
        let mut answer = self.0.execute(request).await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > LONGEST_BYTES {
                return Err(WebError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }
}
