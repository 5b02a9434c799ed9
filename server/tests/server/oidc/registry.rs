//! The list of apps.

use serde_json::{Value, json};

use super::world::{World, wiki};
use crate::company::House;

fn forward(id: &str, origin: &str) -> Value {
    json!({"id": id, "name": "Board", "kind": "forward", "origins": [origin]})
}

#[tokio::test]
async fn an_app_is_registered_shown_changed_and_removed_and_its_secret_seen_once() {
    let world = World::open().await;
    let (_, shown) = world.house.get("/api/v1/apps/wiki").await;
    assert_eq!((&shown["name"], &shown["confidential"], shown.get("secret")), (&json!("Wiki"), &json!(true), None));
    let (_, list) = world.house.get("/api/v1/apps").await;
    assert_eq!(list["items"], json!([shown]));
    let put = |body: Value| world.house.send("PUT", "/api/v1/apps/wiki", Some(&world.house.token), Some(body));
    let mut changed = wiki();
    changed.as_object_mut().unwrap().remove("id");
    changed["name"] = json!("The wiki");
    assert_eq!(put(changed.clone()).await.0, 204);
    assert_eq!(world.house.get("/api/v1/apps/wiki").await.1["name"], "The wiki");
    assert_eq!(world.tokens().await["token_type"], "Bearer", "its secret is the same");
    changed["confidential"] = json!(false);
    assert_eq!(put(changed).await.1["code"], "app.kind");
    assert_eq!(world.house.send("DELETE", "/api/v1/apps/wiki", Some(&world.house.token), None).await.0, 204);
    assert_eq!(world.house.get("/api/v1/apps/wiki").await.0, 404);
}

#[tokio::test]
async fn an_app_that_is_called_stands_among_the_hosts_that_are_spoken_to() {
    let house = House::open().await;
    let mut app = wiki();
    app["backchannel_logout_uri"] = json!("https://wiki.example.com/logout");
    assert_eq!(house.post("/api/v1/apps", app).await.0, 201);
    let (_, spoken_to) = house.get("/api/v1/outbound").await;
    let [called] = spoken_to["destinations"].as_array().unwrap().as_slice() else { panic!("{spoken_to}") };
    let says = (&called["host"], &called["port"], &called["purpose"]);
    assert_eq!(says, (&json!("wiki.example.com"), &json!(443), &json!("app")));
}

#[tokio::test]
async fn an_app_has_a_name_of_its_own_and_addresses_that_only_it_reads() {
    let house = House::open().await;
    for reserved in ["console", "api", "portal"] {
        assert_eq!(
            house.post("/api/v1/apps", forward(reserved, "https://a.example.com")).await.1["code"],
            "app.reserved"
        );
    }
    assert_eq!(house.post("/api/v1/apps", forward("board", "https://board.example.com")).await.0, 201);
    assert_eq!(house.post("/api/v1/apps", forward("board", "https://b.example.com")).await.1["code"], "app.exists");
    let same = forward("other", "https://BOARD.example.com:443/");
    assert_eq!(house.post("/api/v1/apps", same).await.1["code"], "app.exists");
    for bad in
        ["http://wiki.example.com/cb", "https://wiki.example.com/cb#x", "javascript:alert(1)", "myapp:/cb", "/cb"]
    {
        let mut app = wiki();
        app["redirect_uris"] = json!([bad]);
        let (status, refused) = house.post("/api/v1/apps", app).await;
        assert_eq!((status, &refused["code"]), (422, &json!("app.address")), "{bad}: {refused}");
    }
    for (field, value) in [("redirect_uris", json!([])), ("scopes", json!(["email"])), ("name", json!("a\nb"))] {
        let mut app = wiki();
        app[field] = value;
        assert_eq!(house.post("/api/v1/apps", app).await.0, 422, "{field}");
    }
    for (field, value) in
        [("scopes", json!(["all"])), ("signed_with", json!("none")), ("origins", json!(["https://x.example.com"]))]
    {
        let mut app = wiki();
        app[field] = value;
        assert_eq!(house.post("/api/v1/apps", app).await.0, 400, "{field}");
    }
}
