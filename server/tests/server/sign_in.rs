//! Setting up and signing in with a passkey, honestly and not.

use lethe_people::Ceremony;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Page, key, made, read, signed, verbs},
    company::{Answer, House},
};

async fn begin(house: &House) -> Value {
    let (status, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
    assert_eq!(status, 200, "{begun}");
    begun
}

async fn finish(house: &House, begun: &Value, credential: Value) -> Answer {
    let body = json!({"ceremony": begun["ceremony"], "credential": credential});
    house.send("POST", "/api/v1/session/finish", None, Some(body)).await
}

#[tokio::test]
async fn a_setup_link_becomes_a_passkey_and_a_session_and_is_used_up() {
    let house = House::open().await;
    let (secret, _) = house.invite("Ian", "it").await;
    for _ in 0..2 {
        let looked = house.send("POST", "/api/v1/setup/begin", None, Some(json!({"secret": secret}))).await.1;
        assert_eq!(looked["admin"], json!({"name": "Ian", "roles": ["it"]}), "looking does not use it up");
        let options = &looked["options"];
        assert_eq!((&options["rp"]["id"], &options["attestation"]), (&json!("localhost"), &json!("none")));
        let wanted = &options["authenticatorSelection"];
        assert_eq!((&wanted["residentKey"], &wanted["requireResidentKey"]), (&json!("required"), &json!(true)));
        assert_eq!(wanted["userVerification"], "required");
    }
    let ian = Browser::set_up(&house, &secret, 1).await;
    assert_eq!(ian.session["admin"]["name"], "Ian");
    assert_eq!(ian.session["admin"]["passkeys"], 1);
    assert!(ian.session["admin"]["permissions"].as_array().unwrap().contains(&json!("protect")));
    let (status, shown) = ian.send(&house, "GET", "/api/v1/session", Value::Null).await;
    assert_eq!((status, &shown["admin"]), (200, &ian.session["admin"]));
    assert_eq!(ian.send(&house, "GET", "/api/v1/me", Value::Null).await.1["token"], Value::Null);
    for path in ["/api/v1/setup/begin", "/api/v1/setup"] {
        let (status, again) = house.send("POST", path, None, Some(json!({"secret": secret}))).await;
        assert_eq!((status, &again["code"]), (403, &json!("setup_link.invalid")), "{path}");
    }
    let on_record = verbs(&house).await;
    assert!(on_record.contains(&"passkey.registered".to_owned()) && on_record.contains(&"session.begun".to_owned()));
}

#[tokio::test]
async fn the_passkey_of_one_link_does_not_use_up_another() {
    let house = House::open().await;
    let (mine, _) = house.invite("Ian", "it").await;
    let (theirs, _) = house.invite("Olaf", "owner").await;
    let begun = house.send("POST", "/api/v1/setup/begin", None, Some(json!({"secret": mine}))).await.1;
    let credential = made(&mut key(1), &Ceremony::making(), &begun);
    let body = json!({"secret": theirs, "ceremony": begun["ceremony"], "credential": credential, "passkey_name": "k"});
    let (status, answer) = house.send("POST", "/api/v1/setup/finish", None, Some(body)).await;
    assert_eq!((status, &answer["code"]), (409, &json!("ceremony.gone")));
    Browser::set_up(&house, &theirs, 2).await;
}

#[tokio::test]
async fn a_passkey_is_kept_only_if_it_verified_its_holder_here() {
    let house = House::open().await;
    let (secret, _) = house.invite("Ian", "it").await;
    let bad = [
        Ceremony { flags: 0x41, ..Ceremony::making() },
        Ceremony { kind: "webauthn.get", ..Ceremony::making() },
        Ceremony { origin: Some("https://evil.example"), ..Ceremony::making() },
        Ceremony { rp_id: Some("evil.example"), ..Ceremony::making() },
    ];
    for ceremony in bad {
        let begun = house.send("POST", "/api/v1/setup/begin", None, Some(json!({"secret": secret}))).await.1;
        let credential = made(&mut key(1), &ceremony, &begun);
        let body =
            json!({"secret": secret, "ceremony": begun["ceremony"], "credential": credential, "passkey_name": "k"});
        let (status, answer) = house.send("POST", "/api/v1/setup/finish", None, Some(body)).await;
        assert_eq!((status, &answer["code"]), (403, &json!("passkey.refused")), "{ceremony:?}");
    }
    Browser::set_up(&house, &secret, 1).await;
}

#[tokio::test]
async fn somebody_signs_in_without_typing_a_name_and_signs_out() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    let begun = begin(&house).await;
    assert_eq!(begun["options"]["userVerification"], "required");
    assert_eq!(
        (begun["options"]["allowCredentials"].as_array().map(Vec::len), &begun["mediation"]),
        (Some(0), &Value::Null)
    );
    let again = Browser::sign_in(&house, ian.key.clone()).await;
    assert_eq!(again.session["admin"]["id"], ian.session["admin"]["id"]);
    assert_ne!(again.cookie, ian.cookie);
    let response = again.page().send(&house, "DELETE", "/api/v1/session", "").await;
    assert_eq!(response.status(), 204);
    assert!(response.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    let (status, gone) = again.send(&house, "GET", "/api/v1/session", Value::Null).await;
    assert_eq!((status, &gone["code"]), (401, &json!("session.expired")));
    assert_eq!(ian.send(&house, "GET", "/api/v1/session", Value::Null).await.0, 200, "the other one goes on");
}

#[tokio::test]
async fn whatever_is_wrong_with_a_sign_in_the_answer_is_the_same() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    let (secret, gone) = house.invite("Greta", "it").await;
    let greta = Browser::set_up(&house, &secret, 2).await;
    assert_eq!(house.send("DELETE", &format!("/api/v1/admins/{gone}"), Some(&house.token), None).await.0, 204);

    let mut stranger = key(3);
    stranger.handle.clone_from(&ian.key.handle);
    let mut forger = key(4);
    (forger.handle, forger.credential_id) = (ian.key.handle.clone(), ian.key.credential_id.clone());
    let mut other = ian.key.clone();
    other.handle.clone_from(&greta.key.handle);
    let honest = Ceremony::default();
    let bad = [
        (stranger, honest.clone()),
        (forger, honest.clone()),
        (other, honest.clone()),
        (greta.key.clone(), honest.clone()),
        (ian.key.clone(), Ceremony { flags: 0x01, ..honest.clone() }),
        (ian.key.clone(), Ceremony { origin: Some("https://evil.example"), ..honest.clone() }),
        (ian.key.clone(), Ceremony { rp_id: Some("evil.example"), ..honest.clone() }),
        (ian.key.clone(), Ceremony { kind: "webauthn.create", ..honest.clone() }),
    ];
    let mut answers = Vec::new();
    for (mut key, ceremony) in bad {
        let begun = begin(&house).await;
        let credential = signed(&mut key, &ceremony, &begun);
        answers.push(finish(&house, &begun, credential).await);
    }
    let begun = begin(&house).await;
    answers.push(finish(&house, &begun, json!({"id": "x"})).await);
    assert_eq!((answers[0].0, &answers[0].1["code"]), (403, &json!("passkey.refused")));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert!(verbs(&house).await.contains(&"passkey.refused".to_owned()), "what is known of it is on record");
}

#[tokio::test]
async fn a_copied_authenticator_is_noticed_by_its_counter() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    let copy = ian.key.clone();
    let mut original = Browser::sign_in(&house, ian.key.clone()).await.key;
    original = Browser::sign_in(&house, original).await.key;
    let begun = begin(&house).await;
    let credential = signed(&mut copy.clone(), &Ceremony::default(), &begun);
    assert_eq!(finish(&house, &begun, credential).await.0, 403);
    Browser::sign_in(&house, original).await;
}

#[tokio::test]
async fn a_ceremony_takes_one_answer_of_its_own_kind_in_its_own_time() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let gone = |answer: Answer| assert_eq!((answer.0, &answer.1["code"]), (409, &json!("ceremony.gone")));

    let begun = begin(&house).await;
    let credential = signed(&mut ian.key, &Ceremony::default(), &begun);
    assert_eq!(finish(&house, &begun, credential.clone()).await.0, 200);
    gone(finish(&house, &begun, credential).await);

    let begun = begin(&house).await;
    assert_eq!(finish(&house, &begun, json!({})).await.0, 403);
    let credential = signed(&mut ian.key, &Ceremony::default(), &begun);
    gone(finish(&house, &begun, credential).await);

    let about = json!({"method": "POST", "path": "/", "body_sha256": "00".repeat(32)});
    let (_, fresh) = ian.send(&house, "POST", "/api/v1/fresh", about).await;
    let credential = signed(&mut ian.key, &Ceremony::default(), &fresh);
    gone(finish(&house, &fresh, credential).await);

    let begun = begin(&house).await;
    let credential = signed(&mut ian.key, &Ceremony::default(), &begun);
    house.clock.advance(5 * 60_000);
    gone(finish(&house, &begun, credential).await);
}

#[tokio::test]
async fn a_second_passkey_is_another_one_made_in_this_session_with_a_touch_of_the_first() {
    let house = House::open().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let (status, refused) = ian.send(&house, "POST", "/api/v1/me/passkeys/begin", Value::Null).await;
    assert_eq!((status, &refused["code"]), (403, &json!("passkey.required")));
    let (status, begun) = ian.send_touched(&house, "POST", "/api/v1/me/passkeys/begin", Value::Null).await;
    assert_eq!(status, 200, "{begun}");
    let known = data_encoding::BASE64URL_NOPAD.encode(&ian.key.credential_id);
    assert_eq!(begun["options"]["excludeCredentials"][0]["id"], known, "{begun}");

    let mut second = key(2);
    let elsewhere = Browser::sign_in(&house, ian.key.clone()).await;
    let body = |key: &mut _, begun: &Value, name: &str| json!({"ceremony": begun["ceremony"], "credential": made(key, &Ceremony::making(), begun), "name": name});
    let stolen = elsewhere.send(&house, "POST", "/api/v1/me/passkeys/finish", body(&mut second, &begun, "x")).await;
    assert_eq!((stolen.0, &stolen.1["code"]), (409, &json!("ceremony.gone")));
    ian.key = elsewhere.key.clone();

    let (_, begun) = ian.send_touched(&house, "POST", "/api/v1/me/passkeys/begin", Value::Null).await;
    let (status, kept) =
        ian.send(&house, "POST", "/api/v1/me/passkeys/finish", body(&mut second, &begun, "green key")).await;
    assert_eq!(status, 201, "{kept}");
    let (_, list) = ian.send(&house, "GET", "/api/v1/me/passkeys", Value::Null).await;
    assert_eq!((&list["items"][0]["name"], &list["items"][1]["name"]), (&json!("blue key"), &json!("green key")));

    let mut with_second = Browser::sign_in(&house, second).await;
    let first = format!("/api/v1/me/passkeys/{}", list["items"][0]["id"].as_str().unwrap());
    assert_eq!(with_second.send_touched(&house, "DELETE", &first, Value::Null).await.0, 204);
    assert_eq!(ian.send(&house, "GET", "/api/v1/me", Value::Null).await.0, 401, "what began with it has ended");
    let last = format!("/api/v1/me/passkeys/{}", kept["id"].as_str().unwrap());
    let (status, refused) = with_second.send_touched(&house, "DELETE", &last, Value::Null).await;
    assert_eq!((status, &refused["code"]), (409, &json!("passkey.last")));
    let begun = begin(&house).await;
    let credential = signed(&mut ian.key, &Ceremony::default(), &begun);
    assert_eq!(finish(&house, &begun, credential).await.0, 403);
}

#[tokio::test]
async fn nobody_registers_somebody_elses_passkey() {
    let house = House::open().await;
    Browser::invited(&house, "Ian", "it", 1).await;
    let (secret, _) = house.invite("Mallory", "it").await;
    let begun = house.send("POST", "/api/v1/setup/begin", None, Some(json!({"secret": secret}))).await.1;
    let credential = made(&mut key(1), &Ceremony::making(), &begun);
    let body = json!({"secret": secret, "ceremony": begun["ceremony"], "credential": credential, "passkey_name": "k"});
    let (status, answer) = house.send("POST", "/api/v1/setup/finish", None, Some(body)).await;
    assert_eq!((status, &answer["code"]), (409, &json!("passkey.taken")));
    Browser::set_up(&house, &secret, 2).await;
}

#[tokio::test]
async fn a_token_makes_no_passkey_and_confirms_nothing() {
    let house = House::open().await;
    for (method, path) in [
        ("POST", "/api/v1/me/passkeys/begin"),
        ("POST", "/api/v1/me/passkeys/finish"),
        ("POST", "/api/v1/fresh"),
        ("POST", "/api/v1/cli-logins/BCDF-GHJK/confirm"),
        ("GET", "/api/v1/session"),
    ] {
        let (status, answer) = house.send(method, path, Some(&house.token), Some(json!({}))).await;
        assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")), "{path}");
    }
}

#[tokio::test]
async fn an_installation_at_an_address_says_why_it_has_no_passkeys() {
    let sites = lethe_server::config::Sites::new(vec!["https://127.0.0.1:8443".into()], None, None).unwrap();
    let house = House::open_at(sites).await;
    let (status, answer) = house.send("POST", "/api/v1/session/begin", None, None).await;
    assert_eq!((status, &answer["code"]), (409, &json!("passkey.no_name")), "{answer}");
    let nobody = Page { cookie: None, origin: None, console: false, background: false, touch: None, based_on: None };
    assert_eq!(read(nobody.send(&house, "GET", "/api/v1/session", "").await).await.0, 401);
}
