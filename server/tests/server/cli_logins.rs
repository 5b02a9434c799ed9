//! Command lines that sign in by a word in the browser.

use std::process::Stdio;

use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader, Lines},
    process::{Child, ChildStderr, Command},
};

use crate::{browser::Browser, company::House};

async fn begin(house: &House) -> (String, Value) {
    let (status, begun) =
        house.send("POST", "/api/v1/cli-logins", None, Some(json!({"label": "lethe on anna-laptop"}))).await;
    assert_eq!(status, 201, "{begun}");
    let code = begun["code"].as_str().unwrap().to_owned();
    assert!(code.len() == 9 && code.as_bytes()[4] == b'-', "{code}");
    assert_eq!(begun["url"], format!("https://localhost/cli/{code}"));
    (code, begun)
}

async fn collect(house: &House, begun: &Value) -> (u16, Value) {
    house.send("POST", "/api/v1/cli-logins/token", None, Some(json!({"secret": begun["secret"]}))).await
}

#[tokio::test]
async fn a_confirmed_command_line_gets_its_token_once() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let (code, begun) = begin(&house).await;
    assert_eq!(collect(&house, &begun).await, (202, json!({})));
    let path = format!("/api/v1/cli-logins/{code}");
    let (_, shown) = ian.send(&house, "GET", &path, Value::Null).await;
    assert_eq!((&shown["label"], &shown["state"]), (&json!("lethe on anna-laptop"), &json!("waiting")));
    let confirm = format!("{path}/confirm");
    assert_eq!(ian.send(&house, "POST", &confirm, Value::Null).await.1["code"], "passkey.required");
    assert_eq!(collect(&house, &begun).await.0, 202);
    assert_eq!(ian.send_touched(&house, "POST", &confirm, Value::Null).await.0, 204);
    let (status, token) = collect(&house, &begun).await;
    assert_eq!(status, 200, "{token}");
    let (status, me) = house.send("GET", "/api/v1/me", token["token"].as_str(), None).await;
    assert_eq!((status, &me["admin"]["name"]), (200, &json!("Ian")));
    let (status, again) = collect(&house, &begun).await;
    assert_eq!((status, &again["code"]), (403, &json!("cli_login.expired")));
    let (status, again) = ian.send_touched(&house, "POST", &confirm, Value::Null).await;
    assert_eq!((status, &again["code"]), (409, &json!("cli_login.decided")));
    assert_eq!(ian.send(&house, "GET", &path, Value::Null).await.1["state"], "used");
}

#[tokio::test]
async fn a_denied_command_line_stays_outside() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let (code, begun) = begin(&house).await;
    let path = format!("/api/v1/cli-logins/{code}");
    assert_eq!(ian.send(&house, "POST", &format!("{path}/deny"), Value::Null).await.0, 204);
    let (status, answer) = collect(&house, &begun).await;
    assert_eq!((status, &answer["code"]), (403, &json!("cli_login.denied")));
    let (status, late) = ian.send_touched(&house, "POST", &format!("{path}/confirm"), Value::Null).await;
    assert_eq!((status, &late["code"]), (409, &json!("cli_login.decided")));
}

#[tokio::test]
async fn nobody_has_longer_than_ten_minutes() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let (code, waiting) = begin(&house).await;
    let (other, confirmed) = begin(&house).await;
    let confirm = |code: &str| format!("/api/v1/cli-logins/{code}/confirm");
    assert_eq!(ian.send_touched(&house, "POST", &confirm(&other), Value::Null).await.0, 204);
    house.clock.advance(10 * 60_000);
    for begun in [waiting, confirmed] {
        assert_eq!(collect(&house, &begun).await.1["code"], "cli_login.expired");
    }
    assert_eq!(ian.send_touched(&house, "POST", &confirm(&code), Value::Null).await.0, 409);
    let path = format!("/api/v1/cli-logins/{code}");
    assert_eq!(ian.send(&house, "GET", &path, Value::Null).await.1["state"], "expired");
}

#[tokio::test]
async fn a_code_or_a_secret_that_nobody_gave_out_is_nothing() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let unknown = "/api/v1/cli-logins/BCDF-GHJK";
    assert_eq!(ian.send(&house, "GET", unknown, Value::Null).await.0, 404);
    assert_eq!(ian.send_touched(&house, "POST", &format!("{unknown}/confirm"), Value::Null).await.0, 404);
    assert_eq!(ian.send(&house, "GET", "/api/v1/cli-logins/a%00b", Value::Null).await.0, 404);
    let (status, answer) =
        house.send("POST", "/api/v1/cli-logins/token", None, Some(json!({"secret": "lethe-login-x"}))).await;
    assert_eq!((status, &answer["code"]), (403, &json!("cli_login.expired")));
    let (status, _) = house.send("POST", "/api/v1/cli-logins", None, Some(json!({"label": "a\nb"}))).await;
    assert_eq!(status, 422);
}

/// `lethe login` as somebody runs it, until it shows its code.
async fn login(house: &House, folder: &std::path::Path) -> (Child, Lines<BufReader<ChildStderr>>, String) {
    let certificate = data_encoding::BASE64.encode(&house.certificate);
    let pem = format!("-----BEGIN CERTIFICATE-----\n{certificate}\n-----END CERTIFICATE-----\n");
    std::fs::write(folder.join("ca.pem"), pem).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lethe"))
        .args(["login", "--server", &format!("https://localhost:{}", house.address.port())])
        .args(["--ca", "ca.pem", "--profile", "me/profile.toml", "--json"])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    loop {
        let line = said.next_line().await.unwrap().expect("the program shows a code");
        if let Some(code) = line.trim().strip_prefix("code  ") {
            return (child, said, code.to_owned());
        }
    }
}

#[tokio::test]
async fn the_command_line_shows_a_code_and_signs_in_once_somebody_confirmed_it() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let folder = tempfile::tempdir().unwrap();
    let (child, _said, code) = login(&house, folder.path()).await;
    let confirm = format!("/api/v1/cli-logins/{code}/confirm");
    assert_eq!(ian.send_touched(&house, "POST", &confirm, Value::Null).await.0, 204);
    let done = child.wait_with_output().await.unwrap();
    let answer: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert!(done.status.success() && answer["admin"]["name"] == "Ian", "{answer}");
    let token = std::fs::read_to_string(folder.path().join("me/token")).unwrap();
    assert_eq!(house.send("GET", "/api/v1/me", Some(token.trim()), None).await.0, 200);
}

#[tokio::test]
async fn the_command_line_goes_away_when_somebody_denies_it() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    let folder = tempfile::tempdir().unwrap();
    let (mut child, mut said, code) = login(&house, folder.path()).await;
    assert_eq!(ian.send(&house, "POST", &format!("/api/v1/cli-logins/{code}/deny"), Value::Null).await.0, 204);
    assert!(!child.wait().await.unwrap().success());
    let mut words = String::new();
    while let Some(line) = said.next_line().await.unwrap() {
        words.push_str(&line);
    }
    assert!(words.contains("cli_login.denied"), "{words}");
    assert!(!folder.path().join("me/token").exists());
}
