//! Nobody asks without end.

use serde_json::{Value, json};

use crate::{browser::Browser, company::House};

async fn knock(house: &House, forwarded_for: &str) -> reqwest::Response {
    let url = format!("https://localhost:{}/api/v1/session/begin", house.address.port());
    house.client.post(url).header("x-forwarded-for", forwarded_for).send().await.unwrap()
}

#[tokio::test]
async fn a_stranger_who_asks_too_often_is_told_when_to_come_back() {
    let house = House::open_limited().await;
    let mut refused = None;
    for number in 0..200 {
        // Whatever a header says about where somebody comes from, the connection says it better.
        let answer = knock(&house, &format!("192.0.2.{number}")).await;
        if answer.status() == 429 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("somebody says that it is too much");
    let wait: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    let problem: Value = refused.json().await.unwrap();
    assert_eq!((wait, &problem["code"]), (1, &json!("request.too_many")));
    for (method, path) in [
        ("POST", "/api/v1/setup"),
        ("POST", "/api/v1/setup/begin"),
        ("POST", "/api/v1/setup/finish"),
        ("POST", "/api/v1/session/finish"),
        ("POST", "/api/v1/cli-logins"),
        ("POST", "/api/v1/cli-logins/token"),
    ] {
        assert_eq!(house.send(method, path, None, Some(json!({}))).await.0, 429, "{path}");
    }
    assert_eq!(house.get("/api/v1/me").await.0, 200, "whoever is signed in goes on");
    house.clock.advance(wait * 1000);
    assert_eq!(knock(&house, "192.0.2.1").await.status(), 200);
}

#[tokio::test]
async fn an_account_has_an_allowance_of_its_own() {
    let house = House::open_limited().await;
    let other = house.admin("Ian", "it", None).await;
    let mut asked = 0;
    while house.get("/api/v1/me").await.0 == 200 {
        asked += 1;
        assert!(asked < 2_000, "an account asks without end");
    }
    assert_eq!(house.get("/api/v1/me").await.1["code"], "request.too_many");
    assert_eq!(house.send("GET", "/api/v1/me", Some(&other), None).await.0, 200);
    house.clock.advance(1_000);
    assert_eq!(house.get("/api/v1/me").await.0, 200);
}

#[tokio::test]
async fn a_program_that_runs_wild_keeps_nobody_out_of_the_browser_in_which_it_is_stopped() {
    let house = House::open_limited().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    let body = json!({"name": "robot", "scopes": ["read"], "expires_in_ms": 3_600_000});
    let (_, made) = ian.send_touched(&house, "POST", "/api/v1/tokens", body).await;
    let (id, token) = (made["id"].as_str().unwrap(), made["token"].as_str().unwrap());
    let mut asked = 0;
    while house.send("GET", "/api/v1/me", Some(token), None).await.0 == 200 {
        asked += 1;
        assert!(asked < 2_000, "a program asks without end");
    }
    assert_eq!(ian.send(&house, "DELETE", &format!("/api/v1/tokens/{id}"), Value::Null).await.0, 204);
}

#[tokio::test]
async fn devices_cannot_enroll_without_end() {
    let house = House::open_limited().await;
    let mut asked = 0;
    while house.post_cbor("/device/v1/enroll", vec![0]).await.0 != 429 {
        asked += 1;
        assert!(asked < 2_000, "a device asks without end");
    }
    assert_eq!(house.send("POST", "/api/v1/session/begin", None, None).await.0, 200, "people have their own");
}
