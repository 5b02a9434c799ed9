//! Lists over HTTP: how many statements a page costs, whose people are in them, and what stands beside events.

use lethe_people::ANNA;
use lethe_proto::kinds::Role;
use serde_json::{Value, json};

use crate::{company::House, device::Device, fleet};

/// Every list, count and search, as an owner sees it.
const LISTS: [&str; 22] = [
    "/api/v1/devices?limit=20",
    "/api/v1/devices?limit=20&sort=-seen",
    "/api/v1/devices?limit=20&sort=created",
    "/api/v1/devices?limit=20&q=note",
    "/api/v1/devices?limit=20&state=active",
    "/api/v1/devices?limit=20&locked=true",
    "/api/v1/devices?limit=20&platform=Fedora",
    "/api/v1/devices?limit=20&contact=quiet",
    "/api/v1/devices?limit=20&q=note&state=active&locked=false&sort=seen",
    "/api/v1/devices/counts",
    "/api/v1/people?limit=20",
    "/api/v1/people?limit=20&q=ma&status=active",
    "/api/v1/commands?limit=20",
    "/api/v1/commands?limit=20&state=requested&q=taxi",
    "/api/v1/audit?limit=20",
    "/api/v1/audit?limit=20&q=lena",
    "/api/v1/audit?limit=20&verb=person.created&from=1",
    "/api/v1/search?q=note",
    "/api/v1/status",
    "/api/v1/enrollment-codes?limit=20",
    "/api/v1/admins?limit=20",
    "/api/v1/tokens",
];

async fn costs(house: &House) -> Vec<(&'static str, u64)> {
    let mut costs = Vec::new();
    for path in LISTS {
        // Signing in and naming the page's statements is done by then.
        assert_eq!(house.get(path).await.0, 200, "{path}");
        let before = house.server.store().statements();
        assert_eq!(house.get(path).await.0, 200, "{path}");
        costs.push((path, house.server.store().statements() - before));
    }
    costs
}

#[tokio::test]
async fn a_page_costs_the_same_statements_however_many_rows_there_are() {
    let house = House::open().await;
    let first = Device::enroll(&house, "Lena Maier", 1).await;
    house.propose("wipe_container", &first.name).await;
    fleet::fill(house.server.store(), 0, 40).await;
    let few = costs(&house).await;
    for number in 2..8 {
        let device = Device::enroll(&house, &format!("Lena Maier the {number}th"), number).await;
        house.propose("wipe_container", &device.name).await;
    }
    fleet::fill(house.server.store(), 40, 400).await;
    let many = costs(&house).await;
    assert_eq!(few, many);
    assert!(few.iter().all(|(_, cost)| (1..=24).contains(cost)), "{few:?}");
    let devices: Vec<_> = few.iter().filter(|(path, _)| path.starts_with("/api/v1/devices?")).collect();
    assert!(
        devices.iter().all(|(_, cost)| (3..=4).contains(cost)),
        "rarest filter, page, waiting orders, keyring: {devices:?}"
    );
}

fn labels(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

async fn ask(house: &House, path: &str, token: &str) -> Value {
    let (status, answer) = house.send("GET", path, Some(token), None).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

#[tokio::test]
async fn whoever_looks_after_a_group_sees_only_its_people_in_every_list_count_search_and_export() {
    let house = House::open().await;
    let lena = Device::enroll(&house, "Lena Maier", 1).await;
    let (command, _) = house.propose("wipe_container", &lena.name).await;
    let paris = house.admin("Paul", "it", Some("paris")).await;
    let berlin = house.admin("Berta", "it", Some("berlin")).await;
    let empty = json!([]);
    for path in [
        "devices",
        "devices?q=lena",
        "devices?sort=seen",
        "people",
        "people?q=lena",
        "commands",
        "commands?q=lena",
        "enrollment-codes",
    ] {
        let path = format!("/api/v1/{path}");
        assert_eq!(ask(&house, &path, &paris).await["items"], empty, "{path}");
        assert_eq!(ask(&house, &path, &berlin).await["items"].as_array().unwrap().len(), 1, "{path}");
    }
    let person = lena.agent.record().half.person.to_string();
    for path in [format!("devices?person={person}"), format!("commands?person={person}")] {
        assert_eq!(ask(&house, &format!("/api/v1/{path}"), &paris).await["items"], empty, "{path}");
    }
    let found = ask(&house, "/api/v1/search?q=lena", &paris).await;
    assert_eq!((&found["people"], &found["devices"], &found["commands"]), (&empty, &empty, &empty));
    let found = ask(&house, "/api/v1/search?q=lena", &berlin).await;
    assert!(["people", "devices", "commands"].iter().all(|kind| found[kind].as_array().unwrap().len() == 1), "{found}");
    for (token, devices) in [(&paris, 0), (&berlin, 1)] {
        assert_eq!(ask(&house, "/api/v1/devices/counts", token).await["total"], devices);
        let status = ask(&house, "/api/v1/status", token).await;
        assert_eq!(status["approvals_waiting"], devices, "{status}");
        assert_eq!((&status["connected"], &status["newest"]), (&Value::Null, &empty), "{status}");
        let csv = ask(&house, "/api/v1/devices/export", token).await;
        let lines = csv.as_str().unwrap().lines().count();
        assert_eq!(lines, 1 + devices, "{csv}");
    }
    let code = ask(&house, "/api/v1/enrollment-codes", &berlin).await["items"][0]["id"].as_str().unwrap().to_owned();
    for (method, path) in [
        ("GET", format!("/api/v1/enrollment-codes/{code}")),
        ("DELETE", format!("/api/v1/enrollment-codes/{code}")),
        ("GET", format!("/api/v1/commands/{command}")),
        ("GET", format!("/api/v1/devices/{}/timeline", lena.name)),
    ] {
        assert_eq!(house.send(method, &path, Some(&paris), None).await.0, 404, "{path}");
    }
    let change = json!({"group": "paris"});
    let path = format!("/api/v1/people/{person}");
    assert_eq!(house.send("PATCH", &path, Some(&paris), Some(change.clone())).await.0, 404);
    assert_eq!(house.send("PATCH", &path, Some(&berlin), Some(change)).await.0, 403, "nobody gives people away");
    assert_eq!(labels(&ask(&house, "/api/v1/devices", &berlin).await).len(), 1);
}

#[tokio::test]
async fn a_reason_stands_beside_its_event_and_nowhere_in_the_log() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let reason = "her neighbour has seen it at the station";
    let path = format!("/api/v1/devices/{}", device.name);
    assert_eq!(house.post(&format!("{path}/lock"), json!({"reason": reason})).await.0, 202);
    let (_, timeline) = house.get(&format!("{path}/timeline")).await;
    let lock = &timeline["items"][0];
    assert_eq!((&lock["title"], &lock["note"]), (&json!("device_state.changed"), &json!(reason)), "{timeline}");
    assert_eq!((&lock["actor"]["kind"], &lock["actor"]["name"]), (&json!("admin"), &json!("Olga")));
    let (id, _) = house.propose("unlock", &device.name).await;
    assert_eq!(house.post(&format!("/api/v1/commands/{id}/cancel"), json!({"reason": "found"})).await.0, 202);
    let (_, events) = house.get("/api/v1/audit?verb=command.cancelled").await;
    assert_eq!((&events["items"][0]["note"], &events["items"][0]["subject_name"]), (&json!("found"), &json!("unlock")));
    let leaves = house.server.store().read().leaves(0, 10_000).await.unwrap();
    let told = |leaf: &lethe_server::store::StoredLeaf| String::from_utf8_lossy(&leaf.body).contains("neighbour");
    assert!(leaves.len() > 5 && !leaves.iter().any(told));
    let (status, _) = house.post(&format!("{path}/hold"), json!({"reason": "two\nlines"})).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn an_enrollment_that_does_not_work_says_why_step_by_step() {
    let house = House::open().await;
    let code = crate::device::code(&house, "Lena Maier").await;
    let (_, codes) = house.get("/api/v1/enrollment-codes").await;
    let id = codes["items"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(codes["items"][0]["state"], "open");
    house.clock.advance(3_600_001);
    let phone = lethe_people::Phone::new(code.tenant, code.person, "x", 7);
    let posture = phone.checkin(lethe_proto::command::KeyringRef { version: 1, digest: code.keyring }).posture;
    let now = lethe_server_core::clock::Clock::now(&*house.clock);
    let request = lethe_agent_core::enroll::request(
        &code,
        phone.device_half.clone(),
        posture,
        lethe_proto::ids::Time(now.0 - 7_200_000),
        &phone,
    );
    let body = lethe_proto::cbor::encode(&request.unwrap());
    for _ in 0..30 {
        assert_eq!(house.post_cbor("/device/v1/enroll", body.clone()).await.0, 403);
    }
    let (_, traced) = house.get(&format!("/api/v1/enrollment-codes/{id}")).await;
    let steps: Vec<_> = traced["trace"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["step"].as_str().unwrap(), step["detail"].as_str().unwrap()))
        .collect();
    assert_eq!(traced["state"], "expired", "{traced}");
    assert_eq!(&steps[..3], [("made", ""), ("asked", ""), ("refused", "code.expired")]);
    assert_eq!(steps.len(), 40, "asking for ever fills nothing");

    let device = Device::enroll(&house, "Max Ng", 2).await;
    let (_, codes) = house.get("/api/v1/enrollment-codes").await;
    let used = &codes["items"][0];
    assert_eq!((&used["state"], &used["enrollment"]), (&json!("used"), &json!(device.name)));
    let path = format!("/api/v1/enrollment-codes/{}", used["id"].as_str().unwrap());
    let (status, answer) = house.send("DELETE", &path, Some(&house.token), None).await;
    assert_eq!((status, &answer["code"]), (409, &json!("code.used")));
}

#[tokio::test]
async fn a_code_that_was_taken_back_lets_nobody_in() {
    let house = House::open().await;
    let code = crate::device::code(&house, "Lena Maier").await;
    let (_, codes) = house.get("/api/v1/enrollment-codes").await;
    let path = format!("/api/v1/enrollment-codes/{}", codes["items"][0]["id"].as_str().unwrap());
    for _ in 0..2 {
        assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    }
    let phone = lethe_people::Phone::new(code.tenant, code.person, "x", 7);
    let posture = phone.checkin(lethe_proto::command::KeyringRef { version: 1, digest: code.keyring }).posture;
    let now = lethe_server_core::clock::Clock::now(&*house.clock);
    let request = lethe_agent_core::enroll::request(&code, phone.device_half.clone(), posture, now, &phone).unwrap();
    let (status, answer) = house.post_cbor("/device/v1/enroll", lethe_proto::cbor::encode(&request)).await;
    assert_eq!(status, 403);
    assert!(String::from_utf8_lossy(&answer).contains("code.withdrawn"));
    assert_eq!(house.get(&path).await.1["state"], "withdrawn");
}

#[tokio::test]
async fn a_command_says_who_could_still_approve_it_and_how_many_are_needed() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let (_, shown) = house.get(&format!("/api/v1/devices/{}", device.name)).await;
    assert_eq!((&shown["waiting"]["command"], &shown["waiting"]["needed"]), (&json!(id), &json!(2)), "{shown}");
    assert_eq!(
        (&shown["locked"], &shown["confirmed"], &shown["person"]["name"]),
        (&json!(true), &json!(false), &json!("Lena Maier"))
    );
    house.approve(&id, &house.sign(ANNA, Role::It, &command)).await;
    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    let could = shown["could_approve"].as_array().unwrap();
    assert!(!could.is_empty() && could.iter().all(|person| person["person"] != ANNA.to_string()), "{shown}");
    assert_eq!((&shown["needed"], &shown["requested_by"]["name"]), (&json!(2), &json!("Olga")), "{shown}");
    assert_eq!(shown["targets"][0]["person"]["name"], "Lena Maier", "{shown}");
    let (_, refused) = house.get("/api/v1/commands?refused=true").await;
    assert_eq!(refused["items"], json!([]));
}

#[tokio::test]
async fn a_person_is_changed_field_by_field_and_null_takes_away() {
    let house = House::open().await;
    let (_, made) =
        house.post("/api/v1/people", json!({"name": "Lena Maier", "email": "lena@x.test", "group": "berlin"})).await;
    let path = format!("/api/v1/people/{}", made["id"].as_str().unwrap());
    let patch = async |body| house.send("PATCH", &path, Some(&house.token), Some(body)).await;
    let (status, shown) = patch(json!({"name": "Lena Weber"})).await;
    assert_eq!((status, &shown["name"], &shown["email"]), (200, &json!("Lena Weber"), &json!("lena@x.test")));
    let (_, shown) = patch(json!({"email": null, "group": null})).await;
    assert_eq!((&shown["email"], &shown["group"]), (&Value::Null, &Value::Null), "{shown}");
    assert_eq!(patch(json!({"name": "a\u{202e}b"})).await.0, 422);
    let (_, events) = house.get("/api/v1/audit?verb=person.changed").await;
    let facts: Vec<_> =
        events["items"].as_array().unwrap().iter().map(|event| event["facts"]["what"].clone()).collect();
    assert_eq!(facts, [json!("email group"), json!("name")]);
    let (_, found) = house.get("/api/v1/audit?q=weber").await;
    assert_eq!(found["items"].as_array().unwrap().len(), 3, "{found}");
}
