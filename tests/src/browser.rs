//! A browser at the portal as its server sees it: a page of ours that sends JSON, and the cookies that come back.

use std::{collections::BTreeMap, path::Path};

use reqwest::{Certificate, Client, Method, header::SET_COOKIE};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::company::Company;

/// One browser with its cookies.
pub struct Browser {
    runtime: Runtime,
    client: Client,
    origin: String,
    cookies: BTreeMap<String, String>,
}

fn authorities(file: &Path) -> Vec<Certificate> {
    Certificate::from_pem_bundle(&std::fs::read(file).unwrap()).unwrap()
}

impl Browser {
    /// Without any cookie.
    pub fn open(company: &Company) -> Self {
        // Another client of this process may have been the first.
        drop(rustls::crypto::aws_lc_rs::default_provider().install_default());
        Self {
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            client: Client::builder().tls_certs_only(authorities(&company.certificates.ca)).build().unwrap(),
            origin: company.url.clone(),
            cookies: BTreeMap::new(),
        }
    }

    /// Sends as a page of ours; `null` is no body.
    pub fn send(&mut self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = self.client.request(method, format!("{}/portal/v1/{path}", self.origin));
        request =
            request.header("origin", &self.origin).header("lethe-console", "1").header("cookie", cookies.join("; "));
        if !body.is_null() {
            request = request.json(body);
        }
        let response = self.runtime.block_on(request.send()).unwrap();
        for set in response.headers().get_all(SET_COOKIE) {
            let (name, rest) = set.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = response.status().as_u16();
        let bytes = self.runtime.block_on(response.bytes()).unwrap();
        (status, serde_json::from_slice(&bytes).unwrap_or_default())
    }

    /// Orders, and is obeyed.
    pub fn post(&mut self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.send(Method::POST, path, body);
        assert!((200..300).contains(&status), "{path}: {status} {answer}");
        answer
    }
}
