//! How sessions live and end, and what other sites cannot make a browser do.

use lethe_server_core::session::LONGEST_MS;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, ORIGIN, Page, read, verbs},
    company::House,
};

const MINUTE: u64 = 60_000;

async fn lives(house: &House, browser: &Browser) -> bool {
    match browser.send(house, "GET", "/api/v1/me", Value::Null).await {
        (200, _) => true,
        (401, answer) => {
            assert_eq!(answer["code"], "session.expired");
            false
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn another_site_changes_nothing_through_somebodys_browser() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    let own = ian.page();
    let foreign = [
        Page { console: false, ..own.clone() },
        Page { origin: None, ..own.clone() },
        Page { origin: Some("https://evil.example"), ..own.clone() },
        Page { origin: Some("null"), ..own.clone() },
        Page { origin: Some("https://localhost:9999"), ..own.clone() },
        Page { origin: Some("http://localhost"), ..own.clone() },
    ];
    let body = json!({"name": "Yvonne"}).to_string();
    for page in foreign {
        for (method, path) in [("POST", "/api/v1/people"), ("DELETE", "/api/v1/session"), ("POST", "/api/v1/fresh")] {
            let (status, answer) = read(page.send(&house, method, path, &body).await).await;
            assert_eq!((status, &answer["code"]), (403, &json!("session.cross_site")), "{method} {path}");
        }
    }
    assert_eq!(house.get("/api/v1/people?q=Yvonne").await.1["items"], json!([]));
    assert_eq!(read(own.send(&house, "POST", "/api/v1/people", &body).await).await.0, 201);
    let reading = Page { origin: None, console: false, ..own };
    assert_eq!(
        read(reading.send(&house, "GET", "/api/v1/people", "").await).await.0,
        200,
        "reading shows nothing to others"
    );
}

#[tokio::test]
async fn whoever_may_order_something_is_signed_out_after_a_quarter_of_an_hour() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    house.clock.advance(14 * MINUTE);
    assert!(lives(&house, &ian).await);
    house.clock.advance(14 * MINUTE);
    let background = Page { background: true, ..ian.page() };
    let (status, shown) = read(background.send(&house, "GET", "/api/v1/session", "").await).await;
    assert_eq!(
        (status, shown["idle_ends"].as_u64().unwrap()),
        (200, lethe_server_core::clock::Clock::now(&*house.clock).0 + MINUTE)
    );
    house.clock.advance(MINUTE);
    assert!(!lives(&house, &ian).await, "what a page fetches by itself keeps nobody signed in");
    Browser::sign_in(&house, ian.key).await;
}

#[tokio::test]
async fn an_auditor_reads_for_eight_hours_without_a_touch() {
    let house = House::open().await;
    let alma = Browser::invited(&house, "Alma", "auditor", 1).await;
    house.clock.advance(8 * 60 * MINUTE - 1);
    assert!(lives(&house, &alma).await);
    house.clock.advance(8 * 60 * MINUTE);
    assert!(!lives(&house, &alma).await);
}

#[tokio::test]
async fn no_session_outlives_twelve_hours() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    let mut passed = 0;
    while passed + 10 * MINUTE < LONGEST_MS {
        house.clock.advance(10 * MINUTE);
        passed += 10 * MINUTE;
        assert!(lives(&house, &ian).await, "after {passed} ms");
    }
    house.clock.advance(LONGEST_MS - passed);
    assert!(!lives(&house, &ian).await);
}

#[tokio::test]
async fn activity_is_written_and_shown_to_owners() {
    let house = House::open().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    house.clock.advance(10 * MINUTE);
    assert!(lives(&house, &ian).await);
    house.server.store().flush_activity().await.unwrap();
    let (_, admins) = house.get("/api/v1/admins").await;
    let seen = admins["items"].as_array().unwrap().iter().find(|admin| admin["name"] == "Ian").unwrap();
    assert_eq!(seen["last_seen"].as_u64(), Some(lethe_server_core::clock::Clock::now(&*house.clock).0));
    assert_eq!(seen["passkeys"], 1);
    house.clock.advance(10 * MINUTE);
    assert!(lives(&house, &ian).await);
}

#[tokio::test]
async fn a_disabled_administrator_has_nothing_left_in_the_same_moment() {
    let house = House::open().await;
    let (secret, id) = house.invite("Ian", "owner").await;
    let mut ian = Browser::set_up(&house, &secret, 1).await;
    let body = json!({"name": "robot", "scopes": ["read"], "expires_in_ms": 3_600_000});
    let (_, made) = ian.send_touched(&house, "POST", "/api/v1/tokens", body).await;
    let token = made["token"].as_str().unwrap().to_owned();
    assert_eq!(house.send("GET", "/api/v1/devices", Some(&token), None).await.0, 200);
    assert!(lives(&house, &ian).await);
    let (_, begun) = house.send("POST", "/api/v1/cli-logins", None, Some(json!({"label": "laptop"}))).await;
    let confirm = format!("/api/v1/cli-logins/{}/confirm", begun["code"].as_str().unwrap());
    assert_eq!(ian.send_touched(&house, "POST", &confirm, Value::Null).await.0, 204);

    let path = format!("/api/v1/admins/{id}");
    let (status, refused) = ian.send_touched(&house, "DELETE", &path, Value::Null).await;
    assert_eq!((status, &refused["code"]), (409, &json!("admin.oneself")));
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    assert!(!lives(&house, &ian).await);
    assert_eq!(house.send("GET", "/api/v1/devices", Some(&token), None).await.0, 401);
    let collect = json!({"secret": begun["secret"]});
    let (status, denied) = house.send("POST", "/api/v1/cli-logins/token", None, Some(collect)).await;
    assert_eq!((status, &denied["code"]), (403, &json!("cli_login.denied")));
    assert!(verbs(&house).await.contains(&"admin.disabled".to_owned()));
    let (status, _) = house.send("DELETE", &path, Some(&house.token), None).await;
    assert_eq!(status, 204, "twice is no change");
    let link = format!("{path}/setup-link");
    assert_eq!(house.send("POST", &link, Some(&house.token), None).await.1["code"], "admin.disabled");
}

#[tokio::test]
async fn a_new_setup_link_ends_whatever_was_before() {
    let house = House::open().await;
    let (first, id) = house.invite("Ian", "it").await;
    let path = format!("/api/v1/admins/{id}/setup-link");
    let ian = Browser::set_up(&house, &first, 1).await;
    let (status, renewed) = house.send("POST", &path, Some(&house.token), None).await;
    assert_eq!(status, 201, "{renewed}");
    assert!(!lives(&house, &ian).await);
    let (_, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
    let mut key = ian.key.clone();
    let credential = crate::browser::signed(&mut key, &lethe_people::Ceremony::default(), &begun);
    let body = json!({"ceremony": begun["ceremony"], "credential": credential});
    assert_eq!(house.send("POST", "/api/v1/session/finish", None, Some(body)).await.0, 403);
    let secret = renewed["setup_link"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    assert!(renewed["setup_link"].as_str().unwrap().starts_with(&format!("{ORIGIN}/setup#")));
    Browser::set_up(&house, &secret, 2).await;
}

#[tokio::test]
async fn an_administrator_who_is_to_approve_is_a_person() {
    let house = House::open().await;
    let body = json!({"name": "Boris Klein", "roles": ["it"], "approver_roles": ["root", "it"]});
    let (status, made) = house.post("/api/v1/admins", body).await;
    assert_eq!(status, 201, "{made}");
    let (_, admins) = house.get("/api/v1/admins").await;
    let boris = admins["items"].as_array().unwrap().iter().find(|admin| admin["id"] == made["id"]).unwrap().clone();
    assert_eq!(boris["approver_roles"], json!(["root", "it"]));
    let (_, people) = house.get("/api/v1/people?q=Boris").await;
    assert!(people["items"].as_array().unwrap().iter().any(|person| person["id"] == boris["person"]), "{people}");
    let body = json!({"name": "Bob", "roles": ["it"], "person": boris["person"]});
    let (status, taken) = house.post("/api/v1/admins", body).await;
    assert_eq!((status, &taken["code"]), (409, &json!("admin.person_taken")));
    let body = json!({"name": "Bob", "roles": ["it"], "person": "00".repeat(16)});
    assert_eq!(house.post("/api/v1/admins", body).await.0, 404);
}

#[tokio::test]
async fn whoever_is_enabled_again_starts_anew() {
    let house = House::open().await;
    let (secret, id) = house.invite("Ian", "it").await;
    let ian = Browser::set_up(&house, &secret, 1).await;
    let path = format!("/api/v1/admins/{id}");
    let enable = format!("{path}/enable");
    let (status, answer) = house.post(&enable, json!({})).await;
    assert_eq!((status, &answer["code"]), (409, &json!("admin.active")), "{answer}");
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    let (status, enabled) = house.post(&enable, json!({})).await;
    assert_eq!(status, 201, "{enabled}");
    assert!(!lives(&house, &ian).await, "what had ended stays ended");
    let (_, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
    let credential = crate::browser::signed(&mut ian.key.clone(), &lethe_people::Ceremony::default(), &begun);
    let body = json!({"ceremony": begun["ceremony"], "credential": credential});
    assert_eq!(house.send("POST", "/api/v1/session/finish", None, Some(body)).await.0, 403);

    let secret = enabled["setup_link"].as_str().unwrap().split_once('#').unwrap().1;
    let ian = Browser::set_up(&house, secret, 2).await;
    let (_, me) = ian.send(&house, "GET", "/api/v1/me", Value::Null).await;
    assert_eq!((&me["admin"]["id"], &me["admin"]["roles"]), (&json!(id), &json!(["it"])), "{me}");
    assert_eq!(house.post(&enable, json!({})).await.0, 409, "twice would end nothing and let a second one in");
    assert!(verbs(&house).await.contains(&"admin.enabled".to_owned()));
    let nobody = format!("/api/v1/admins/{}/enable", "00".repeat(16));
    assert_eq!(house.post(&nobody, json!({})).await.1["code"], "admin.unknown");
}
