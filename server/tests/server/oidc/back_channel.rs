//! Apps are told of every end, by the server itself.

use lethe_server::jobs::tell_logouts;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use super::world::{ISSUER, World, content, wiki};
use crate::company::House;

/// An app that listens on this machine.
struct Listening {
    listener: TcpListener,
}

impl Listening {
    async fn new() -> Self {
        Self { listener: TcpListener::bind("127.0.0.1:0").await.unwrap() }
    }

    fn uri(&self) -> String {
        format!("http://{}/logout", self.listener.local_addr().unwrap())
    }

    /// Answers one call; gives what was told.
    async fn hear(&self, answer: &str) -> Value {
        let (mut socket, _) = self.listener.accept().await.unwrap();
        let (mut heard, mut some) = (String::new(), [0; 4096]);
        loop {
            let read = socket.read(&mut some).await.unwrap();
            heard.push_str(std::str::from_utf8(&some[..read]).unwrap());
            let Some((head, body)) = heard.split_once("\r\n\r\n") else { continue };
            let length =
                head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ").map(str::to_owned));
            if body.len() >= length.unwrap().parse().unwrap() {
                break;
            }
        }
        socket
            .write_all(format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").as_bytes())
            .await
            .unwrap();
        assert!(heard.starts_with("POST /logout HTTP/1.1"), "{heard}");
        json!(heard.split_once("logout_token=").unwrap().1)
    }
}

async fn world(house: House, uri: &str) -> World {
    let world = World::on(house).await;
    let mut app = wiki();
    app.as_object_mut().unwrap().remove("id");
    app["backchannel_logout_uri"] = json!(uri);
    let (status, refused) = world.house.send("PUT", "/api/v1/apps/wiki", Some(&world.house.token), Some(app)).await;
    assert_eq!(status, 204, "{refused}");
    world
}

async fn log_out(world: &World, tokens: &Value) {
    let hint = tokens["id_token"].as_str().unwrap();
    assert_eq!(world.opens(&format!("/oidc/logout?id_token_hint={hint}")).await.status(), 200);
}

#[tokio::test]
async fn an_app_is_told_until_it_has_accepted_and_then_not_again() {
    let app = Listening::new().await;
    let world = world(House::open_calling().await, &app.uri()).await;
    let tokens = world.tokens().await;
    let server = world.house.server.clone();
    assert_eq!(tell_logouts(&server).await, 0, "nothing has ended");
    log_out(&world, &tokens).await;
    let (told, _) = tokio::join!(tell_logouts(&server), app.hear("503 Not Now"));
    assert_eq!(told, 0);
    assert_eq!(tell_logouts(&server).await, 0, "not before its time");
    world.house.clock.advance(10_000);
    let (told, token) = tokio::join!(tell_logouts(&server), app.hear("200 OK"));
    assert_eq!(told, 1);
    let (says, id) = (content(&token), content(&tokens["id_token"]));
    assert_eq!([&says["iss"], &says["aud"]], [ISSUER, "wiki"]);
    assert_eq!([&says["sub"], &says["sid"]], [&id["sub"], &id["sid"]]);
    assert_eq!(says["events"], json!({"http://schemas.openid.net/event/backchannel-logout": {}}));
    assert!(says.get("nonce").is_none());
    world.house.clock.advance(3_600_000);
    assert_eq!(tell_logouts(&server).await, 0, "it knows");
}

#[tokio::test]
async fn an_app_that_gave_its_tokens_back_is_told_nothing() {
    let app = Listening::new().await;
    let world = world(House::open_calling().await, &app.uri()).await;
    let tokens = world.tokens().await;
    assert_eq!(world.form("/oidc/revoke", &[("token", tokens["access_token"].as_str().unwrap())]).await.0, 200);
    assert_eq!(tell_logouts(&world.house.server).await, 0);
}

#[tokio::test]
async fn nothing_on_this_machine_is_called_unless_its_operator_has_said_so() {
    let app = Listening::new().await;
    let world = world(House::open_proxied().await, &app.uri()).await;
    let tokens = world.tokens().await;
    log_out(&world, &tokens).await;
    assert_eq!(tell_logouts(&world.house.server).await, 0);
    // The call would be over: it was waited for.
    let called = app.listener.into_std().unwrap().accept();
    assert_eq!(called.unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}
