//! What was ended lets nobody in again, and what is little does not grow.

use lethe_people::Ceremony;
use lethe_server::usecase::{
    authenticate_session::authenticate_session, end_session::end_session, recover_admin::recover_admin,
};
use lethe_server_core::permission::Permission;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Page, key, made, read},
    company::{House, page_sites},
};

const HOUR_MS: u64 = 3_600_000;

async fn robot(house: &House, token: &str, scopes: &[&str], lifetime_ms: u64) -> (u16, Value) {
    let body = json!({"name": "robot", "scopes": scopes, "expires_in_ms": lifetime_ms});
    house.send("POST", "/api/v1/tokens", Some(token), Some(body)).await
}

#[tokio::test]
async fn a_token_with_every_scope_makes_nobody_who_can_sign_in() {
    let house = House::open().await;
    let (secret, id) = house.invite("Ian", "owner").await;
    let ian = Browser::set_up(&house, &secret, 1).await;
    let scopes: Vec<&str> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
    let (_, made) = robot(&house, &house.token, &scopes, HOUR_MS).await;
    let token = made["token"].as_str();
    let mallory = json!({"name": "Mallory", "roles": ["owner"]});
    let attempts = [
        ("/api/v1/admins".to_owned(), mallory),
        (format!("/api/v1/admins/{id}/setup-link"), json!({})),
        (format!("/api/v1/admins/{id}/enable"), json!({})),
    ];
    for (path, body) in attempts {
        let (status, answer) = house.send("POST", &path, token, Some(body)).await;
        assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")), "{path}: {answer}");
    }
    assert_eq!(ian.send(&house, "GET", "/api/v1/session", Value::Null).await.0, 200, "nobody was shut out either");
}

#[tokio::test]
async fn a_token_with_scopes_makes_none_that_outlives_it() {
    let house = House::open().await;
    let (_, mother) = robot(&house, &house.token, &["manage_tokens", "read"], HOUR_MS).await;
    let (status, child) = robot(&house, mother["token"].as_str().unwrap(), &["read"], 24 * HOUR_MS).await;
    assert_eq!((status, &child["expires"]), (201, &mother["expires"]));
    house.clock.advance(HOUR_MS);
    assert_eq!(house.send("GET", "/api/v1/devices", child["token"].as_str(), None).await.0, 401);
}

#[tokio::test]
async fn whoever_is_recovered_on_the_host_is_rid_of_those_who_speak_with_their_token() {
    let house = House::open_at(page_sites()).await;
    let stolen = house.admin("Ian", "owner", None).await;
    let (_, id) = house.invite("Greta", "it").await;
    assert_eq!(house.send("GET", "/api/v1/me", Some(&stolen), None).await.0, 200);
    // Another process does this: this one still remembers the token for a moment.
    recover_admin(&house.elsewhere().await, "Ian".to_owned()).await.unwrap();
    let attempts = [
        ("/api/v1/tokens".to_owned(), json!({"name": "robot", "scopes": ["read"], "expires_in_ms": HOUR_MS})),
        ("/api/v1/admins".to_owned(), json!({"name": "Mallory", "roles": ["owner"]})),
        (format!("/api/v1/admins/{id}/setup-link"), json!({})),
        (format!("/api/v1/admins/{id}/enable"), json!({})),
        ("/api/v1/tickets".to_owned(), json!({"purpose": "halt"})),
    ];
    for (path, body) in attempts {
        let (status, answer) = house.send("POST", &path, Some(&stolen), Some(body)).await;
        assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")), "{path}: {answer}");
    }
}

#[tokio::test]
async fn a_session_that_was_ended_elsewhere_leaves_no_key_behind() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let (_, begun) = ian.send_touched(&house, "POST", "/api/v1/me/passkeys/begin", Value::Null).await;
    let credential = made(&mut key(2), &Ceremony::making(), &begun);
    let passkey = json!({"ceremony": begun["ceremony"], "credential": credential, "name": "second"});
    let (_, login) = house.send("POST", "/api/v1/cli-logins", None, Some(json!({"label": "laptop"}))).await;
    let confirm = format!("/api/v1/cli-logins/{}/confirm", login["code"].as_str().unwrap());
    let touch = ian.touch(&house, "POST", &confirm, "").await;

    let hash = lethe_proto::cbor::sha256(ian.cookie.as_bytes());
    let elsewhere = house.elsewhere().await;
    let session = authenticate_session(&elsewhere, &hash).await.unwrap();
    end_session(&elsewhere, session.caller, session.id).await.unwrap();
    let (status, answer) = ian.send(&house, "POST", "/api/v1/me/passkeys/finish", passkey).await;
    assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")), "{answer}");
    let page = Page { touch: Some(touch), ..ian.page() };
    let (status, answer) = read(page.send(&house, "POST", &confirm, "").await).await;
    assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")), "{answer}");
    let collect = json!({"secret": login["secret"]});
    assert_eq!(house.send("POST", "/api/v1/cli-logins/token", None, Some(collect)).await.0, 202, "still nobody's");
}
