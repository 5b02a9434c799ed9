//! What is not let through, and how it is said.

use lethe_people::{ANNA, CLARA, SshMood};
use lethe_proto::{
    cbor::encode,
    kinds::{Decision, Role},
};
use lethe_server::config::Audience;
use lethe_server_core::permission::Permission;
use serde_json::{Value, json};

use crate::{company::House, device::Device};

#[tokio::test]
async fn a_token_with_every_scope_approves_nothing() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let scopes: Vec<&str> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
    assert!(scopes.iter().all(|scope| !scope.contains("approve")));
    let body = json!({"name": "robot", "scopes": scopes, "expires_in_ms": 3_600_000});
    let (status, made) = house.post("/api/v1/tokens", body).await;
    assert_eq!(status, 201, "{made}");
    let token = made["token"].as_str().unwrap();

    let (id, command) = house.propose("wipe_container", &device.name).await;
    let path = format!("/api/v1/commands/{id}/approvals");
    let question = lethe_proto::envelope::question(&command);
    let veto = lethe_proto::approval::Question { decision: Decision::Veto, ..question };
    let mut stranger = lethe_people::Hand::new(ANNA, lethe_proto::kinds::KeyKind::SshEd25519, 9);
    stranger.entry_mut().id = house.company.hand(ANNA).entry().id;
    let forged = [
        stranger.sign_in(Role::It, &question, &SshMood::default()),
        house.company.hand(ANNA).sign(Role::It, &veto),
        house.company.hand(CLARA).sign(Role::It, &question),
    ];
    for approval in forged {
        let body = json!({"approval": data_encoding::BASE64.encode(&encode(&approval))});
        let (status, problem) = house.send("POST", &path, Some(token), Some(body)).await;
        assert_eq!((status, problem["code"].clone()), (422, json!("approval.refused")), "{problem}");
    }
    for path in [path, format!("/api/v1/commands/{id}")] {
        let (status, _) = house.send("POST", &path, Some(token), Some(json!({"approve": true}))).await;
        assert!(status >= 400);
    }
    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    assert_eq!((shown["state"].clone(), shown["approvals"].clone()), (json!("requested"), json!([])));
}

#[tokio::test]
async fn a_revoked_token_is_worth_nothing_in_the_same_moment() {
    let house = House::open().await;
    let body = json!({"name": "robot", "scopes": ["read"], "expires_in_ms": 3_600_000});
    let (_, made) = house.post("/api/v1/tokens", body).await;
    let token = made["token"].as_str().unwrap();
    assert_eq!(house.send("GET", "/api/v1/devices", Some(token), None).await.0, 200);
    let path = format!("/api/v1/tokens/{}", made["id"].as_str().unwrap());
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    assert_eq!(house.send("GET", "/api/v1/devices", Some(token), None).await.0, 401);
}

#[tokio::test]
async fn somebody_elses_people_do_not_exist_for_a_scoped_admin() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let (paris, berlin) =
        (house.admin("Paul", "it", Some("paris")).await, house.admin("Berta", "it", Some("berlin")).await);
    let path = format!("/api/v1/devices/{}", device.name);
    assert_eq!(house.send("GET", &path, Some(&paris), None).await.0, 404);
    assert_eq!(house.send("GET", &path, Some(&berlin), None).await.0, 200);
    let lock = format!("{path}/lock");
    assert_eq!(house.send("POST", &lock, Some(&paris), Some(json!({"reason": "x"}))).await.0, 404);
    let (_, list) = house.send("GET", "/api/v1/devices", Some(&paris), None).await;
    assert_eq!(list["items"], json!([]));
    for target in [device.name.clone(), "00".repeat(16)] {
        let body = json!({"action": "wipe_container", "targets": [target], "reason": "x"});
        assert_eq!(house.send("POST", "/api/v1/commands", Some(&paris), Some(body)).await.0, 404);
    }
    let person = device.agent.record().half.person.to_string();
    for person in [person, "00".repeat(16)] {
        let body = json!({"person": person, "label": "x", "actions": [], "expires_in_ms": 3_600_000});
        assert_eq!(house.send("POST", "/api/v1/enrollment-codes", Some(&paris), Some(body)).await.0, 404);
    }
}

#[tokio::test]
async fn what_concerns_everybody_is_nothing_for_the_owner_of_a_group() {
    let house = House::open().await;
    let berlin = house.admin("Bo", "owner", Some("berlin")).await;
    for path in ["/api/v1/audit", "/api/v1/admins", "/api/v1/log/export"] {
        let (status, answer) = house.send("GET", path, Some(&berlin), None).await;
        assert_eq!((status, answer["code"].as_str()), (403, Some("caller.denied")), "{path}");
    }
    let (status, _) = house.send("POST", "/api/v1/restore/reviewed", Some(&berlin), Some(json!({"note": "x"}))).await;
    assert_eq!(status, 403);
}

#[tokio::test]
async fn the_same_request_twice_is_one_command() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let (first, _) = house.propose("wipe_container", &device.name).await;
    let (second, _) = house.propose("wipe_container", &device.name).await;
    assert_eq!(first, second);
}

#[tokio::test]
async fn an_order_on_a_device_that_has_changed_meanwhile_is_not_carried_out() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let url = format!("https://localhost:{}/api/v1/devices/{}", house.address.port(), device.name);
    let seen = house.client.get(&url).bearer_auth(&house.token).send().await.unwrap();
    let tag = seen.headers()["etag"].clone();
    let order = |tag| {
        let request = house.client.post(format!("{url}/hold")).bearer_auth(&house.token);
        request.header("if-match", tag).json(&json!({"reason": "court"})).send()
    };
    assert_eq!(order(tag.clone()).await.unwrap().status(), 202);
    assert_eq!(order(tag).await.unwrap().status(), 412);
}

#[tokio::test]
async fn nothing_malformed_is_a_failure_of_the_server() {
    let house = House::open().await;
    let document = lethe_server::http::router::document();
    let document: Value = serde_json::from_str(&document.to_json().unwrap()).unwrap();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let path = path.replace("{id}", "zz").replace("{index}", "zz").replace("{enrollment}", &"0f".repeat(16));
        for method in methods.as_object().unwrap().keys() {
            for body in ["", "{", "[]", "{\"reason\":1}", "\u{9f}\u{ff}"] {
                let url = format!("https://localhost:{}{path}?limit=x&cursor=%00", house.address.port());
                let request = house.client.request(method.to_uppercase().parse().unwrap(), url);
                let request = request.bearer_auth(&house.token).header("content-type", "application/json");
                let status = request.body(body).send().await.unwrap().status().as_u16();
                assert!(status < 500, "{method} {path} with {body:?} gave {status}");
            }
        }
    }
}

#[tokio::test]
async fn a_character_that_no_database_keeps_is_refused_at_the_door() {
    let house = House::open().await;
    let (status, answer) = house.post("/api/v1/people", json!({"name": "Lena", "email": "a\u{0}b"})).await;
    assert_eq!((status, answer["code"].as_str()), (400, Some("request.malformed")));
    assert_eq!(house.get("/api/v1/devices?q=a%00b").await.0, 400);
}

#[tokio::test]
async fn every_answer_carries_the_headers_that_browsers_obey() {
    let house = House::open().await;
    let url = format!("https://localhost:{}/api/v1/nowhere", house.address.port());
    let answer = house.client.get(&url).send().await.unwrap();
    assert!(!answer.headers().contains_key("strict-transport-security"), "localhost is many servers");
    let answer = house.client.get(url).header("host", "lethe.example.com").send().await.unwrap();
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    for name in ["strict-transport-security", "x-content-type-options", "content-security-policy", "cache-control"] {
        assert!(answer.headers().contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn a_listener_for_agents_knows_no_people_and_one_for_people_no_agents() {
    let house = House::open().await;
    for (audience, people, agents) in [(Audience::Agents, 404, 400), (Audience::People, 401, 404)] {
        let (port, client) = house.listen(audience);
        let ask = client.get(format!("https://localhost:{port}/api/v1/devices")).send().await.unwrap();
        assert_eq!(ask.status(), people, "{audience:?}");
        let ask = client.post(format!("https://localhost:{port}/device/v1/enroll")).body("x").send().await.unwrap();
        assert_eq!(ask.status(), agents, "{audience:?}");
        let ask = client.get(format!("https://localhost:{port}/healthz")).send().await.unwrap();
        assert_eq!(ask.status(), 200, "{audience:?}");
    }
}
