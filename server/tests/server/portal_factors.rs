//! By what employees are recognised: how they set it up, change it and lose it.

use lethe_server_core::{clock::Clock as _, sign_in::totp};
use serde_json::{Value, json};

use crate::{
    browser::{Browser, verbs},
    company::House,
    db::{Db, on_both},
    device::Device,
    portal::{Employee, PASSWORD, Tab, hire, link, open},
};

const FACTORS: &str = "/portal/v1/factors";
const OTHER: &str = "violet kettle monsoon";

async fn a_link_is_good_once_and_opens_nothing_but_setting_up(db: Db) {
    let (house, _) = open(db).await;
    let person = hire(&house, "Lena Maier", "lena").await;
    let (older, secret) = (link(&house, &person).await, link(&house, &person).await);
    let mut tab = Tab::default();
    for wrong in ["", "nothing", &older] {
        let (status, answer) = tab.send(&house, "POST", "/portal/v1/welcome", json!({"secret": wrong})).await;
        assert_eq!((status, &answer["code"]), (403, &json!("portal_link.invalid")), "{wrong}");
    }
    assert_eq!(tab.send(&house, "POST", "/portal/v1/welcome", json!({"secret": secret})).await.0, 204);
    let again = Tab::default().send(&house, "POST", "/portal/v1/welcome", json!({"secret": secret})).await;
    assert_eq!(again.0, 403, "used up");
    assert_eq!(tab.send(&house, "GET", FACTORS, Value::Null).await.1["password"], Value::Null);
    assert_eq!(tab.send(&house, "POST", "/portal/v1/prove/begin", Value::Null).await.0, 401, "nothing else");
    house.clock.advance(10 * 60_000);
    let late = tab.send(&house, "PUT", "/portal/v1/factors/password", json!({"new": PASSWORD})).await;
    assert_eq!((late.0, &late.1["code"]), (403, &json!("portal.prove_again")), "and not for long");

    let secret = link(&house, &person).await;
    house.clock.advance(72 * 3_600_000);
    assert_eq!(tab.send(&house, "POST", "/portal/v1/welcome", json!({"secret": secret})).await.0, 403, "too old");
    let secret = link(&house, &person).await;
    assert_eq!(house.post(&format!("/api/v1/people/{person}/suspend"), json!({"reason": "left"})).await.0, 202);
    assert_eq!(tab.send(&house, "POST", "/portal/v1/welcome", json!({"secret": secret})).await.0, 403, "suspended");
    let refused = house.post(&format!("/api/v1/people/{person}/portal-link"), json!({})).await;
    assert_eq!((refused.0, &refused.1["code"]), (409, &json!("person.not_active")));
}

async fn a_change_needs_a_proof_of_the_last_ten_minutes(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut tab = Tab::default();
    assert_eq!(lena.sign_in(&house, &mut tab).await.0, 200);
    house.clock.advance(10 * 60_000);
    for (method, path, body) in [
        ("PUT", "/password", json!({"old": PASSWORD, "new": OTHER})),
        ("POST", "/totp", Value::Null),
        ("POST", "/totp/confirm", json!({"code": "123456"})),
        ("DELETE", "/totp", Value::Null),
        ("POST", "/recovery-codes", Value::Null),
        ("POST", "/passkeys/begin", Value::Null),
        ("DELETE", "/passkeys/00000000000000000000000000000000", Value::Null),
    ] {
        let (status, answer) = tab.send(&house, method, &format!("{FACTORS}{path}"), body).await;
        assert_eq!((status, &answer["code"]), (403, &json!("portal.prove_again")), "{method} {path}");
    }
    let (status, step) = tab.send(&house, "POST", "/portal/v1/prove/begin", Value::Null).await;
    assert_eq!((status, &step["offers"]), (200, &json!(["password", "totp", "email_code", "ldap"])), "{step}");
    let body = |kind: &str, text: &str| json!({"attempt": step["attempt"], "proof": {"kind": kind, "text": text}});
    let elsewhere = Tab::default().send(&house, "POST", "/portal/v1/sign-in/prove", body("password", PASSWORD)).await;
    assert_eq!(elsewhere.0, 409, "only in the session in which it was begun");
    let wrong = tab.send(&house, "POST", "/portal/v1/prove", body("password", "not this one at all")).await;
    assert_eq!((wrong.0, &wrong.1["code"]), (403, &json!("sign_in.refused")));
    let done = tab.send(&house, "POST", "/portal/v1/prove", body("totp", &lena.code(&house))).await;
    assert_eq!(done.0, 200, "{}", done.1);
    assert_eq!(tab.send(&house, "POST", "/portal/v1/factors/recovery-codes", Value::Null).await.0, 200);
    assert!(verbs(&house).await.contains(&"employee_session.proved".to_owned()));
}

async fn another_password_ends_all_other_sessions(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let (mut one, mut two) = (Tab::default(), Tab::default());
    assert_eq!(lena.sign_in(&house, &mut one).await.0, 200);
    house.clock.advance(60_000);
    assert_eq!(lena.sign_in(&house, &mut two).await.0, 200);
    let path = "/portal/v1/factors/password";
    for (body, code) in [
        (json!({"old": "not this one at all", "new": OTHER}), "password.old"),
        (json!({"new": OTHER}), "password.old"),
        (json!({"old": PASSWORD, "new": "violet kett"}), "password.short"),
        (json!({"old": PASSWORD, "new": "lenamaierlena"}), "password.guessable"),
        (json!({"old": PASSWORD, "new": "qwertyuiop12"}), "password.guessable"),
        (json!({"old": PASSWORD, "new": "x".repeat(513)}), "password.long"),
    ] {
        assert_eq!(two.send(&house, "PUT", path, body).await.1["code"], code);
    }
    assert_eq!(one.send(&house, "GET", FACTORS, Value::Null).await.0, 200, "nothing has changed yet");
    assert_eq!(two.send(&house, "PUT", path, json!({"old": PASSWORD, "new": OTHER})).await.0, 204);
    assert_eq!(two.send(&house, "GET", FACTORS, Value::Null).await.0, 200);
    assert_eq!(one.send(&house, "GET", FACTORS, Value::Null).await.0, 401);
    let mut tab = Tab::default();
    let step = tab.begin(&house, &lena.login).await;
    assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.0, 403);
    assert_eq!(tab.prove(&house, &step, "password", OTHER).await.0, 200);
}

async fn a_reset_takes_everything_away(db: Db) {
    let (house, _) = open(db).await;
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut blue = lena.add_passkey(&house, 21).await;
    let mut tab = Tab::default();
    assert_eq!(lena.sign_in(&house, &mut tab).await.0, 200);
    let mut under_way = Tab::default();
    let step = under_way.begin(&house, &lena.login).await;
    assert_eq!(under_way.prove(&house, &step, "password", PASSWORD).await.0, 200);
    let path = format!("/api/v1/people/{}/factors", lena.id);
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    assert_eq!(tab.send(&house, "GET", FACTORS, Value::Null).await.0, 401);
    assert_eq!(under_way.prove(&house, &step, "totp", &lena.code(&house)).await.0, 409);
    let step = tab.begin(&house, &lena.login).await;
    assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.0, 403);
    assert_eq!(tab.touch(&house, &step, &mut blue).await.0, 403);
    assert!(verbs(&house).await.contains(&"factors.reset".to_owned()));
}

async fn what_is_taken_away_is_no_proof_any_more(db: Db) {
    let (house, _) = open(db).await;
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut blue = lena.add_passkey(&house, 21).await;
    let mut tab = Tab::default();
    let step = tab.begin(&house, "").await;
    assert_eq!(tab.touch(&house, &step, &mut blue).await.0, 200);
    let (_, factors) = tab.send(&house, "GET", FACTORS, Value::Null).await;
    let id = factors["passkeys"][0]["id"].as_str().unwrap();
    let mut mike = Employee::new(&house, "Mike Otto", "mike").await;
    let theirs = mike.tab.send(&house, "DELETE", &format!("{FACTORS}/passkeys/{id}"), Value::Null).await;
    assert_eq!((theirs.0, &theirs.1["code"]), (404, &json!("passkey.unknown")));
    assert_eq!(tab.send(&house, "DELETE", &format!("{FACTORS}/passkeys/{id}"), Value::Null).await.0, 204);
    assert_eq!(tab.send(&house, "DELETE", &format!("{FACTORS}/totp"), Value::Null).await.0, 204);
    let step = tab.begin(&house, "").await;
    assert_eq!(tab.touch(&house, &step, &mut blue).await.0, 403);
    let step = tab.begin(&house, &lena.login).await;
    let (_, next) = tab.prove(&house, &step, "password", PASSWORD).await;
    assert_eq!(next["offers"], json!(["email_code"]));
}

on_both!(
    a_link_is_good_once_and_opens_nothing_but_setting_up,
    a_change_needs_a_proof_of_the_last_ten_minutes,
    another_password_ends_all_other_sessions,
    a_reset_takes_everything_away,
    what_is_taken_away_is_no_proof_any_more,
);

#[tokio::test]
async fn a_code_confirms_only_the_secret_that_was_shown_last() {
    let (house, _) = open(Db::Sqlite).await;
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let (_, older) = lena.tab.send(&house, "POST", "/portal/v1/factors/totp", Value::Null).await;
    assert_eq!(lena.tab.send(&house, "POST", "/portal/v1/factors/totp", Value::Null).await.0, 200);
    let secret = data_encoding::BASE32_NOPAD.decode(older["secret"].as_str().unwrap().as_bytes()).unwrap();
    let code = totp::code(&secret, totp::step_at(house.clock.now()));
    let (status, wrong) = lena.tab.send(&house, "POST", "/portal/v1/factors/totp/confirm", json!({"code": code})).await;
    assert_eq!((status, &wrong["code"]), (422, &json!("totp.wrong")));
    assert_eq!(lena.sign_in(&house, &mut Tab::default()).await.0, 200, "the old one counts so long");
}

#[tokio::test]
async fn only_administrators_with_a_touch_invite_and_reset() {
    let house = House::open().await;
    let person = hire(&house, "Lena Maier", "lena").await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    for (method, path) in [("POST", "portal-link"), ("DELETE", "factors")] {
        let path = format!("/api/v1/people/{person}/{path}");
        let (status, answer) = ian.send(&house, method, &path, Value::Null).await;
        assert_eq!((status, &answer["code"]), (403, &json!("passkey.required")), "{path}");
        assert!(ian.send_touched(&house, method, &path, Value::Null).await.0 < 300, "{path}");
    }
    let scoped = json!({"name": "robot", "scopes": ["manage_people"], "expires_in_ms": 3_600_000});
    let token = house.post("/api/v1/tokens", scoped).await.1["token"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/people/{person}/portal-link");
    assert_eq!(
        house.send("POST", &path, Some(&token), Some(json!({}))).await.0,
        403,
        "a token makes no way to sign in"
    );
    let outsider = house.admin("Grit", "it", Some("Elsewhere")).await;
    assert_eq!(house.send("POST", &path, Some(&outsider), Some(json!({}))).await.0, 403);
}

#[tokio::test]
async fn an_employees_session_opens_nothing_of_the_console_nor_the_reverse() {
    let (house, _) = open(Db::Sqlite).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut tab = Tab::default();
    assert_eq!(lena.sign_in(&house, &mut tab).await.0, 200);
    let me = tab.me.clone().unwrap();
    let as_admin = house.request("GET", "/api/v1/me").header("cookie", format!("__Host-lethe={me}"));
    assert_eq!(as_admin.send().await.unwrap().status(), 401);
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    let mut posing = Tab { me: Some(ian.cookie.clone()), known: None };
    assert_eq!(posing.send(&house, "GET", FACTORS, Value::Null).await.0, 401);
}

#[tokio::test]
async fn somebody_who_has_lost_a_device_locks_it_at_once_and_no_other() {
    let (house, _) = open(Db::Sqlite).await;
    let lost = Device::enroll(&house, "Lena Maier", 1).await;
    let (_, devices) = house.get("/api/v1/devices").await;
    let (id, person) = (devices["items"][0]["enrollment"].as_str().unwrap(), &devices["items"][0]["person"]["id"]);
    let change = house.request("PATCH", &format!("/api/v1/people/{}", person.as_str().unwrap()));
    let change = change.bearer_auth(&house.token).json(&json!({"email": "owner@northwind.example"}));
    assert!(change.send().await.unwrap().status().is_success());
    let mike = Employee::new(&house, "Mike Otto", "mike").await;
    let mut tab = Tab::default();
    assert_eq!(mike.sign_in(&house, &mut tab).await.0, 200);
    assert_eq!(tab.send(&house, "GET", "/portal/v1/devices", Value::Null).await.1["devices"], json!([]));
    let path = format!("/portal/v1/devices/{id}/lost");
    assert_eq!(tab.send(&house, "POST", &path, Value::Null).await.0, 404, "somebody else's");

    let mut owner = Tab::default();
    let secret = link(&house, person.as_str().unwrap()).await;
    assert_eq!(owner.send(&house, "POST", "/portal/v1/welcome", json!({"secret": secret})).await.0, 204);
    assert_eq!(owner.send(&house, "POST", &path, Value::Null).await.0, 401, "nothing is proved yet");
    let set = owner.send(&house, "PUT", "/portal/v1/factors/password", json!({"new": PASSWORD})).await;
    assert_eq!(set.0, 204);
    let (_, codes) = owner.send(&house, "POST", "/portal/v1/factors/recovery-codes", Value::Null).await;
    let step = owner.begin(&house, "owner@northwind.example").await;
    assert_eq!(owner.prove(&house, &step, "password", PASSWORD).await.0, 200);
    assert_eq!(owner.prove(&house, &step, "recovery_code", codes["codes"][0].as_str().unwrap()).await.0, 200);
    let (_, own) = owner.send(&house, "GET", "/portal/v1/devices", Value::Null).await;
    assert_eq!((&own["devices"][0]["id"], &own["devices"][0]["locked_at"]), (&json!(id), &Value::Null), "{own}");
    for _ in 0..2 {
        assert_eq!(owner.send(&house, "POST", &path, Value::Null).await.0, 204, "losing it twice is no change");
    }
    assert!(house.get(&format!("/api/v1/devices/{id}")).await.1["locked"].as_bool().unwrap());
    assert_eq!(verbs(&house).await[0], "device_state.changed");
    drop(lost);
}
