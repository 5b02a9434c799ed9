//! Somebody's token and one kept connection: the API without a process for every request.
//!
//! Tells an answer from silence, because after silence nobody knows whether the request was done.

use std::time::{Duration, Instant};

use data_encoding::BASE64;
use reqwest::{Certificate, Client, Method, Response};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::company::{Company, Signer};

/// The server went away before it answered.
#[derive(Debug)]
pub struct Unanswered;

/// One connection with one person's token.
pub struct Api {
    runtime: Runtime,
    client: Client,
    base: String,
    token: String,
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct Ask {
    /// `/commands/…`.
    pub path: String,
    /// The same key makes the same request one request.
    pub key: Option<String>,
    /// JSON; reading where there is none.
    pub body: Option<Value>,
}

impl Ask {
    /// Reads.
    pub fn read(path: impl Into<String>) -> Self {
        Self { path: path.into(), key: None, body: None }
    }

    /// Orders.
    pub fn order(path: impl Into<String>, body: Value) -> Self {
        Self { path: path.into(), key: None, body: Some(body) }
    }

    /// Under a key.
    #[must_use]
    pub fn under(self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self }
    }
}

impl Api {
    /// Uses the token that somebody got at their sign-in.
    pub fn open(company: &Company, person: &Signer) -> Self {
        // Another client of this process may have been the first.
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
        let ca = std::fs::read(&company.certificates.ca).unwrap();
        let authorities = Certificate::from_pem_bundle(&ca).unwrap();
        let token = std::fs::read_to_string(person.profile.with_file_name("token")).unwrap();
        Self {
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            client: Client::builder().tls_certs_only(authorities).build().unwrap(),
            base: format!("{}/api/v1", company.url),
            token: token.trim().to_owned(),
        }
    }

    /// Status and answer.
    pub fn ask(&self, ask: &Ask) -> Result<(u16, Value), Unanswered> {
        let method = if ask.body.is_some() { Method::POST } else { Method::GET };
        let mut request = self.client.request(method, format!("{}{}", self.base, ask.path)).bearer_auth(&self.token);
        if let Some(key) = &ask.key {
            request = request.header("Idempotency-Key", key);
        }
        if let Some(body) = &ask.body {
            request = request.json(body);
        }
        self.runtime.block_on(async {
            let response = request.send().await.map_err(|_| Unanswered)?;
            let status = response.status().as_u16();
            let bytes = response.bytes().await.map_err(|_| Unanswered)?;
            Ok((status, serde_json::from_slice(&bytes).unwrap_or_default()))
        })
    }

    /// A resource of a server that is there.
    pub fn get(&self, path: &str) -> Value {
        let (status, answer) = self.ask(&Ask::read(path)).expect("an answer");
        assert!(status < 300, "{path}: {status} {answer}");
        answer
    }

    /// Every page of a list.
    pub fn list(&self, path: &str) -> Vec<Value> {
        let mut items = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = self.get(&format!("{path}?limit=200{cursor}"));
            items.extend(page["items"].as_array().expect("items").iter().cloned());
            let Some(next) = page["next"].as_str() else { return items };
            cursor = format!("&cursor={next}");
        }
    }
}

impl Api {
    /// Looks, and looks again whenever the server says that something has changed, or that it is still there (every 15 seconds): who
    /// asks without a pause uses up their allowance. A minute without what is looked for is a failure, told in the words of the last look.
    pub fn until<T>(&self, mut look: impl FnMut(&Self) -> Result<T, String>) -> T {
        let begun = Instant::now();
        let mut news = self.listen();
        loop {
            match look(self) {
                Ok(found) => return found,
                Err(missing) => assert!(begun.elapsed() < Duration::from_mins(1), "{missing}"),
            }
            self.runtime.block_on(news.chunk()).expect("the stream goes on").expect("the server is there");
        }
    }

    /// Everything that happens from now on is in this stream.
    fn listen(&self) -> Response {
        let request = self.client.get(format!("{}/events", self.base)).bearer_auth(&self.token);
        let mut news = self.runtime.block_on(request.send()).expect("an answer").error_for_status().expect("a stream");
        // The greeting says that the server listens for us.
        self.runtime.block_on(news.chunk()).expect("the stream goes on").expect("a greeting");
        news
    }
}

/// Bytes of an answer.
pub fn blob(answer: &Value, name: &str) -> Vec<u8> {
    BASE64.decode(answer[name].as_str().unwrap_or_else(|| panic!("no {name} in {answer}")).as_bytes()).unwrap()
}
