//! Fetching a database from its publisher: over TLS, to its end, and not without end.

use std::time::Duration;

use reqwest::{Client, Url, redirect::Policy};

use super::super::Failed;
use crate::{config::is_protected, outbound::root_cause};

/// A longer answer is not a database.
const LARGEST_BYTES: usize = 1 << 30;
/// Redirects that are followed.
const REDIRECTS: usize = 5;
/// Silence after which the publisher is gone.
const PATIENCE: Duration = Duration::from_mins(1);

/// Fetches all of it. What is redirected must stay as protected as what was asked for.
pub(super) async fn download(url: &str) -> Result<Vec<u8>, Failed> {
    let url = Url::parse(url).map_err(|error| Failed::new(format!("{url} is no address: {error}")))?;
    if !is_protected(&url) {
        return Err(Failed::new(format!(
            "{url}: write https://, so that nobody on the way chooses where addresses are; http is for this machine only"
        )));
    }
    let policy = Policy::custom(|attempt| {
        if attempt.previous().len() > REDIRECTS {
            attempt.error("it is redirected without end")
        } else if is_protected(attempt.url()) {
            attempt.follow()
        } else {
            attempt.error("it is redirected to an address without TLS")
        }
    });
    let client = Client::builder().redirect(policy).connect_timeout(PATIENCE).read_timeout(PATIENCE).build()?;
    let failed = |error: reqwest::Error| {
        let error = error.without_url();
        Failed::new(format!("{url} cannot be fetched: {}", root_cause(&error)))
    };
    let mut answer =
        client.get(url.clone()).send().await.and_then(reqwest::Response::error_for_status).map_err(failed)?;
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(failed)? {
        if bytes.len() + chunk.len() > LARGEST_BYTES {
            return Err(Failed::new(format!("{url} sends more than 1 GiB; that is no database")));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
