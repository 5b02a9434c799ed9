//! Who may sign in from where, at the doors: what is refused, what ends, and what can be saved.

use lethe_people::Ceremony;
use lethe_server::usecase::break_glass::begin_break_glass;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Page, read, signed, verbs},
    company::{Answer, House},
};

const OFFICE: &str = "192.0.2.7";
const ELSEWHERE: &str = "198.51.100.9";

fn id(number: u32) -> String {
    format!("{number:032x}")
}

fn only_from(network: &str) -> Value {
    json!({
        "segments": [{"id": id(1), "name": "Office network", "networks": [network]}],
        "zones": [{"id": id(2), "name": "Office", "segments": [id(1)]}],
        "policies": [{"id": id(3), "name": "Only from the office", "mode": "on", "from": [id(2)], "otherwise": "deny"}],
    })
}

fn office() -> Value {
    only_from("192.0.2.0/24")
}

/// By a token.
async fn put(house: &House, token: &str, version: &str, body: Value) -> Answer {
    let request = house.request("PUT", "/api/v1/access/rules").bearer_auth(token).header("if-match", version);
    read(request.json(&body).send().await.unwrap()).await
}

async fn save(house: &House, version: &str, document: Value) -> Answer {
    put(house, &house.token, version, json!({"document": document})).await
}

/// A house with rules by which everybody signs in from the office, where everybody is.
async fn ruled() -> House {
    let house = House::open_proxied().await;
    house.come_from(OFFICE);
    let (status, saved) = save(&house, "\"0\"", office()).await;
    assert_eq!((status, &saved["version"]), (200, &json!(1)), "{saved}");
    house
}

async fn sign_in(house: &House, browser: &mut Browser) -> Answer {
    let (_, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
    let credential = signed(&mut browser.key, &Ceremony::default(), &begun);
    let body = json!({"ceremony": begun["ceremony"], "credential": credential});
    house.send("POST", "/api/v1/session/finish", None, Some(body)).await
}

#[tokio::test]
async fn without_rules_everybody_comes_in_and_it_is_said_so() {
    let house = House::open_proxied().await;
    house.come_from(ELSEWHERE);
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    assert_eq!(sign_in(&house, &mut ian).await.0, 200);
    let (status, rules) = house.get("/api/v1/access/rules").await;
    assert_eq!((status, &rules["version"], &rules["made_by"]), (200, &json!(0), &Value::Null));
    assert_eq!(rules["document"], json!({"zones": [], "segments": [], "policies": []}));
    let (_, sign_ins) = house.get("/api/v1/sign-ins").await;
    let newest = &sign_ins["items"][0];
    assert_eq!(
        (&newest["address"], &newest["app"], &newest["admitted"]),
        (&json!(ELSEWHERE), &json!("console"), &json!(true))
    );
    let (_, story) = house.get(&format!("/api/v1/sign-ins/{}", newest["no"])).await;
    assert_eq!(story["why"]["code"], "decision.no_policy_applies", "{story}");
}

#[tokio::test]
async fn a_refused_sign_in_says_why_and_leaves_no_session() {
    let house = ruled().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    house.come_from(ELSEWHERE);
    let (status, refused) = sign_in(&house, &mut ian).await;
    assert_eq!((status, &refused["code"]), (403, &json!("sign_in.refused_here")));
    assert!(refused["detail"].as_str().unwrap().contains("Only from the office"), "{refused}");
    let (_, begun) = house.send("POST", "/api/v1/session/begin", None, None).await;
    let credential = signed(&mut crate::browser::key(9), &Ceremony::default(), &begun);
    let body = json!({"ceremony": begun["ceremony"], "credential": credential});
    let (status, stranger) = house.send("POST", "/api/v1/session/finish", None, Some(body)).await;
    assert_eq!((status, &stranger["code"]), (403, &json!("passkey.refused")), "a stranger learns nothing of the rules");
    house.come_from(OFFICE);
    let (_, sign_ins) = house.get("/api/v1/sign-ins?admitted=false").await;
    assert_eq!(sign_ins["items"].as_array().unwrap().len(), 1, "{sign_ins}");
    let refused = &sign_ins["items"][0];
    assert_eq!(
        (&refused["via"], &refused["verdict"], &refused["subject"]["name"]),
        (&Value::Null, &json!("deny"), &json!("Ian"))
    );
    let begun = verbs(&house).await.into_iter().filter(|verb| verb == "session.begun").count();
    assert_eq!(begun, 1, "the one of the setup link");
    assert_eq!(house.get("/api/v1/status").await.1["refused_sign_ins"], 1);
    assert_eq!(sign_in(&house, &mut ian).await.0, 200);
}

#[tokio::test]
async fn whoever_leaves_the_office_is_signed_out() {
    let house = ruled().await;
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    assert_eq!(ian.send(&house, "GET", "/api/v1/me", Value::Null).await.0, 200);
    house.come_from("192.0.2.200");
    assert_eq!(ian.send(&house, "GET", "/api/v1/me", Value::Null).await.0, 200, "another address of the office");
    house.come_from(ELSEWHERE);
    let (status, refused) = ian.send(&house, "GET", "/api/v1/me", Value::Null).await;
    assert_eq!((status, &refused["code"]), (403, &json!("sign_in.refused_here")), "{refused}");
    house.come_from(OFFICE);
    let (status, ended) = ian.send(&house, "GET", "/api/v1/me", Value::Null).await;
    assert_eq!((status, &ended["code"]), (401, &json!("session.expired")), "it does not come back");
    let on_record = verbs(&house).await;
    assert_eq!(on_record[..2], ["sign_in.refused", "session.ended"]);
}

#[tokio::test]
async fn a_session_meets_rules_that_are_saved_after_it_began() {
    let house = House::open_proxied().await;
    house.come_from(ELSEWHERE);
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    assert_eq!(ian.send(&house, "GET", "/api/v1/me", Value::Null).await.0, 200);
    house.come_from(OFFICE);
    assert_eq!(save(&house, "\"0\"", office()).await.0, 200);
    house.come_from(ELSEWHERE);
    assert_eq!(ian.send(&house, "GET", "/api/v1/me", Value::Null).await.0, 403);
}

#[tokio::test]
async fn a_session_ends_when_its_verdict_stops_being_true() {
    let house = House::open_proxied().await;
    house.come_from(OFFICE);
    // The clock of the tests stands at some minute of some day; the hours begin a minute ago and end in ten.
    let now = lethe_server_core::clock::Clock::now(&*house.clock).0 / 60_000;
    let time = |minute: u64| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    let all = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let hours = json!({"time_zone": "UTC", "spans": [{"days": all, "from": time(now - 1), "until": time(now + 10)}]});
    let policy = json!({"id": id(3), "name": "Hours", "mode": "on", "within": hours, "otherwise": "deny"});
    assert_eq!(save(&house, "\"0\"", json!({"policies": [policy]})).await.0, 200);
    let ian = Browser::invited(&house, "Ian", "it", 1).await;
    assert_eq!(ian.send(&house, "GET", "/api/v1/me", Value::Null).await.0, 200);
    house.clock.advance(11 * 60_000);
    let (status, refused) = ian.send(&house, "GET", "/api/v1/me", Value::Null).await;
    assert_eq!((status, &refused["code"]), (403, &json!("sign_in.refused_here")), "{refused}");
}

#[tokio::test]
async fn a_token_is_refused_until_it_is_used_from_elsewhere() {
    let house = ruled().await;
    house.come_from(ELSEWHERE);
    for _ in 0..3 {
        let (status, refused) = house.get("/api/v1/me").await;
        assert_eq!((status, &refused["code"]), (403, &json!("sign_in.refused_here")));
    }
    house.come_from(OFFICE);
    assert_eq!(house.get("/api/v1/me").await.0, 200);
    let (_, refused) = house.get("/api/v1/sign-ins?admitted=false").await;
    assert_eq!(
        refused["items"].as_array().unwrap().len(),
        1,
        "asking again from the same place leaves no second record"
    );
    assert_eq!(refused["items"][0]["app"], "api");
}

#[tokio::test]
async fn an_address_that_nobody_knows_satisfies_no_policy() {
    let house = ruled().await;
    house.come_from("nonsense");
    assert_eq!(house.get("/api/v1/me").await.0, 403);
    house.come_from(OFFICE);
    let (_, refused) = house.get("/api/v1/sign-ins?admitted=false").await;
    let refused = &refused["items"][0];
    assert_eq!((&refused["address"], &refused["address_unknown"]), (&Value::Null, &json!("address.malformed")));
}

#[tokio::test]
async fn rules_that_lock_out_whoever_saves_them_are_not_saved() {
    let house = House::open_proxied().await;
    house.come_from(ELSEWHERE);
    let (status, locked) = save(&house, "\"0\"", office()).await;
    assert_eq!((status, &locked["code"]), (409, &json!("access.locks_you_out")), "{locked}");
    assert_eq!(house.get("/api/v1/access/rules").await.1["version"], 0);
    let (status, tried) = house.post("/api/v1/access/try", json!({"document": office()})).await;
    assert_eq!((status, &tried["guard"]["let_in"]), (200, &json!(false)), "{tried}");
    assert_eq!(tried["guard"]["here"]["policies"][0]["reasons"][0]["code"], "from.elsewhere");
}

#[tokio::test]
async fn rules_that_cannot_be_used_are_never_saved() {
    let house = ruled().await;
    let mut wrong = office();
    wrong["policies"][0]["from"] = json!([id(9)]);
    let host_bits = only_from("192.0.2.7/24");
    for document in [json!({"policies": 7}), wrong.clone(), host_bits, json!([]), json!({"rules": []})] {
        let (status, refused) = save(&house, "\"1\"", document.clone()).await;
        assert_eq!((status, &refused["code"]), (422, &json!("access.faulty")), "{document}");
    }
    assert_eq!(house.get("/api/v1/access/rules").await.1["document"], office_as_kept());
    let (status, tried) = house.post("/api/v1/access/try", json!({"document": wrong})).await;
    let fault = &tried["faults"][0];
    assert_eq!((status, &fault["path"], &fault["code"]), (200, &json!("/policies/0"), &json!("access.unknown_zone")));
    assert_eq!((&tried["replay"], &tried["guard"]), (&Value::Null, &Value::Null));
}

/// With everything that was left out.
fn office_as_kept() -> Value {
    let document = lethe_server::usecase::access::Document::read(&office()).unwrap();
    serde_json::to_value(document).unwrap()
}

#[tokio::test]
async fn nobody_overwrites_rules_that_they_have_not_read() {
    let house = ruled().await;
    let (status, changed) = save(&house, "\"0\"", office()).await;
    assert_eq!((status, &changed["code"]), (409, &json!("access.changed_meanwhile")));
    for version in ["", "1", "\"x\"", "*"] {
        let (status, malformed) = save(&house, version, office()).await;
        assert_eq!((status, &malformed["code"]), (400, &json!("request.malformed")), "{version}");
    }
    let answer = house.request("GET", "/api/v1/access/rules").bearer_auth(&house.token).send().await.unwrap();
    assert_eq!(answer.headers()["etag"], "\"1\"");
}

#[tokio::test]
async fn rules_need_a_touch_in_a_browser() {
    let house = ruled().await;
    let mut ossian = Browser::invited(&house, "Ossian", "owner", 1).await;
    let body = json!({"document": office(), "note": "the same again", "revert_after_s": 600}).to_string();
    let page = |touch| Page { touch, based_on: Some("\"1\"".to_owned()), ..ossian.page() };
    let (status, answer) = read(page(None).send(&house, "PUT", "/api/v1/access/rules", &body).await).await;
    assert_eq!((status, &answer["code"]), (403, &json!("passkey.required")));
    let touch = Some(ossian.touch(&house, "PUT", "/api/v1/access/rules", &body).await);
    let page = Page { touch, based_on: Some("\"1\"".to_owned()), ..ossian.page() };
    let (status, saved) = read(page.send(&house, "PUT", "/api/v1/access/rules", &body).await).await;
    assert_eq!((status, &saved["version"], &saved["behind"]), (200, &json!(2), &json!(1)), "{saved}");
    assert_eq!((&saved["note"], &saved["made_by"]["name"]), (&json!("the same again"), &json!("Ossian")));
    assert_eq!(house.get("/api/v1/status").await.1["access_confirm_until"], saved["confirm_until"]);
    let confirm = Page { based_on: Some("\"2\"".to_owned()), ..ossian.page() };
    let (status, confirmed) = read(confirm.send(&house, "POST", "/api/v1/access/rules/confirm", "").await).await;
    assert_eq!((status, &confirmed["confirm_until"]), (200, &Value::Null), "{confirmed}");
    let (status, answer) = read(confirm.send(&house, "POST", "/api/v1/access/rules/revert", "").await).await;
    assert_eq!((status, &answer["code"]), (403, &json!("passkey.required")));
}

#[tokio::test]
async fn rules_that_nobody_confirms_are_taken_back_without_a_restart() {
    let house = House::open_proxied().await;
    house.come_from(OFFICE);
    let body = json!({"document": office(), "revert_after_s": 600});
    assert_eq!(put(&house, &house.token, "\"0\"", body).await.0, 200);
    house.come_from(ELSEWHERE);
    assert_eq!(house.get("/api/v1/me").await.0, 403);
    house.clock.advance(600_000);
    assert_eq!(house.get("/api/v1/me").await.0, 200);
    let (_, rules) = house.get("/api/v1/access/rules").await;
    assert_eq!((&rules["version"], &rules["behind"]), (&json!(0), &json!(0)));
    let (_, versions) = house.get("/api/v1/access/versions").await;
    assert_eq!((&versions["items"][0]["version"], &versions["items"][0]["state"]), (&json!(1), &json!("lapsed")));
    assert_eq!(house.get("/api/v1/access/versions/1").await.1, office_as_kept());
}

#[tokio::test]
async fn the_host_sets_the_rules_aside_while_the_server_runs() {
    let house = ruled().await;
    let mut ian = Browser::invited(&house, "Ian", "it", 1).await;
    house.come_from(ELSEWHERE);
    assert_eq!(house.get("/api/v1/me").await.0, 403);
    let reason = lethe_proto::text::Line::new("the office has burnt down").unwrap();
    begin_break_glass(house.server.house(), 10, reason).await.unwrap();
    assert_eq!(house.get("/api/v1/me").await.0, 200, "it is looked at before anybody is refused");
    assert_eq!(sign_in(&house, &mut ian).await.0, 200);
    let (_, sign_ins) = house.get("/api/v1/sign-ins").await;
    assert_eq!(sign_ins["items"][0]["break_glass"], true);
    assert!(house.get("/api/v1/status").await.1["break_glass_until"].is_number());
    house.clock.advance(10 * 60_000);
    assert_eq!(house.get("/api/v1/me").await.0, 403);
}

#[tokio::test]
async fn an_auditor_reads_networks_and_changes_nothing() {
    let house = ruled().await;
    let alma = house.admin("Alma", "auditor", None).await;
    let send = async |method, path, body| house.send(method, path, Some(&alma), body).await;
    let (status, sign_ins) = send("GET", "/api/v1/sign-ins", None).await;
    assert_eq!((status, &sign_ins["items"][0]["address"]), (200, &json!("192.0.2.0/24")), "{sign_ins}");
    assert_eq!(house.get("/api/v1/sign-ins").await.1["items"][0]["address"], OFFICE);
    let (status, csv) = send("GET", "/api/v1/sign-ins/export", None).await;
    let csv = csv.as_str().unwrap();
    assert!(
        status == 200 && csv.starts_with("no,at,kind,") && csv.contains("192.0.2.0/24") && !csv.contains(OFFICE),
        "{csv}"
    );
    let asked = json!({"subject": sign_ins["items"][0]["subject"]["id"], "app": "console", "address": ELSEWHERE});
    let (status, answer) = send("POST", "/api/v1/access/ask", Some(asked)).await;
    assert_eq!(
        (status, &answer["let_in"], &answer["why"]["verdict"]),
        (200, &json!(false), &json!("deny")),
        "{answer}"
    );
    assert_eq!(send("POST", "/api/v1/access/try", Some(json!({"document": {}}))).await.0, 403);
    assert_eq!(put(&house, &alma, "\"1\"", json!({"document": {}})).await.0, 403);
}

#[tokio::test]
async fn whoever_looks_after_one_group_sees_its_sign_ins_and_no_rules() {
    let house = ruled().await;
    let ian = house.admin("Ian", "it", Some("berlin")).await;
    let (status, sign_ins) = house.send("GET", "/api/v1/sign-ins", Some(&ian), None).await;
    assert_eq!((status, &sign_ins["items"]), (200, &json!([])), "admins of no group are not theirs");
    let (_, all) = house.get("/api/v1/sign-ins").await;
    let path = format!("/api/v1/sign-ins/{}", all["items"][0]["no"]);
    assert_eq!(house.send("GET", &path, Some(&ian), None).await.0, 404);
    assert_eq!(house.send("GET", "/api/v1/access/rules", Some(&ian), None).await.0, 403);
    let (_, lena) = house.post("/api/v1/people", json!({"name": "Lena", "group": "berlin"})).await;
    let (_, max) = house.post("/api/v1/people", json!({"name": "Max", "group": "paris"})).await;
    for (person, status) in [(lena, 200), (max, 404)] {
        let asked = json!({"subject": person["id"], "app": "messenger", "address": OFFICE, "factors": ["passkey"]});
        assert_eq!(house.send("POST", "/api/v1/access/ask", Some(&ian), Some(asked)).await.0, status);
    }
}

#[tokio::test]
async fn lists_of_networks_are_read_line_by_line_and_nothing_is_saved() {
    let house = ruled().await;
    let body = json!({"kind": "cidr", "text": "192.0.2.0/24\n# home\n192.0.2.1/24\n2001:db8::/32\n"});
    let (status, read) = house.post("/api/v1/access/import", body).await;
    assert_eq!((status, read["networks"].as_array().unwrap().len(), &read["refused"]), (200, 2, &json!(1)), "{read}");
    assert_eq!(read["complaints"][0]["line"], 3);
    let body = json!({"kind": "geofeed", "text": "192.0.2.0/24,DE,,Berlin,\n"});
    let (_, read) = house.post("/api/v1/access/import", body).await;
    assert_eq!(read["networks"][0], json!({"network": "192.0.2.0/24", "country": "DE"}));
    assert_eq!(house.get("/api/v1/access/rules").await.1["version"], 1);
}

#[tokio::test]
async fn a_setup_link_does_not_lead_around_the_rules() {
    let house = ruled().await;
    let (secret, _) = house.invite("Ian", "it").await;
    house.come_from(ELSEWHERE);
    let (status, refused) = house.send("POST", "/api/v1/setup", None, Some(json!({"secret": secret}))).await;
    assert_eq!((status, &refused["code"]), (403, &json!("sign_in.refused_here")));
    house.come_from(OFFICE);
    Browser::set_up(&house, &secret, 1).await;
}
