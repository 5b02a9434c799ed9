//! `lethe-agent sign-in`: the running agent vouches for this device, and the browser opens where its employee proves who they are.
//!
//! Works for whoever may ask the agent's socket; reads nothing of the agent's state. The secret stands after `#`, so no server's log has it.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Args;
use lethe_proto::possession::Audience;
use serde_json::{Value, json};

use super::ask::ask_at;
use super::{Context, Outcome, runtime};
use crate::socket::protocol::{Proof, Request, ServerAnswer};
use crate::transport::http::post_json;
use crate::transport::{ServerUrl, TransportError, Trust};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The app to sign in to, by the id that your administrator gave it; the portal without it.
    #[arg(long, value_name = "NAME")]
    app: Option<String>,
    /// Prints the address instead of opening a browser. It is good once, for two minutes.
    #[arg(long)]
    print: bool,
}

pub(super) fn execute(context: &Context, arguments: &Arguments) -> Outcome {
    let app = arguments.app.as_deref().map(app_in_address).transpose()?.unwrap_or_default();
    let socket = context.config.socket_path_in(&context.state_dir);
    let server: ServerAnswer = serde_json::from_value(asked(&socket, &Request::Server)?)?;
    let address = format!("{}{app}", runtime()?.block_on(vouch(&socket, &server))?);
    if arguments.print {
        println!("{address}");
        return Ok(());
    }
    open(&address)
}

/// An app's id as the server takes it, so that it needs no escapes.
fn app_in_address(app: &str) -> Result<String, Box<dyn Error>> {
    let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    if app.is_empty() || app.len() > 64 || !app.bytes().all(plain) {
        return Err(format!("“{app}” is no id of an app: 1 to 64 lower-case letters, digits and hyphens").into());
    }
    Ok(format!("&app={app}"))
}

fn asked(socket: &Path, request: &Request) -> Result<Value, Box<dyn Error>> {
    ask_at(socket, request)?.ok_or_else(|| {
        let socket = socket.display();
        format!(
            "no agent answers at {socket}: start it with `lethe-agent run`, or name its configuration with --config"
        )
        .into()
    })
}

/// Asks the server's addresses in their order; the first that answers decides. Gives the portal's address with the secret.
async fn vouch(socket: &Path, server: &ServerAnswer) -> Result<String, Box<dyn Error>> {
    let trust = Trust::of_text(server.authority.as_deref())?;
    let mut last = TransportError::Url { url: String::new(), reason: "the agent knows no address of the server" };
    for url in &server.urls {
        let at = ServerUrl::parse(url)?;
        match post_json(&at, &trust, "/device/v1/sign-in", &json!({})).await {
            Ok(question) => {
                let proof = prove(socket, url, &question)?;
                let body = json!({"payload": proof.payload, "signature": proof.signature});
                return portal(&post_json(&at, &trust, "/device/v1/sign-in/vouch", &body).await?);
            }
            Err(refused @ TransportError::Refused { .. }) => return Err(refused.into()),
            Err(error) => last = error,
        }
    }
    Err(last.into())
}

/// The agent's proof for signing in at exactly this server.
fn prove(socket: &Path, url: &str, question: &Value) -> Result<Proof, Box<dyn Error>> {
    let challenge = question["challenge"].as_str().unwrap_or_default().to_owned();
    let audience = Audience::of_sign_in(url).ok_or("the server's address is too long")?.as_str().to_owned();
    Ok(serde_json::from_value(asked(socket, &Request::Prove { audience, challenge })?)?)
}

/// Only an address of the web goes to the browser.
fn portal(vouched: &Value) -> Result<String, Box<dyn Error>> {
    let address = vouched["portal"].as_str().unwrap_or_default();
    let web = ["https://", "http://localhost:", "http://localhost/"].iter().any(|begins| address.starts_with(begins));
    if web && address.bytes().all(|letter| letter.is_ascii_graphic()) && address.contains("/portal#attempt=") {
        return Ok(address.to_owned());
    }
    Err("the server gave no address of its portal; update the agent or the server".into())
}

fn open(address: &str) -> Outcome {
    let status =
        Command::new("xdg-open").arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => {
            println!("The browser opens. Prove there within ten minutes that it is you.");
            Ok(())
        }
        Ok(_) | Err(_) => {
            Err("no browser could be opened: ask again with --print and open the address on this device".into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_portal_goes_to_the_browser() {
        let good = "https://lethe.example/portal#attempt=lethe-vouch-A_b-1";
        assert_eq!(portal(&json!({"portal": good})).unwrap(), good);
        assert!(portal(&json!({"portal": "http://localhost:8080/portal#attempt=x"})).is_ok());
        for bad in [
            "",
            "file:///portal#attempt=x",
            "http://lethe.example/portal#attempt=x",
            "http://localhost.example/portal#attempt=x",
            "https://a/portal",
            "https://a/portal#attempt=\n",
        ] {
            assert!(portal(&json!({"portal": bad})).is_err(), "{bad}");
        }
        assert!(portal(&json!({})).is_err());
    }

    #[test]
    fn an_app_is_named_by_its_id() {
        assert_eq!(app_in_address("wiki-2").unwrap(), "&app=wiki-2");
        for bad in ["", "Wiki", "a&b", "a=b", &"x".repeat(65)] {
            assert!(app_in_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn whoever_finds_no_agent_is_told_what_to_do() {
        let nowhere = tempfile::tempdir().unwrap().path().join("agent.sock");
        let error = asked(&nowhere, &Request::Server).unwrap_err().to_string();
        assert!(error.contains("lethe-agent run"), "{error}");
    }
}
