//! Signing in as an employee: each factor, the chains, and whatever somebody tries instead.

use lethe_people::Ceremony;
use lethe_proto::ids::Time;
use lethe_server_core::clock::Clock as _;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, verbs},
    company::{Answer, House},
    db::{Db, on_both},
    portal::{Employee, PASSWORD, Tab, hire, open},
};

fn refused(answer: &Answer) {
    assert_eq!((answer.0, &answer.1["code"]), (403, &json!("sign_in.refused")), "{}", answer.1);
}

async fn password_then_code(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut tab = Tab::default();
    let step = tab.begin(&house, "Lena@Northwind.Example ").await;
    assert_eq!(step["offers"], json!(["password", "passkey", "ldap"]));
    assert_eq!((&step["proved"], &step["done"]), (&json!([]), &Value::Null));
    let (status, next) = tab.prove(&house, &step, "password", PASSWORD).await;
    assert_eq!(status, 200, "{next}");
    assert_eq!(next["offers"], json!(["totp", "email_code"]), "what she has, and nothing else");
    assert!(tab.me.is_none(), "no session before everything is proved");
    let (status, done) = tab.prove(&house, &step, "totp", &lena.code(&house)).await;
    assert_eq!((status, &done["done"], &done["offers"]), (200, &json!({"return_to": null}), &json!([])), "{done}");
    assert!(tab.me.is_some() && tab.known.is_some());
    let (status, factors) = tab.send(&house, "GET", "/portal/v1/factors", Value::Null).await;
    assert_eq!((status, &factors["email"]), (200, &json!("l…@northwind.example")), "{factors}");
    let on_record = verbs(&house).await;
    assert_eq!(on_record[..2], ["employee_session.begun", "factor.proved"]);
    let gone = tab.prove(&house, &step, "totp", &lena.code(&house)).await;
    assert_eq!((gone.0, &gone.1["code"]), (409, &json!("sign_in.gone")), "an attempt ends with its session");
}

async fn a_code_is_good_once_and_only_near_its_time(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let (code, now) = (lena.code(&house), house.clock.now());
    assert_eq!(lena.sign_in(&house, &mut Tab::default()).await.0, 200);
    let mut tab = Tab::default();
    let step = tab.begin(&house, &lena.login).await;
    assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.0, 200);
    refused(&tab.prove(&house, &step, "totp", &code).await);
    refused(&tab.prove(&house, &step, "totp", &lena.code_at(Time(now.0 - 30_000))).await);
    refused(&tab.prove(&house, &step, "totp", &lena.code_at(Time(now.0 + 60_000))).await);
    assert_eq!(tab.prove(&house, &step, "totp", &lena.code_at(Time(now.0 + 30_000))).await.0, 200);
}

async fn a_code_by_mail_is_good_once_for_ten_minutes_in_its_own_attempt(db: Db) {
    let (house, letters) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let before = letters.count();
    let (mut tab, mut other) = (Tab::default(), Tab::default());
    let (step, elsewhere) = (tab.begin(&house, &lena.login).await, other.begin(&house, &lena.login).await);
    let send = json!({"attempt": step["attempt"], "factor": "email_code"});
    let early = tab.send(&house, "POST", "/portal/v1/sign-in/send", send.clone()).await;
    assert_eq!((early.0, &early.1["code"]), (422, &json!("sign_in.not_offered")), "the password comes first");
    for (tab, step) in [(&mut tab, &step), (&mut other, &elsewhere)] {
        assert_eq!(tab.prove(&house, step, "password", PASSWORD).await.0, 200);
    }
    assert_eq!(tab.send(&house, "POST", "/portal/v1/sign-in/send", send.clone()).await.0, 202);
    let (to, first) = letters.wait(before + 1).await.pop().unwrap();
    assert_eq!((to.as_str(), first.len()), ("lena@northwind.example", 8));
    refused(&other.prove(&house, &elsewhere, "email_code", &first).await);
    assert_eq!(tab.send(&house, "POST", "/portal/v1/sign-in/send", send.clone()).await.0, 202);
    let second = letters.wait(before + 2).await.pop().unwrap().1;
    refused(&tab.prove(&house, &step, "email_code", &first).await);
    let spaced = format!("{} {}", &second[..4], &second[4..]);
    assert_eq!(tab.prove(&house, &step, "email_code", &spaced).await.0, 200);

    let step = tab.begin(&house, &lena.login).await;
    assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.0, 200);
    refused(&tab.prove(&house, &step, "email_code", &second).await);
    for _ in 0..5 {
        let send = json!({"attempt": step["attempt"], "factor": "email_code"});
        assert_eq!(tab.send(&house, "POST", "/portal/v1/sign-in/send", send).await.0, 202, "and nothing is told");
    }
    let third = letters.wait(before + 5).await.pop().unwrap().1;
    assert_eq!(letters.count(), before + 5, "three in one attempt");
    house.clock.advance(10 * 60_000);
    let late = tab.prove(&house, &step, "email_code", &third).await;
    assert_eq!((late.0, &late.1["code"]), (409, &json!("sign_in.gone")));
}

async fn a_passkey_says_itself_whose_it_is(db: Db) {
    let (house, _) = open(db).await;
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut blue = lena.add_passkey(&house, 21).await;
    let mut mike = Employee::new(&house, "Mike Otto", "mike").await;
    let mut red = mike.add_passkey(&house, 22).await;
    for login in ["", &lena.login] {
        let mut tab = Tab::default();
        let step = tab.begin(&house, login).await;
        let (status, done) = tab.touch(&house, &step, &mut blue).await;
        assert_eq!((status, &done["proved"]), (200, &json!(["passkey"])), "{done}");
    }
    for login in [&*lena.login, "nobody@northwind.example"] {
        let mut tab = Tab::default();
        let step = tab.begin(&house, login).await;
        refused(&tab.touch(&house, &step, &mut red).await);
    }
    let mut tab = Tab::default();
    let step = tab.begin(&house, "").await;
    refused(&tab.touch_with(&house, &step, &mut blue, &Ceremony { flags: 0x01, ..Ceremony::default() }).await);
    let body = json!({"attempt": step["attempt"], "proof": {"kind": "passkey", "credential": {"id": "x"}}});
    refused(&tab.send(&house, "POST", "/portal/v1/sign-in/prove", body).await);
}

async fn a_recovery_code_is_good_once(db: Db) {
    let (house, letters) = open(db).await;
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let (status, made) = lena.tab.send(&house, "POST", "/portal/v1/factors/recovery-codes", Value::Null).await;
    assert_eq!((status, made["codes"].as_array().unwrap().len()), (200, 10), "{made}");
    assert!(letters.wait(1).await.iter().any(|(_, what)| what == "changed"), "she is told of each change");
    let code = made["codes"][3].as_str().unwrap().to_lowercase();
    for (expected, left) in [(200, 9), (403, 9)] {
        let mut tab = Tab::default();
        let step = tab.begin(&house, &lena.login).await;
        assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.0, 200);
        assert_eq!(tab.prove(&house, &step, "recovery_code", &code).await.0, expected);
        let factors = lena.tab.send(&house, "GET", "/portal/v1/factors", Value::Null).await.1;
        assert_eq!(factors["recovery_codes"]["left"], left);
    }
}

async fn the_directory_proves_a_first_step(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut tab = Tab::default();
    let step = tab.begin(&house, "hr-lena").await;
    refused(&tab.prove(&house, &step, "ldap", PASSWORD).await);
    let (status, away) = tab.prove(&house, &step, "ldap", "unplugged").await;
    assert_eq!((status, &away["code"]), (409, &json!("sign_in.unreachable")));
    let (status, next) = tab.prove(&house, &step, "ldap", "directory word").await;
    assert_eq!((status, &next["offers"]), (200, &json!(["totp", "email_code"])), "{next}");
    assert_eq!(tab.prove(&house, &step, "totp", &lena.code(&house)).await.0, 200);
}

async fn whoever_does_not_exist_is_answered_like_everybody(db: Db) {
    let (house, letters) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let gone = Employee::new(&house, "Greta Gone", "greta").await;
    let (status, _) = house.post(&format!("/api/v1/people/{}/suspend", gone.id), json!({"reason": "left"})).await;
    assert_eq!(status, 202);
    hire(&house, "Nina New", "nina").await;
    let twin = json!({"name": "Twin", "email": "TWIN@northwind.example", "external_id": "twin-1"});
    let other = json!({"name": "Twin", "email": "twin@northwind.example", "external_id": "twin-2"});
    for body in [twin, other] {
        assert_eq!(house.post("/api/v1/people", body).await.0, 201);
    }
    letters.wait(4).await;
    let (before, runs) = (letters.count(), || house.server.passwords().runs());
    let mut stories = Vec::new();
    for (login, word) in [
        (&*lena.login, "not this one at all"),
        (&*gone.login, PASSWORD),
        ("nina@northwind.example", PASSWORD),
        ("twin@northwind.example", PASSWORD),
        ("nobody@northwind.example", PASSWORD),
        ("", PASSWORD),
    ] {
        let (mut tab, ran) = (Tab::default(), runs());
        let step = tab.begin(&house, login).await;
        let wrong = tab.prove(&house, &step, "password", word).await;
        let send = json!({"attempt": step["attempt"], "factor": "email_code"});
        let sent = tab.send(&house, "POST", "/portal/v1/sign-in/send", send).await;
        let skipped = tab.prove(&house, &step, "totp", "123456").await;
        stories.push((step["offers"].clone(), wrong, sent, skipped, runs() - ran));
    }
    refused(&stories[0].1);
    assert_eq!(stories[0].4, 1, "one hash each");
    assert!(stories.iter().all(|story| *story == stories[0]), "{stories:#?}");
    assert_eq!(letters.count(), before, "and no letter leaves");
}

async fn five_tries_are_all_of_an_attempt(db: Db) {
    let (house, _) = open(db).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    for login in [&*lena.login, "nobody@northwind.example"] {
        let mut tab = Tab::default();
        let step = tab.begin(&house, login).await;
        for _ in 0..5 {
            refused(&tab.prove(&house, &step, "password", "guess after guess").await);
        }
        let over = tab.prove(&house, &step, "password", PASSWORD).await;
        assert_eq!((over.0, &over.1["code"]), (409, &json!("sign_in.gone")), "{login}");
    }
}

on_both!(
    password_then_code,
    a_code_is_good_once_and_only_near_its_time,
    a_code_by_mail_is_good_once_for_ten_minutes_in_its_own_attempt,
    a_passkey_says_itself_whose_it_is,
    a_recovery_code_is_good_once,
    the_directory_proves_a_first_step,
    whoever_does_not_exist_is_answered_like_everybody,
    five_tries_are_all_of_an_attempt,
);

pub(crate) async fn save(house: &House, document: Value) {
    let version = house.get("/api/v1/access/rules").await.1["version"].clone();
    let request = house.request("PUT", "/api/v1/access/rules").bearer_auth(&house.token);
    let request = request.header("if-match", format!("\"{version}\"")).json(&json!({"document": document}));
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200, "{}", response.text().await.unwrap());
}

#[tokio::test]
async fn a_chain_of_the_company_is_proved_in_its_order() {
    let (house, _) = open(Db::Sqlite).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let three = json!({
        "id": "0".repeat(31) + "1", "name": "Messenger", "apps": ["messenger"], "passkey_alone": false,
        "steps": [["ldap", "oidc"], ["totp", "email_code", "sms"], ["password"]],
    });
    save(&house, json!({"chains": [three]})).await;
    let mut tab = Tab::default();
    let begin = json!({"login": lena.login, "app": "messenger", "return_to": "/oidc/authorize?x=1"});
    let (_, step) = tab.send(&house, "POST", "/portal/v1/sign-in", begin).await;
    assert_eq!(step["offers"], json!(["ldap"]));
    assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.1["code"], "sign_in.not_offered");
    let (_, step_two) = tab.prove(&house, &step, "ldap", "directory word").await;
    assert_eq!(step_two["offers"], json!(["totp", "email_code"]));
    let (_, step_three) = tab.prove(&house, &step, "totp", &lena.code(&house)).await;
    assert_eq!((&step_three["offers"], &step_three["proved"]), (&json!(["password"]), &json!(["ldap", "totp"])));
    assert!(tab.me.is_none());
    let (_, done) = tab.prove(&house, &step, "password", PASSWORD).await;
    assert_eq!(done["done"]["return_to"], "/oidc/authorize?x=1");
}

#[tokio::test]
async fn what_is_offered_first_does_not_tell_a_persons_chain() {
    let (house, _) = open(Db::Sqlite).await;
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let finance = json!({
        "id": "0".repeat(31) + "1", "name": "Finance", "people": {"groups": ["Finance"]}, "passkey_alone": false,
        "steps": [["ldap"], ["totp"]],
    });
    save(&house, json!({"chains": [finance]})).await;
    let change = house.request("PATCH", &format!("/api/v1/people/{}", lena.id)).bearer_auth(&house.token);
    assert!(change.json(&json!({"group": "Finance"})).send().await.unwrap().status().is_success());
    let mut offers = Vec::new();
    for login in [&*lena.login, "nobody@northwind.example"] {
        offers.push(Tab::default().begin(&house, login).await["offers"].clone());
    }
    assert_eq!(offers[0], offers[1]);
    let mut tab = Tab::default();
    let step = tab.begin(&house, &lena.login).await;
    refused(&tab.prove(&house, &step, "password", PASSWORD).await);
    assert_eq!(tab.prove(&house, &step, "ldap", "directory word").await.0, 200);
}

pub(crate) fn rules(otherwise: &Value) -> Value {
    let id = |number: u8| format!("{number:032x}");
    json!({
        "segments": [{"id": id(1), "name": "Office network", "networks": ["192.0.2.0/24"]}],
        "zones": [{"id": id(2), "name": "Office", "segments": [id(1)]}],
        "policies": [{
            "id": id(3), "name": "From the office", "mode": "on", "apps": ["portal"], "from": [id(2)],
            "otherwise": otherwise,
        }],
    })
}

#[tokio::test]
async fn rules_ask_for_one_factor_more_or_keep_somebody_out() {
    let (house, _) = open(Db::Sqlite).await;
    house.come_from("192.0.2.7");
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut blue = lena.add_passkey(&house, 21).await;
    save(&house, rules(&json!({"step_up": "passkey"}))).await;
    house.come_from("198.51.100.9");
    let mut tab = Tab::default();
    let step = tab.begin(&house, &lena.login).await;
    assert_eq!(tab.prove(&house, &step, "password", PASSWORD).await.0, 200);
    let (status, more) = tab.prove(&house, &step, "totp", &lena.code(&house)).await;
    assert_eq!((status, &more["offers"], &more["done"]), (200, &json!(["passkey"]), &Value::Null), "{more}");
    assert!(tab.me.is_none());
    let (status, done) = tab.touch(&house, &step, &mut blue).await;
    assert_eq!((status, &done["proved"]), (200, &json!(["password", "passkey", "totp"])), "{done}");

    save(&house, rules(&json!({"step_up": "recovery_code"}))).await;
    let mut tab = Tab::default();
    let step = tab.begin(&house, "").await;
    let (status, out) = tab.touch(&house, &step, &mut blue).await;
    assert_eq!((status, &out["code"]), (403, &json!("sign_in.refused_here")), "she has no recovery code");

    save(&house, rules(&json!("deny"))).await;
    let step = tab.begin(&house, "").await;
    let (status, out) = tab.touch(&house, &step, &mut blue).await;
    assert_eq!((status, &out["code"]), (403, &json!("sign_in.refused_here")));
    assert!(out["detail"].as_str().unwrap().contains("From the office") && tab.me.is_none(), "{out}");
    assert_eq!(verbs(&house).await[0], "employee_sign_in.refused");
    assert_eq!(house.get("/api/v1/sign-ins?admitted=false").await.1["items"].as_array().unwrap().len(), 2);
    house.come_from("192.0.2.7");
    let step = tab.begin(&house, "").await;
    assert_eq!(tab.touch(&house, &step, &mut blue).await.0, 200);
}

#[tokio::test]
async fn an_administrators_passkey_is_none_of_an_employee_nor_the_reverse() {
    let (house, _) = open(Db::Sqlite).await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let mut tab = Tab::default();
    let step = tab.begin(&house, "").await;
    refused(&tab.touch(&house, &step, &mut ian.key).await);
    let mut lena = Employee::new(&house, "Lena Maier", "lena").await;
    let mut blue = lena.add_passkey(&house, 21).await;
    let (_, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
    let credential = crate::browser::signed(&mut blue, &Ceremony::default(), &begun);
    let body = json!({"ceremony": begun["ceremony"], "credential": credential});
    let (status, answer) = house.send("POST", "/api/v1/session/finish", None, Some(body)).await;
    assert_eq!((status, &answer["code"]), (403, &json!("passkey.refused")));
}

#[tokio::test]
async fn no_other_site_signs_anybody_in_and_none_is_gone_on_to() {
    let (house, _) = open(Db::Sqlite).await;
    let mut tab = Tab::default();
    for origin in [None, Some("https://evil.example")] {
        let (status, answer) =
            tab.send_from(&house, origin, "POST", "/portal/v1/sign-in", json!({"login": "lena"})).await;
        assert_eq!((status, &answer["code"]), (403, &json!("session.cross_site")));
    }
    for path in ["https://evil.example", "//evil.example", "/\\evil.example"] {
        let begin = json!({"login": "lena", "return_to": path});
        let (status, answer) = tab.send(&house, "POST", "/portal/v1/sign-in", begin).await;
        assert_eq!((status, &answer["code"]), (422, &json!("sign_in.return_to")), "{path}");
    }
}
