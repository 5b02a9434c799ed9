//! The server, spoken to over HTTPS. Whatever it answers is a claim; what matters is checked elsewhere.

use std::{io::Write as _, path::Path, time::Duration};

use reqwest::{Certificate, Client, Method, RequestBuilder, StatusCode, Url};
use serde_json::Value;
use tokio::runtime::Runtime;
use zeroize::Zeroizing;

use crate::{
    answer,
    entropy::random,
    profile::{Profile, create_private, read, unwritable},
    text::visible::visible,
    trouble::Trouble,
};

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest wait for a whole log.
const DOWNLOAD_PATIENCE: Duration = Duration::from_hours(1);
/// Most items of a list, over all its pages.
const MOST_ITEMS: usize = 100_000;

/// A connection to one server.
pub struct Api {
    runtime: Runtime,
    client: Client,
    base: Url,
    token: Option<Zeroizing<String>>,
}

impl Api {
    /// Prepares the connection. Needs a process-wide rustls provider.
    pub fn open(profile: &Profile) -> Result<Self, Trouble> {
        let server = profile.settings.server.as_deref().ok_or_else(|| {
            Trouble::usage("no server is known", "sign in with `lethe login --server URL`, or with `--setup LINK`")
        })?;
        let base = base(server)?;
        let mut client = Client::builder().timeout(PATIENCE).redirect(reqwest::redirect::Policy::none());
        if let Some(file) = &profile.settings.ca {
            let file = profile.folder().join(file);
            let bad = |error: reqwest::Error| {
                Trouble::usage(
                    format!("{} holds no certificate: {error}", file.display()),
                    "give the certificate authority's certificate as a PEM file",
                )
            };
            client = client.tls_certs_only(Certificate::from_pem_bundle(&read(&file)?).map_err(bad)?);
        }
        let client = client.build().map_err(|error| {
            Trouble::new(format!("no HTTPS client could be made: {error}"), "check the system's certificates")
        })?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| {
            Trouble::new(format!("the program could not start: {error}"), "check the limits of this session")
        })?;
        Ok(Self { runtime, client, base, token: profile.token()? })
    }

    /// Reads a resource.
    pub fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<Value, Trouble> {
        json(&self.send(Method::GET, path, query, None)?)
    }

    /// Writes a resource into a new private file, piece by piece. Returns its length in bytes.
    pub fn download(&self, path: &[&str], file: &Path) -> Result<u64, Trouble> {
        let request = self.request(Method::GET, path, &[]).timeout(DOWNLOAD_PATIENCE);
        let mut out = create_private(file, &[])?;
        self.runtime.block_on(async {
            let mut response = request.send().await.map_err(|error| self.unreachable(&error))?;
            if !response.status().is_success() {
                let status = response.status();
                let bytes = response.bytes().await.map_err(|error| self.unreachable(&error))?;
                return Err(problem(status, &bytes));
            }
            let mut length = 0;
            while let Some(piece) = response.chunk().await.map_err(|error| self.unreachable(&error))? {
                out.write_all(&piece).map_err(|error| unwritable(file, &error))?;
                length += piece.len() as u64;
            }
            out.sync_all().map_err(|error| unwritable(file, &error))?;
            Ok(length)
        })
    }

    /// Reads every page of a list.
    pub fn list(&self, path: &[&str], query: &[(&str, &str)]) -> Result<Vec<Value>, Trouble> {
        let mut items = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let mut query = query.to_vec();
            query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
            let page = self.get(path, &query)?;
            let found = page.as_array().or_else(|| page.get("items").and_then(Value::as_array));
            items.extend(found.ok_or_else(|| answer::strange("items"))?.iter().cloned());
            let next = page.get("next").and_then(Value::as_str).map(str::to_owned);
            if next.is_none() || next == cursor || items.len() >= MOST_ITEMS {
                return Ok(items);
            }
            cursor = next;
        }
    }

    /// Sends something. Repeating the same call after a lost answer is the server's business: each call has its own key.
    pub fn post(&self, path: &[&str], body: &Value) -> Result<Value, Trouble> {
        json(&self.send(Method::POST, path, &[], Some(body))?)
    }

    /// Removes a resource.
    pub fn delete(&self, path: &[&str]) -> Result<Value, Trouble> {
        json(&self.send(Method::DELETE, path, &[], None)?)
    }

    /// Waits before asking again.
    pub fn pause(&self, pace: Duration) {
        // The timer belongs to the runtime, so it is made inside.
        self.runtime.block_on(async move { tokio::time::sleep(pace).await });
    }

    fn send(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Vec<u8>, Trouble> {
        let mut request = self.request(method, path, query);
        if let Some(body) = body {
            let key = data_encoding::HEXLOWER.encode(&random::<16>()?);
            request = request.header("Idempotency-Key", key).json(body);
        }
        let (status, bytes) = self.runtime.block_on(async {
            let response = request.send().await.map_err(|error| self.unreachable(&error))?;
            let status = response.status();
            let bytes = response.bytes().await.map_err(|error| self.unreachable(&error))?;
            Ok::<_, Trouble>((status, bytes.to_vec()))
        })?;
        if status.is_success() { Ok(bytes) } else { Err(problem(status, &bytes)) }
    }

    fn request(&self, method: Method, path: &[&str], query: &[(&str, &str)]) -> RequestBuilder {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.extend(["api", "v1"]).extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let request = self.client.request(method, url);
        match &self.token {
            Some(token) => request.bearer_auth(token.as_str()),
            None => request,
        }
    }

    fn unreachable(&self, error: &reqwest::Error) -> Trouble {
        let mut cause: &dyn std::error::Error = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Trouble::new(
            format!("the server {} cannot be reached: {cause}", self.base),
            "check the address, the network, and with a private certificate authority --ca FILE",
        )
    }
}

/// The URL that all paths are appended to. Without TLS only to this machine itself.
fn base(server: &str) -> Result<Url, Trouble> {
    let bad = || Trouble::usage(format!("“{server}” is no server address"), "write it like https://lethe.example.com");
    let mut url = Url::parse(server).map_err(|_| bad())?;
    let host = url.host_str().ok_or_else(bad)?;
    let here = ["localhost", "127.0.0.1", "[::1]"].contains(&host) || host.ends_with(".localhost");
    if url.scheme() != "https" && !(url.scheme() == "http" && here) {
        return Err(Trouble::usage(
            format!("“{server}” is not encrypted"),
            "use https://; plain http is accepted only for localhost",
        ));
    }
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty();
    }
    Ok(url)
}

fn json(bytes: &[u8]) -> Result<Value, Trouble> {
    if bytes.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(bytes).map_err(|_| answer::strange("JSON")) }
}

/// A problem of RFC 9457, as far as the answer is one.
fn problem(status: StatusCode, bytes: &[u8]) -> Trouble {
    let body: Value = serde_json::from_slice(bytes).unwrap_or(Value::Null);
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(visible).filter(|text| !text.is_empty());
    let what = text("detail").or_else(|| text("title")).unwrap_or_else(|| format!("the server answered {status}"));
    let what = text("code").map_or(what.clone(), |code| format!("{what} ({code})"));
    let todo = text("hint").unwrap_or_else(|| {
        match status.as_u16() {
            401 => "sign in again with `lethe login`; who has no browser session asks an owner or the host's operator for a setup link",
            403 => "ask an owner for the role that may do this",
            404 => "check the id; things that you may not see look as if they were not there",
            429 => "wait a minute, then try again",
            500.. => "look into the server's log, or run `lethe doctor` on its host",
            _ => "check what you gave and try again",
        }
        .to_owned()
    });
    Trouble::new(what, todo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unencrypted_server_elsewhere_is_refused() {
        assert!(base("http://lethe.example.com").is_err());
        assert!(base("ftp://localhost").is_err());
        assert!(base("http://localhost.example.com").is_err());
        assert_eq!(base("https://lethe.example.com/x/?a#b").unwrap().as_str(), "https://lethe.example.com/x");
        assert!(base("http://127.0.0.1:8443").is_ok());
    }

    #[test]
    fn a_problem_says_what_happened_and_what_to_do() {
        let body =
            br#"{"title":"No","detail":"The code is used.","code":"enrollment.code_used","hint":"Make a new one."}"#;
        let trouble = problem(StatusCode::CONFLICT, body);
        assert_eq!(trouble.to_string(), "The code is used. (enrollment.code_used)\n  → Make a new one.");
        assert!(problem(StatusCode::UNAUTHORIZED, b"<html>").todo().contains("lethe login"));
    }
}
