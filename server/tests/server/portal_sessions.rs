//! Where employees are signed in, as they and their administrators see it, and how each of these sessions ends.

use serde_json::{Value, json};

use crate::{
    company::House,
    db::{Db, on_both},
    portal::{Employee, Tab, open},
};

const OWN: &str = "/portal/v1/session";
const MINE: &str = "/portal/v1/sessions";
const ALL: &str = "/api/v1/sessions";

async fn signed_in(house: &House, who: &Employee) -> Tab {
    let mut tab = Tab::default();
    let (status, said) = who.sign_in(house, &mut tab).await;
    assert_eq!(status, 200, "{said}");
    house.clock.advance(60_000);
    tab
}

async fn mine(house: &House, tab: &mut Tab) -> Vec<Value> {
    let (status, said) = tab.send(house, "GET", MINE, Value::Null).await;
    assert_eq!(status, 200, "{said}");
    said["sessions"].as_array().unwrap().clone()
}

async fn is_in(house: &House, tab: &mut Tab) -> bool {
    tab.send(house, "GET", OWN, Value::Null).await.0 == 200
}

async fn group(house: &House, person: &str, group: &str) {
    let change = house.request("PATCH", &format!("/api/v1/people/{person}")).bearer_auth(&house.token);
    assert!(change.json(&json!({"group": group})).send().await.unwrap().status().is_success());
}

async fn an_employee_sees_their_own_sessions_and_ends_any_of_them(db: Db) {
    let (house, _) = open(db).await;
    house.come_from("192.0.2.7");
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let max = Employee::new(&house, "Max Graf", "max").await;
    let (mut here, mut there) = (signed_in(&house, &lena).await, signed_in(&house, &lena).await);
    let mut his = signed_in(&house, &max).await;

    let (_, own) = here.send(&house, "GET", OWN, Value::Null).await;
    assert_eq!(
        (&own["person"]["name"], &own["session"]["factors"]),
        (&json!("Lena Maier"), &json!(["password", "totp"])),
        "{own}"
    );
    assert!(own["session"]["idle_ends"].as_u64() < own["session"]["ends"].as_u64(), "{own}");
    let sessions = mine(&house, &mut here).await;
    let told: Vec<_> = sessions.iter().map(|one| (one["current"] == true, one["id"] == own["session"]["id"])).collect();
    assert_eq!(told.iter().filter(|(current, _)| *current).count(), 1, "{sessions:?}");
    assert!(told.iter().all(|(current, same)| current == same), "{sessions:?}");
    assert!(
        sessions.iter().all(|one| one["person"]["name"] == "Lena Maier" && one["place"]["address"] == "192.0.2.7"),
        "{sessions:?}"
    );

    let (_, other) = there.send(&house, "GET", OWN, Value::Null).await;
    let end = |id: &Value| format!("{MINE}/{}", id.as_str().unwrap());
    assert_eq!(his.send(&house, "DELETE", &end(&other["session"]["id"]), Value::Null).await.0, 404, "not his");
    assert!(is_in(&house, &mut there).await);
    assert_eq!(here.send(&house, "DELETE", &end(&other["session"]["id"]), Value::Null).await.0, 204);
    assert!(!is_in(&house, &mut there).await, "at once");
    assert!(is_in(&house, &mut here).await);

    let mut elsewhere = signed_in(&house, &lena).await;
    assert_eq!(here.send(&house, "POST", &format!("{MINE}/end"), Value::Null).await.0, 204);
    assert_eq!(here.me.as_deref(), Some(""), "the browser forgets it, too");
    assert!(!is_in(&house, &mut elsewhere).await, "everywhere");
    assert!(is_in(&house, &mut his).await, "and nobody else");

    let cookie = his.me.clone();
    assert_eq!(his.send(&house, "DELETE", OWN, Value::Null).await.0, 204);
    his.me = cookie;
    assert!(!is_in(&house, &mut his).await, "signing out ends it on the server");
}

async fn administrators_see_and_end_the_sessions_of_those_they_look_after(db: Db) {
    let (house, _) = open(db).await;
    house.come_from("192.0.2.7");
    let lena = Employee::new(&house, "Lena Maier", "lena").await;
    let max = Employee::new(&house, "Max Graf", "max").await;
    group(&house, &lena.id, "berlin").await;
    group(&house, &max.id, "paris").await;
    let (mut hers, mut his) = (signed_in(&house, &lena).await, signed_in(&house, &max).await);
    let (paris, reader) = (house.admin("Paul", "it", Some("paris")).await, house.admin("Rita", "auditor", None).await);
    let items = |said: Value| said["items"].as_array().unwrap().clone();
    let names = |items: &[Value]| {
        items.iter().map(|one| one["person"]["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };

    let all = items(house.get(ALL).await.1);
    // Each has a second one: the browser in which they were welcomed.
    assert_eq!(names(&all)[..2], ["Max Graf", "Lena Maier"], "{all:?}");
    assert_eq!((&all[0]["verdict"], &all[0]["place"]["address"]), (&json!("allow"), &json!("192.0.2.7")), "{all:?}");
    let read = items(house.send("GET", ALL, Some(&reader), None).await.1);
    assert_eq!(read[0]["place"]["address"], "192.0.2.0/24", "whoever only reads sees networks");
    assert!(names(&items(house.send("GET", ALL, Some(&paris), None).await.1)).iter().all(|name| name == "Max Graf"));
    let of_lena = items(house.get(&format!("{ALL}?person={}", lena.id)).await.1);
    assert!(names(&of_lena).iter().all(|name| name == "Lena Maier"), "{of_lena:?}");
    assert_eq!(items(house.get(&format!("{ALL}?app=wiki")).await.1), Vec::<Value>::new());
    let places = |said: Value| {
        said["places"].as_array().unwrap().iter().map(|one| one["sessions"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!(places(house.get(&format!("{ALL}/places")).await.1), all.len() as u64);
    assert!(places(house.send("GET", &format!("{ALL}/places"), Some(&paris), None).await.1) < all.len() as u64);

    let (_, own) = hers.send(&house, "GET", OWN, Value::Null).await;
    let hers_at = format!("{ALL}/{}", own["session"]["id"].as_str().unwrap());
    let everything = format!("/api/v1/people/{}/sessions/end", lena.id);
    assert_eq!(house.send("DELETE", &hers_at, Some(&paris), None).await.0, 404, "she is not there for him");
    assert_eq!(house.send("POST", &everything, Some(&paris), None).await.0, 404);
    assert_eq!(house.send("DELETE", &hers_at, Some(&reader), None).await.0, 403, "who reads ends nothing");
    assert!(is_in(&house, &mut hers).await);
    assert_eq!(house.send("DELETE", &hers_at, Some(&house.token), None).await.0, 204);
    assert!(!is_in(&house, &mut hers).await, "at once");
    assert_eq!(house.send("DELETE", &hers_at, Some(&house.token), None).await.0, 204, "ending it twice is no change");

    let mut again = signed_in(&house, &lena).await;
    let (status, ended) = house.send("POST", &everything, Some(&house.token), None).await;
    assert_eq!(status, 200, "{ended}");
    assert!(ended["ended"].as_u64() > Some(0), "{ended}");
    assert!(!is_in(&house, &mut again).await);
    assert!(is_in(&house, &mut his).await, "of nobody else");
}

on_both!(
    an_employee_sees_their_own_sessions_and_ends_any_of_them,
    administrators_see_and_end_the_sessions_of_those_they_look_after,
);
