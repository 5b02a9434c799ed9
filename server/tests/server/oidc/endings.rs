//! What ends, and what ends with it.

use serde_json::json;

use super::world::{World, content, filled, location, parameter, request, wiki};
use crate::browser::verbs;

#[tokio::test]
async fn a_code_that_is_used_twice_ends_what_the_first_use_gave() {
    let world = World::open().await;
    let code = world.code(&[]).await;
    let (_, tokens) = world.redeem(&code).await;
    assert_eq!(world.redeem(&code).await.1["error"], "invalid_grant");
    assert!(world.is_dead(&tokens).await);
    assert!(verbs(&world.house).await.contains(&"grant.ended".to_owned()));
}

#[tokio::test]
async fn a_stolen_refresh_token_ends_the_family_whoever_uses_it_first() {
    let world = World::open().await;
    let first = world.tokens().await;
    let (status, second) = world.refresh(&first["refresh_token"]).await;
    assert_eq!(status, 200, "{second}");
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    assert_eq!(content(&first["id_token"])["sid"], content(&second["id_token"])["sid"]);
    assert_eq!(world.introspect(&first["refresh_token"]).await, json!({"active": false}));
    assert_eq!(world.introspect(&second["refresh_token"]).await, json!({"active": true}));
    assert_eq!(world.refresh(&first["refresh_token"]).await.1["error"], "invalid_grant");
    assert!(world.is_dead(&second).await, "nobody knows which of the two was the thief");
    assert!(world.tokens().await["access_token"].is_string(), "the session goes on");
}

#[tokio::test]
async fn refreshing_gives_no_scope_that_was_not_granted() {
    let world = World::open().await;
    let (_, tokens) = world.redeem(&world.code(&[("scope", "openid email offline_access")]).await).await;
    let token = tokens["refresh_token"].as_str().unwrap();
    let ask = |scope| [("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope)];
    assert_eq!(world.form("/oidc/token", &ask("openid groups")).await.1["error"], "invalid_scope");
    let (status, fewer) = world.form("/oidc/token", &ask("openid")).await;
    assert_eq!((status, &fewer["scope"]), (200, &json!("openid")));
    let (_, all) = world.refresh(&fewer["refresh_token"]).await;
    assert_eq!(all["scope"], "openid email offline_access", "the next time it may ask for all of it again");
}

#[tokio::test]
async fn an_app_gives_back_its_own_and_nothing_elses() {
    let world = World::open().await;
    let mut notes = wiki();
    (notes["id"], notes["confidential"]) = (json!("notes"), json!(false));
    assert_eq!(world.house.post("/api/v1/apps", notes).await.0, 201);
    let tokens = world.tokens().await;
    let access = tokens["access_token"].as_str().unwrap();
    for name in ["access_token", "refresh_token"] {
        let form = [("client_id", "notes"), ("token", tokens[name].as_str().unwrap())];
        assert_eq!(world.bare_form("/oidc/revoke", &form).await.0, 200);
        assert_eq!(world.bare_form("/oidc/introspect", &form).await.0, 401, "a public app asks nothing");
    }
    let refresh = tokens["refresh_token"].as_str().unwrap();
    let form = [("client_id", "notes"), ("grant_type", "refresh_token"), ("refresh_token", refresh)];
    assert_eq!(world.bare_form("/oidc/token", &form).await.1["error"], "invalid_grant");
    let mut board = wiki();
    board["id"] = json!("board");
    let (_, made) = world.house.post("/api/v1/apps", board).await;
    let secret = made["secret"].as_str().unwrap();
    for token in [access, refresh] {
        let form = [("client_id", "board"), ("client_secret", secret), ("token", token)];
        assert_eq!(world.bare_form("/oidc/introspect", &form).await, (200, json!({"active": false})));
    }
    assert_eq!(world.introspect(&tokens["access_token"]).await["active"], true);
    assert_eq!(world.form("/oidc/revoke", &[("token", access)]).await.0, 200);
    assert!(world.is_dead(&tokens).await);
    assert_eq!(world.form("/oidc/revoke", &[("token", "nonsense")]).await.0, 200);
}

#[tokio::test]
async fn an_access_token_is_good_for_five_minutes_and_a_session_for_its_time() {
    let world = World::open().await;
    let tokens = world.tokens().await;
    world.house.clock.advance(300_000);
    assert_eq!(world.introspect(&tokens["access_token"]).await, json!({"active": false}));
    let (status, next) = world.refresh(&tokens["refresh_token"]).await;
    assert_eq!(status, 200, "{next}");
    world.house.clock.advance(8 * 3_600_000);
    assert_eq!(world.refresh(&next["refresh_token"]).await.1["error"], "invalid_grant", "idle for too long");
}

#[tokio::test]
async fn an_app_that_is_removed_holds_nothing() {
    let mut world = World::open().await;
    let tokens = world.tokens().await;
    let (status, _) = world.house.send("DELETE", "/api/v1/apps/wiki", Some(&world.house.token), None).await;
    assert_eq!(status, 204);
    assert_eq!(world.opens(&request(&[])).await.status(), 400);
    let (status, again) = world.house.post("/api/v1/apps", wiki()).await;
    assert_eq!(status, 201, "{again}");
    let secret = again["secret"].as_str().unwrap().to_owned();
    world.secret = secret;
    assert!(world.is_dead(&tokens).await, "an app of the same name is another app");
}

#[tokio::test]
async fn signing_out_by_an_app_ends_the_session_it_names_and_asks_otherwise() {
    let world = World::open().await;
    let tokens = world.tokens().await;
    let hint = tokens["id_token"].as_str().unwrap();
    let bye = |after: &str| {
        format!(
            "/oidc/logout?client_id=wiki&state=s&post_logout_redirect_uri={}",
            after.replace(':', "%3A").replace('/', "%2F")
        )
    };
    let asks = world.opens(&bye("https://wiki.example.com/bye")).await;
    assert_eq!(asks.status(), 200);
    let page = asks.text().await.unwrap();
    assert!(page.contains("<form method=\"post\""), "{page}");
    assert_eq!(world.introspect(&tokens["access_token"]).await["active"], true, "only asked");

    let handle = page.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let elsewhere = world.sign_in("second").await;
    let say = |cookie: &str| {
        let sent = world.send("POST", "/oidc/logout/confirm").header("cookie", format!("__Host-lethe-me={cookie}"));
        filled(sent, &[("handle", handle.as_str())]).send()
    };
    assert_eq!(location(&say(&elsewhere).await.unwrap()).path(), "/bye");
    assert_eq!(world.introspect(&tokens["access_token"]).await["active"], true, "the handle was for another session");
    let second = world.send("GET", &request(&[])).header("cookie", format!("__Host-lethe-me={elsewhere}"));
    assert!(parameter(&location(&second.send().await.unwrap()), "code").is_some(), "and that one has not ended either");

    let evil = world.opens(&format!("{}&id_token_hint={hint}", bye("https://evil.example.com/"))).await;
    assert_eq!((evil.status().as_u16(), evil.headers().get("location")), (200, None));
    assert!(evil.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert!(world.is_dead(&tokens).await, "the hint was of this session");
    let gone = location(&world.opens(&format!("{}&id_token_hint={hint}", bye("https://wiki.example.com/bye"))).await);
    assert_eq!((gone.path(), parameter(&gone, "state").as_deref()), ("/bye", Some("s")));
}

#[tokio::test]
async fn an_ended_session_ends_its_apps_with_the_commit() {
    let world = World::open().await;
    let tokens = world.tokens().await;
    let path = format!("/api/v1/people/{}", world.person);
    assert_eq!(world.introspect(&tokens["access_token"]).await["active"], true);
    let ended = lethe_server::usecase::end_employee_sessions::end_employee_sessions(
        world.house.server.house(),
        lethe_server::usecase::end_employee_sessions::Ender::Admin(Box::new(
            lethe_server::usecase::authenticate::authenticate(world.house.server.house(), &world.house.token)
                .await
                .unwrap(),
        )),
        lethe_server::usecase::end_employee_sessions::End::Everything(world.person),
    );
    assert_eq!(ended.await.unwrap(), 1, "{path}");
    assert!(world.is_dead(&tokens).await);
}

#[tokio::test]
async fn everybody_is_signed_out_of_one_app_and_stays_signed_in() {
    let world = World::open().await;
    let tokens = world.tokens().await;
    let (_, listed) = world.house.get("/api/v1/sessions?app=wiki").await;
    assert_eq!(listed["items"][0]["grants"][0]["app"], "wiki", "{listed}");
    assert_eq!(world.house.post("/api/v1/apps/nothing/sessions/end", json!({})).await.0, 404);
    let (status, ended) = world.house.post("/api/v1/apps/wiki/sessions/end", json!({})).await;
    assert_eq!((status, &ended["ended"]), (200, &json!(1)), "{ended}");
    assert!(world.is_dead(&tokens).await);
    let (_, listed) = world.house.get("/api/v1/sessions?app=wiki").await;
    assert_eq!(listed["items"], json!([]));
    assert!(world.tokens().await["access_token"].is_string(), "the session goes on");
}
