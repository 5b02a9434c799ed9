//! Short messages, and a gateway that verifies them by the standard's own library.

use std::{process::Command, sync::Arc, time::Duration};

use lethe_server::{
    config::SmsConfig,
    outbound::NotReady,
    sms::{Sms, SmsError, Text},
    system::{SystemClock, SystemEntropy},
};
use lethe_server_core::language::Language;
use serde_json::{Value, json};

use crate::{
    place::{Place, free_port},
    provider::peers,
    spoken::Spoken,
};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NUMBER: &str = "+77012345678";

fn gateway() -> (Spoken, String) {
    let port = free_port();
    let spoken = Spoken::start(Command::new("node").arg(peers().join("sms.mjs")).arg(port.to_string()).arg(SECRET));
    (spoken, format!("http://localhost:{port}"))
}

fn open(place: &Place, url: &str, secret: &str, allow_private: bool) -> Result<Sms, NotReady> {
    let secret_file = place.write("secret", secret);
    let config = SmsConfig { url: url.parse().unwrap(), secret_file, allow_private, ca_file: None };
    let patience = Duration::from_secs(2);
    Sms::open_with_patience(&config, "lethe.example.com", Arc::new(SystemClock), Arc::new(SystemEntropy), patience)
}

async fn send(sms: &Sms, to: &str) -> Result<(), SmsError> {
    sms.send(to, &Text::SignInCode("123456".to_owned()), Language::English).await
}

#[tokio::test]
async fn the_gateway_gets_a_number_a_text_and_a_signature_that_the_standard_verifies() {
    let (place, (gateway, url)) = (Place::new(), gateway());
    let sms = open(&place, &format!("{url}/send"), SECRET, true).unwrap();
    assert_eq!(send(&sms, NUMBER).await, Ok(()));
    let first = gateway.heard();
    let text = "123456 is your code to sign in at lethe.example.com. Give it to nobody.";
    assert_eq!(first, json!({"id": first["id"], "header": first["id"], "to": NUMBER, "text": text}));
    assert_eq!(send(&sms, NUMBER).await, Ok(()));
    assert_ne!(gateway.heard()["id"], first["id"], "each message has an id of its own");
    assert_eq!(send(&sms, "+7 701").await, Err(SmsError::NoNumber));
    assert!(gateway.is_quiet());
}

#[tokio::test]
async fn a_message_that_is_signed_with_another_secret_is_not_taken() {
    let (place, (gateway, url)) = (Place::new(), gateway());
    let other = open(&place, &url, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", true).unwrap();
    assert_eq!(send(&other, NUMBER).await, Err(SmsError::Refused(401)));
    assert_ne!(gateway.heard()["unverified"], Value::Null);
    assert!(open(&place, &url, "whsec_c2hvcnQ=", true).is_err(), "a short secret");
    assert!(open(&place, &url, "not base64 at all", true).is_err());
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_only_success_is_success() {
    let (place, (gateway, url)) = (Place::new(), gateway());
    for (path, status) in [("/moved", 307), ("/no", 403)] {
        let sms = open(&place, &format!("{url}{path}"), SECRET, true).unwrap();
        assert_eq!(send(&sms, NUMBER).await, Err(SmsError::Refused(status)), "{path}");
    }
    assert!(gateway.is_quiet());
}

#[tokio::test]
async fn a_private_address_is_reached_only_where_somebody_allows_it() {
    let (place, (gateway, url)) = (Place::new(), gateway());
    let by_name = open(&place, &url, SECRET, false).unwrap();
    let answer = send(&by_name, NUMBER).await;
    assert!(matches!(&answer, Err(SmsError::Unavailable(why)) if why.contains("allow_private")), "{answer:?}");
    for address in ["https://10.0.0.1/", "https://169.254.169.254/", "https://[::1]/", "https://[::ffff:10.0.0.1]/"] {
        assert!(matches!(open(&place, address, SECRET, false), Err(NotReady::Value(_))), "{address}");
    }
    assert!(gateway.is_quiet());
}

#[tokio::test]
async fn a_gateway_that_is_silent_holds_nobody_up() {
    let place = Place::new();
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let answer = send(&open(&place, &url, SECRET, true).unwrap(), NUMBER).await;
    assert_eq!(answer, Err(SmsError::Unavailable("no answer in time".to_owned())));
}
