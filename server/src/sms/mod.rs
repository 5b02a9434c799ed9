//! Short messages to telephones, through a gateway that takes signed webhooks (Standard Webhooks).
//!
//! A message is handed over at once or not at all. The gateway is a third party: it learns a number and a code, and nothing else.

mod text;

use std::{net::IpAddr, sync::Arc, time::Duration};

use aws_lc_rs::hmac;
use axum::http::{Request, header};
use lethe_server_core::{
    clock::Clock,
    entropy::{Entropy, random},
    language::Language,
};
use serde_json::json;
use url::Url;

pub use text::Text;

use crate::{
    config::SmsConfig,
    outbound::{NotReady, PublicOnly, Secret, Web, WebError, is_public},
};

/// Longest that handing over one message may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Shortest secret that signs, in bytes.
const SHORTEST_SECRET: usize = 24;

/// Why a message was not handed over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SmsError {
    /// There is nobody to write to.
    #[error("this is not a telephone number; write it like +77012345678")]
    NoNumber,
    /// The gateway does not want this message.
    #[error("the gateway refuses the message with status {0}")]
    Refused(u16),
    /// The gateway cannot be asked just now.
    #[error("the gateway does not answer: {0}")]
    Unavailable(String),
}

/// A gateway that takes messages.
pub struct Sms {
    web: Web,
    url: Url,
    key: hmac::Key,
    site: String,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
}

impl Sms {
    /// Prepares; nobody is asked yet. `site` is the name under which people know where they sign in.
    pub fn open(
        config: &SmsConfig,
        site: &str,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, NotReady> {
        Self::open_with_patience(config, site, clock, entropy, PATIENCE)
    }

    /// The same gateway, which is given up after so long.
    pub fn open_with_patience(
        config: &SmsConfig,
        site: &str,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        patience: Duration,
    ) -> Result<Self, NotReady> {
        // A name is looked at when it is resolved; an address has no name.
        if !config.allow_private && address(&config.url).is_some_and(|address| !is_public(address)) {
            return Err(NotReady::Value("sms.url: a private address; say allow_private = true if it should be one"));
        }
        let web = Web::built(config.ca_file.as_deref(), patience, |builder| {
            if config.allow_private { builder } else { builder.dns_resolver(Arc::new(PublicOnly)) }
        })?;
        let key = key(&Secret::read(&config.secret_file)?)?;
        Ok(Self { web, url: config.url.clone(), key, site: site.to_owned(), clock, entropy })
    }

    /// Hands one message over, to a number like `+77012345678` (E.164).
    pub async fn send(&self, to: &str, text: &Text, language: Language) -> Result<(), SmsError> {
        if !is_number(to) {
            return Err(SmsError::NoNumber);
        }
        let id = format!("msg_{}", data_encoding::HEXLOWER.encode(&random::<16>(self.entropy.as_ref())));
        let body = json!({"id": id, "to": to, "text": text::write(text, language, &self.site)}).to_string();
        let seconds = self.clock.now().0 / 1000;
        let signed = hmac::sign(&self.key, format!("{id}.{seconds}.{body}").as_bytes());
        let request = Request::post(self.url.as_str())
            .header(header::CONTENT_TYPE, "application/json")
            .header("webhook-id", &id)
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", format!("v1,{}", data_encoding::BASE64.encode(signed.as_ref())))
            .body(body.into_bytes())
            .map_err(|error| SmsError::Unavailable(error.to_string()))?;
        let answer = self.web.ask(request).await.map_err(|error: WebError| SmsError::Unavailable(error.to_string()))?;
        if answer.status().is_success() { Ok(()) } else { Err(SmsError::Refused(answer.status().as_u16())) }
    }
}

fn address(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

fn key(secret: &Secret) -> Result<hmac::Key, NotReady> {
    let wrong = NotReady::Value("sms.secret_file: write whsec_ and at least 24 random bytes in base64");
    let text = secret.expose();
    let text = text.strip_prefix("whsec_").unwrap_or(text);
    let bytes = data_encoding::BASE64.decode(text.as_bytes()).map(zeroize::Zeroizing::new);
    match bytes {
        Ok(bytes) if bytes.len() >= SHORTEST_SECRET => Ok(hmac::Key::new(hmac::HMAC_SHA256, &bytes)),
        Ok(_) | Err(_) => Err(wrong),
    }
}

fn is_number(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|digit| digit.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_the_whole_world_writes_it() {
        for (text, good) in [
            ("+77012345678", true),
            ("+4930123456", true),
            ("77012345678", false),
            ("+07012345678", false),
            ("+7701", false),
            ("+7 701 234 56 78", false),
            ("+77012345678\r\nX: y", false),
            ("+1234567890123456", false),
        ] {
            assert_eq!(is_number(text), good, "{text:?}");
        }
    }
}
