//! Letters, and a real server that takes them: Debian's `aiosmtpd`.

use std::{path::PathBuf, process::Command, sync::Arc, time::Duration};

use lethe_server::{
    config::{MailConfig, Security},
    mail::{Letter, MailError, Mailer, Matter},
    system::{SystemClock, SystemEntropy},
};
use lethe_server_core::language::Language;

use crate::{
    place::{Place, free_port},
    provider::peers,
    spoken::Spoken,
};

/// A server, and how it is configured.
fn server(place: &Place, security: &str, account: &[&str]) -> (Spoken, MailConfig) {
    let port = free_port();
    let mut command = Command::new("/usr/bin/python3");
    command.arg(peers().join("smtp.py")).arg(port.to_string()).args([place.at("chain.pem"), place.at("key.pem")]);
    let spoken = Spoken::start(command.arg(security).args(account));
    let security = if security == "tls" { Security::Tls } else { Security::Starttls };
    (spoken, config(place, port, security, None))
}

fn config(place: &Place, port: u16, security: Security, account: Option<(String, PathBuf)>) -> MailConfig {
    MailConfig {
        smtp: "localhost".to_owned(),
        port,
        security,
        from: "Lethe <lethe@example.com>".to_owned(),
        account,
        ca_file: Some(place.at("authority.pem")),
    }
}

fn open(config: &MailConfig) -> Mailer {
    Mailer::open(config, "lethe.example.com", Arc::new(SystemClock), Arc::new(SystemEntropy)).unwrap()
}

fn code_for(to: &str, language: Language) -> Letter {
    Letter { to: to.to_owned(), language, matter: Matter::SignInCode { code: "123456".to_owned(), minutes: 10 } }
}

#[tokio::test]
async fn a_letter_is_handed_over_under_tls_from_the_beginning_or_from_the_first_word() {
    let place = Place::new();
    for security in ["tls", "starttls"] {
        let (server, config) = server(&place, security, &[]);
        let mailer = open(&config);
        assert_eq!(mailer.look().await, Ok(()));
        assert_eq!(mailer.send(&code_for("ada@example.com", Language::English)).await, Ok(()));
        let letter = server.heard();
        assert_eq!((&letter["from"], &letter["to"][0]), (&"lethe@example.com".into(), &"ada@example.com".into()));
        let text = letter["text"].as_str().unwrap();
        assert!(letter["tls"] == true && text.contains("123456"), "{letter}");
        for header in ["Subject: Your sign-in code", "Auto-Submitted: auto-generated", "Message-ID: <", "Date: "] {
            assert!(text.contains(header), "{header} in {text}");
        }
        assert!(!text.contains("html"), "{text}");
    }
}

#[tokio::test]
async fn a_letter_in_russian_is_encoded_and_arrives() {
    let place = Place::new();
    let (server, config) = server(&place, "tls", &[]);
    let letter = Letter { to: "ada@example.com".into(), language: Language::Russian, matter: Matter::FactorsChanged };
    assert_eq!(open(&config).send(&letter).await, Ok(()));
    let heard = server.heard();
    let text = heard["text"].as_str().unwrap();
    assert!(text.contains("charset=utf-8") && text.contains("Subject: =?utf-8?"), "{text}");
}

#[tokio::test]
async fn nothing_that_somebody_types_becomes_another_header_or_another_reader() {
    let place = Place::new();
    let (server, config) = server(&place, "tls", &[]);
    let mailer = open(&config);
    for to in [
        "ada@example.com\r\nBcc: eve@example.com",
        "ada@example.com\nSubject: hello",
        "ada@example.com, eve@example.com",
        "ada@example.com> RCPT TO:<eve@example.com",
        "Ada <ada@example.com>",
        "ada",
        "",
    ] {
        assert_eq!(mailer.send(&code_for(to, Language::English)).await, Err(MailError::NoAddress), "{to:?}");
    }
    let matter =
        Matter::SignInCode { code: "1\r\n.\r\nMAIL FROM:<eve@example.com>\r\nBcc: eve@example.com".into(), minutes: 1 };
    let letter = Letter { to: "ada@example.com".into(), language: Language::English, matter };
    assert_eq!(mailer.send(&letter).await, Ok(()));
    let heard = server.heard();
    assert_eq!(heard["to"], serde_json::json!(["ada@example.com"]));
    let (headers, _) = heard["text"].as_str().unwrap().split_once("\r\n\r\n").unwrap();
    assert!(!headers.contains("eve"), "{headers}");
    assert!(server.is_quiet());
}

#[tokio::test]
async fn a_server_that_is_not_certified_for_its_name_gets_no_letter() {
    let place = Place::new();
    for security in ["tls", "starttls"] {
        let (server, config) = server(&place, security, &[]);
        let strange = MailConfig { ca_file: Some(place.at("stranger.pem")), ..config };
        let answer = open(&strange).send(&code_for("ada@example.com", Language::English)).await;
        assert!(matches!(answer, Err(MailError::Unavailable(_))), "{answer:?}");
        assert!(server.is_quiet());
    }
}

#[tokio::test]
async fn a_server_without_tls_gets_no_letter() {
    let place = Place::new();
    let (server, config) = server(&place, "bare", &[]);
    let answer = open(&config).send(&code_for("ada@example.com", Language::English)).await;
    assert!(matches!(answer, Err(MailError::Unavailable(_))), "{answer:?}");
    assert!(server.is_quiet());
}

#[tokio::test]
async fn our_account_is_shown_and_a_refusal_is_not_an_outage() {
    let place = Place::new();
    let (server, usual) = server(&place, "starttls", &["lethe", "of the server"]);
    let account = |password: &str| {
        let file = place.write(&format!("{}.password", password.len()), password);
        open(&config(&place, usual.port, Security::Starttls, Some(("lethe".to_owned(), file))))
    };
    let (good, bad) = (account("of the server"), account("another"));
    assert_eq!(good.send(&code_for("ada@example.com", Language::English)).await, Ok(()));
    assert_eq!(server.heard()["to"][0], "ada@example.com");
    let refused = good.send(&code_for("refused@example.com", Language::English)).await;
    assert!(matches!(refused, Err(MailError::Refused(_))), "{refused:?}");
    assert!(bad.send(&code_for("ada@example.com", Language::English)).await.is_err());
    assert!(server.is_quiet());
}

#[tokio::test]
async fn a_server_that_is_silent_holds_nobody_up() {
    let place = Place::new();
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let config = config(&place, silent.local_addr().unwrap().port(), Security::Tls, None);
    let mailer = open(&config).with_patience(Duration::from_millis(200));
    let answer = mailer.send(&code_for("ada@example.com", Language::English)).await;
    assert_eq!(answer, Err(MailError::Unavailable("it is silent".to_owned())));
}
