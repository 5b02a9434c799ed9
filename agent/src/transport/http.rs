//! One HTTPS request, one answer: enrollment, the plain check-in, and signing in.

use std::time::Duration;

use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper::header::{ACCEPT, CONTENT_TYPE, HOST, RETRY_AFTER, USER_AGENT};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use lethe_proto::cbor::FRAME_CAP;
use serde::Deserialize;
use serde_json::Value;

use super::{ServerUrl, TransportError, Trust};

/// Time for the whole exchange after the connection stands.
const PATIENCE: Duration = Duration::from_mins(1);
/// How we call ourselves.
pub(super) const AGENT: &str = concat!("lethe-agent/", env!("CARGO_PKG_VERSION"));
/// Content types of both directions.
const CBOR: &str = "application/cbor";
const JSON: &str = "application/json";

/// The parts of an RFC 9457 problem that people read.
#[derive(Deserialize)]
struct Problem {
    #[serde(default)]
    title: String,
    #[serde(default)]
    detail: String,
    #[serde(default)]
    hint: String,
}

/// What travels, both ways.
type Content = (&'static str, Vec<u8>);

/// Posts CBOR and returns the body of a 2xx answer.
pub async fn post(url: &ServerUrl, trust: &Trust, path: &str, body: Vec<u8>) -> Result<Vec<u8>, TransportError> {
    send(url, trust, path, (CBOR, body)).await
}

/// Posts JSON and reads a 2xx answer.
pub async fn post_json(url: &ServerUrl, trust: &Trust, path: &str, body: &Value) -> Result<Value, TransportError> {
    let answer = send(url, trust, path, (JSON, body.to_string().into_bytes())).await?;
    serde_json::from_slice(&answer).map_err(|_| TransportError::Broken("the answer is no JSON".to_owned()))
}

async fn send(url: &ServerUrl, trust: &Trust, path: &str, content: Content) -> Result<Vec<u8>, TransportError> {
    let stream = trust.connect(url).await?;
    match tokio::time::timeout(PATIENCE, exchange(url, TokioIo::new(stream), path, content)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(TransportError::TimedOut(PATIENCE.as_secs())),
    }
}

async fn exchange<S>(
    url: &ServerUrl,
    stream: TokioIo<S>,
    path: &str,
    (kind, body): Content,
) -> Result<Vec<u8>, TransportError>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static,
{
    let broken = |error: hyper::Error| TransportError::Broken(error.to_string());
    let (mut sender, connection) = hyper::client::conn::http1::handshake(stream).await.map_err(broken)?;
    let request = Request::post(url.path(path))
        .header(HOST, url.authority())
        .header(USER_AGENT, AGENT)
        .header(CONTENT_TYPE, kind)
        .header(ACCEPT, kind)
        .body(Full::new(Bytes::from(body)))
        .map_err(|error| TransportError::Broken(error.to_string()))?;
    let answer = async {
        let response = sender.send_request(request).await.map_err(broken)?;
        let (status, retry_after_s) = (response.status(), retry_after(&response));
        let body = Limited::new(response.into_body(), FRAME_CAP).collect().await;
        let body = body.map_err(|error| match error.downcast_ref::<LengthLimitError>() {
            Some(_) => TransportError::Broken(format!("the answer is longer than {FRAME_CAP} bytes")),
            None => TransportError::Broken(error.to_string()),
        })?;
        let body = body.to_bytes().to_vec();
        if status.is_success() {
            return Ok(body);
        }
        Err(TransportError::Refused { status: status.as_u16(), detail: explain(&body), retry_after_s })
    };
    tokio::pin!(answer, connection);
    // The connection moves only while it is polled. How it ended does not matter: either the answer is complete, or waiting for it fails.
    tokio::select! {
        outcome = &mut answer => outcome,
        _ = &mut connection => answer.await,
    }
}

/// Seconds of a `Retry-After` header; dates are not read.
pub(super) fn retry_after<T>(response: &Response<T>) -> Option<u64> {
    response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()
}

/// What a refusal says to people: its problem document, else the beginning of its text, without control characters.
pub(super) fn explain(body: &[u8]) -> String {
    let text = match serde_json::from_slice::<Problem>(body) {
        Ok(problem) => [problem.title, problem.detail, problem.hint]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("; "),
        Err(_) => String::from_utf8_lossy(body).into_owned(),
    };
    let text: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
    if text.is_empty() { "it gave no reason".to_owned() } else { text }
}
