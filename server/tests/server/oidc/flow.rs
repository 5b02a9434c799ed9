//! The way in, and what an app holds afterwards.

use serde_json::json;

use super::world::{CALLBACK, ISSUER, World, content, location, parameter, request};

#[tokio::test]
async fn an_app_gets_a_code_tokens_and_what_its_scopes_tell() {
    let world = World::open().await;
    let url = location(&world.opens(&request(&[])).await);
    assert!(url.as_str().starts_with(CALLBACK), "{url}");
    assert_eq!(parameter(&url, "iss").as_deref(), Some(ISSUER));
    assert_eq!(parameter(&url, "state").as_deref(), Some("the app's state"));
    let (status, tokens) = world.redeem(&parameter(&url, "code").unwrap()).await;
    assert_eq!(
        (status, &tokens["token_type"], &tokens["expires_in"]),
        (200, &json!("Bearer"), &json!(300)),
        "{tokens}"
    );

    let (id, access) = (content(&tokens["id_token"]), content(&tokens["access_token"]));
    assert_eq!([&id["iss"], &id["aud"], &id["nonce"]], [ISSUER, "wiki", "the app's nonce"]);
    assert_eq!([&id["sub"], &id["name"]], [&world.person.to_string(), "Ann Lee"]);
    assert_eq!(id["amr"], json!(["pwd", "otp", "mfa"]));
    assert_eq!([&access["client_id"], &access["aud"], &access["sid"]], ["wiki", "wiki", id["sid"].as_str().unwrap()]);
    assert_eq!(access["exp"].as_u64().unwrap() - access["iat"].as_u64().unwrap(), 300);

    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let (status, says) = world.userinfo(&bearer).await;
    let ann = json!({
        "sub": world.person.to_string(), "name": "Ann Lee", "email": "ann@example.com", "email_verified": true,
        "groups": ["berlin"],
    });
    assert_eq!((status, says), (200, ann));
    let worth = world.introspect(&tokens["access_token"]).await;
    assert_eq!((&worth["active"], &worth["client_id"]), (&json!(true), &json!("wiki")), "{worth}");
}

#[tokio::test]
async fn an_app_learns_no_more_than_it_asked_for() {
    let world = World::open().await;
    let (status, tokens) = world.redeem(&world.code(&[("scope", "openid email x")]).await).await;
    assert_eq!((status, &tokens["scope"]), (200, &json!("openid email")));
    assert!(tokens.get("refresh_token").is_none(), "it did not ask for offline_access");
    let id = content(&tokens["id_token"]);
    assert!(id.get("name").is_none() && id.get("groups").is_none() && id["email"] == "ann@example.com", "{id}");
}

#[tokio::test]
async fn whoever_is_not_signed_in_signs_in_and_the_app_goes_on() {
    let mut world = World::open().await;
    let cookie = std::mem::replace(&mut world.cookie, "nobody".into());
    let url = location(&world.opens(&request(&[])).await);
    assert_eq!((url.path(), parameter(&url, "app").as_deref()), ("/portal/sign-in", Some("wiki")));
    let handle = parameter(&url, "continue").unwrap();
    assert!(!handle.contains('='), "opaque");
    let go_on = format!("/oidc/continue?handle={handle}");
    assert_eq!(location(&world.opens(&go_on).await).path(), "/portal/sign-in", "still nobody");
    world.cookie = cookie;
    let back = location(&world.opens(&go_on).await);
    assert_eq!(world.redeem(&parameter(&back, "code").unwrap()).await.0, 200);
    world.house.clock.advance(30 * 60_000);
    let late = world.opens(&go_on).await;
    assert_eq!((late.status().as_u16(), late.headers().get("location")), (400, None));
}

#[tokio::test]
async fn an_app_can_ask_that_nobody_is_asked_or_that_somebody_signs_in_again() {
    let mut world = World::open().await;
    world.house.clock.advance(60_000);
    for again in [("prompt", "login"), ("prompt", "select_account"), ("max_age", "59")] {
        let url = location(&world.opens(&request(&[again])).await);
        assert_eq!(url.path(), "/portal/sign-in", "{again:?}");
        let go_on = format!("/oidc/continue?handle={}", parameter(&url, "continue").unwrap());
        assert_eq!(location(&world.opens(&go_on).await).path(), "/portal/sign-in", "the old sign-in is not enough");
        let old = std::mem::take(&mut world.cookie);
        world.cookie = world.sign_in(&format!("again {again:?}").replace([' ', '"', ',', '(', ')'], "")).await;
        assert!(parameter(&location(&world.opens(&go_on).await), "code").is_some(), "{again:?}");
        world.cookie = old;
    }
    assert!(parameter(&location(&world.opens(&request(&[("max_age", "60")])).await), "code").is_some());
    assert!(parameter(&location(&world.opens(&request(&[("prompt", "none")])).await), "code").is_some());
    for silent in [("prompt", "none"), ("prompt", "none")] {
        world.cookie = "nobody".into();
        let url = location(&world.opens(&request(&[silent])).await);
        assert_eq!(parameter(&url, "error").as_deref(), Some("login_required"));
    }
}

#[tokio::test]
async fn one_session_holds_one_grant_for_an_app_however_often_it_asks() {
    let world = World::open().await;
    let (first, second) = (world.tokens().await, world.tokens().await);
    assert_eq!(content(&first["id_token"])["sid"], content(&second["id_token"])["sid"]);
    assert_eq!(world.refresh(&first["refresh_token"]).await.0, 200);
}

#[tokio::test]
async fn a_form_of_the_app_becomes_a_link_that_brings_the_cookie() {
    let world = World::open().await;
    let query = request(&[]);
    let body = query.split_once('?').unwrap().1.to_owned();
    let sent = world.send("POST", "/oidc/authorize").header("content-type", "application/x-www-form-urlencoded");
    let url = location(&sent.body(body).send().await.unwrap());
    assert!(
        parameter(&location(&world.opens(&format!("{}?{}", url.path(), url.query().unwrap())).await), "code").is_some()
    );
}
