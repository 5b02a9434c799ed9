//! A touch is for one request: this one, here, once, now.

use lethe_people::Ceremony;
use lethe_proto::cbor::sha256;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Page, header, key, read, signed},
    company::House,
};

fn body() -> Value {
    json!({"name": "Nora", "roles": ["it"]})
}

async fn owner(house: &House) -> Browser {
    Browser::invited(house, "Ossian", "owner", 1).await
}

async fn send(house: &House, browser: &Browser, path: &str, touch: &str, body: &str) -> (u16, Value) {
    read(Page { touch: Some(touch.to_owned()), ..browser.page() }.send(house, "POST", path, body).await).await
}

#[tokio::test]
async fn what_matters_needs_a_touch_in_a_browser() {
    let house = House::open().await;
    let mut owner = owner(&house).await;
    let id = "00".repeat(16);
    let guarded = [
        ("POST", "/api/v1/commands".to_owned()),
        ("POST", "/api/v1/admins".to_owned()),
        ("POST", format!("/api/v1/admins/{id}/setup-link")),
        ("DELETE", format!("/api/v1/admins/{id}")),
        ("POST", format!("/api/v1/admins/{id}/enable")),
        ("POST", "/api/v1/tokens".to_owned()),
        ("POST", "/api/v1/restore/reviewed".to_owned()),
        ("POST", "/api/v1/cli-logins/BCDF-GHJK/confirm".to_owned()),
        ("POST", "/api/v1/me/passkeys/begin".to_owned()),
        ("DELETE", format!("/api/v1/me/passkeys/{id}")),
    ];
    for (method, path) in guarded {
        let (status, answer) = owner.send(&house, method, &path, json!({})).await;
        assert_eq!((status, &answer["code"]), (403, &json!("passkey.required")), "{method} {path}");
        let (_, answer) = owner.send_touched(&house, method, &path, json!({})).await;
        let code = answer["code"].as_str().unwrap_or_default();
        assert!(!code.starts_with("passkey.r") && !code.starts_with("ceremony"), "{method} {path}: {answer}");
    }
}

#[tokio::test]
async fn a_touch_counts_once() {
    let house = House::open().await;
    let mut owner = owner(&house).await;
    let body = body().to_string();
    let touch = owner.touch(&house, "POST", "/api/v1/admins", &body).await;
    assert_eq!(send(&house, &owner, "/api/v1/admins", &touch, &body).await.0, 201);
    let (status, answer) = send(&house, &owner, "/api/v1/admins", &touch, &body).await;
    assert_eq!((status, &answer["code"]), (409, &json!("ceremony.gone")));
}

#[tokio::test]
async fn a_touch_is_for_one_body_path_and_method() {
    let house = House::open().await;
    let mut owner = owner(&house).await;
    let wanted = body().to_string();
    let others = [
        ("POST", "/api/v1/admins", r#"{"name":"Mallory","roles":["owner"]}"#.to_owned()),
        ("POST", "/api/v1/admins", format!("{wanted} ")),
        ("POST", "/api/v1/admins?x=1", wanted.clone()),
        ("POST", "/api/v1/tokens", wanted.clone()),
    ];
    for (method, path, body) in others {
        let touch = owner.touch(&house, "POST", "/api/v1/admins", &wanted).await;
        let page = Page { touch: Some(touch.clone()), ..owner.page() };
        let (status, answer) = read(page.send(&house, method, path, &body).await).await;
        assert_eq!((status, &answer["code"]), (403, &json!("passkey.refused")), "{method} {path} {body}");
        let (status, _) = send(&house, &owner, "/api/v1/admins", &touch, &wanted).await;
        assert_eq!(status, 409, "and it is used up");
    }
    let touch = owner.touch(&house, "DELETE", "/api/v1/admins", &wanted).await;
    assert_eq!(send(&house, &owner, "/api/v1/admins", &touch, &wanted).await.0, 403);
}

#[tokio::test]
async fn a_touch_is_for_the_session_that_asked() {
    let house = House::open().await;
    let mut here = owner(&house).await;
    let there = Browser::sign_in(&house, here.key.clone()).await;
    here.key = there.key.clone();
    let body = body().to_string();
    let touch = here.touch(&house, "POST", "/api/v1/admins", &body).await;
    let (status, answer) = send(&house, &there, "/api/v1/admins", &touch, &body).await;
    assert_eq!((status, &answer["code"]), (403, &json!("passkey.refused")));
}

#[tokio::test]
async fn a_touch_is_by_the_callers_own_key_that_verified_them() {
    let house = House::open().await;
    let mut owner = owner(&house).await;
    let other = Browser::invited(&house, "Ian", "owner", 2).await;
    let body = body().to_string();
    let hash = data_encoding::HEXLOWER.encode(sha256(body.as_bytes()).as_bytes());
    let about = json!({"method": "POST", "path": "/api/v1/admins", "body_sha256": hash});
    let mut forger = key(9);
    forger.credential_id.clone_from(&owner.key.credential_id);
    let honest = Ceremony::default();
    let bad = [
        (other.key.clone(), honest.clone()),
        (forger, honest.clone()),
        (owner.key.clone(), Ceremony { flags: 0x01, ..honest.clone() }),
        (owner.key.clone(), Ceremony { origin: Some("https://evil.example"), ..honest.clone() }),
    ];
    for (mut key, ceremony) in bad {
        let (status, begun) = owner.send(&house, "POST", "/api/v1/fresh", about.clone()).await;
        assert_eq!((status, &begun["options"]["userVerification"]), (200, &json!("required")));
        let touch = header(&begun, &signed(&mut key, &ceremony, &begun));
        let (status, answer) = send(&house, &owner, "/api/v1/admins", &touch, &body).await;
        assert_eq!((status, &answer["code"]), (403, &json!("passkey.refused")), "{ceremony:?}");
    }
    owner.key.counter += 9;
    let touch = owner.touch(&house, "POST", "/api/v1/admins", &body).await;
    assert_eq!(send(&house, &owner, "/api/v1/admins", &touch, &body).await.0, 201);
}

#[tokio::test]
async fn a_touch_is_worth_nothing_after_two_minutes() {
    let house = House::open().await;
    let mut owner = owner(&house).await;
    let body = body().to_string();
    let touch = owner.touch(&house, "POST", "/api/v1/admins", &body).await;
    house.clock.advance(2 * 60_000);
    assert_eq!(send(&house, &owner, "/api/v1/admins", &touch, &body).await.1["code"], "ceremony.gone");
}

#[tokio::test]
async fn a_sign_in_is_no_touch() {
    let house = House::open().await;
    let mut owner = owner(&house).await;
    let body = body().to_string();
    let (_, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
    let touch = header(&begun, &signed(&mut owner.key, &Ceremony::default(), &begun));
    assert_eq!(send(&house, &owner, "/api/v1/admins", &touch, &body).await.1["code"], "ceremony.gone");
    for odd in ["", "!!", "e30"] {
        let (status, answer) = send(&house, &owner, "/api/v1/admins", odd, &body).await;
        assert_eq!((status, &answer["code"]), (400, &json!("request.malformed")), "{odd:?}");
    }
}

#[tokio::test]
async fn who_may_not_do_it_is_not_asked_for_a_touch() {
    let house = House::open().await;
    let hr = Browser::invited(&house, "Hanna", "hr", 1).await;
    let (status, answer) = hr.send(&house, "POST", "/api/v1/admins", body()).await;
    assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")));
}
