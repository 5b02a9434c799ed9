//! What is refused, and that nobody is sent anywhere by it.

use serde_json::json;

use super::world::{CALLBACK, VERIFIER, World, location, parameter, request, wiki};

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_was_not_registered() {
    let world = World::open().await;
    for bad in [
        "https://evil.example.com/cb",
        "https://wiki.example.com/cb/",
        "https://wiki.example.com/cb?x=1",
        "https://wiki.example.com/cb#x",
        "https://wiki.example.com.evil.example.com/cb",
        "https://wiki.example.com@evil.example.com/cb",
        "https://wiki.example.com/cb/../evil",
        "//evil.example.com",
        "javascript:alert(1)",
        "",
    ] {
        for more in [("response_type", "token"), ("prompt", "none"), ("state", "x")] {
            let response = world.opens(&request(&[("redirect_uri", bad), more])).await;
            assert_eq!((response.status().as_u16(), response.headers().get("location")), (400, None), "{bad}");
            let text = response.text().await.unwrap();
            assert!(!text.contains("evil") && !text.contains("alert"), "{text}");
        }
    }
    for bad in [("client_id", "nobody"), ("client_id", "<b>x</b>"), ("client_id", "console")] {
        let response = world.opens(&request(&[bad])).await;
        assert_eq!((response.status().as_u16(), response.headers().get("location")), (400, None), "{bad:?}");
    }
    let twice = format!("{}&redirect_uri=https%3A%2F%2Fevil.example.com", request(&[]));
    assert_eq!(world.opens(&twice).await.status(), 400);
}

#[tokio::test]
async fn an_app_that_asks_wrongly_is_told_so_at_its_own_address() {
    let world = World::open().await;
    for (bad, error) in [
        (("response_type", "token"), "unsupported_response_type"),
        (("response_type", "code id_token"), "unsupported_response_type"),
        (("response_mode", "fragment"), "invalid_request"),
        (("scope", "email"), "invalid_scope"),
        (("code_challenge_method", "plain"), "invalid_request"),
        (("code_challenge", ""), "invalid_request"),
        (("code_challenge", "short"), "invalid_request"),
        (("prompt", "none login"), "invalid_request"),
        (("max_age", "-1"), "invalid_request"),
        (("request", "x.y.z"), "request_not_supported"),
        (("request_uri", "https://evil.example.com/"), "request_uri_not_supported"),
        (("dpop_jkt", "x"), "invalid_request"),
        (("id_token_hint", "x.y.z"), "invalid_request"),
    ] {
        let url = location(&world.opens(&request(&[bad])).await);
        assert!(url.as_str().starts_with(&format!("{CALLBACK}?")), "{url}");
        assert_eq!(parameter(&url, "error").as_deref(), Some(error), "{bad:?}");
        assert_eq!(parameter(&url, "state").as_deref(), Some("the app's state"), "{bad:?}");
        assert!(parameter(&url, "code").is_none() && parameter(&url, "iss").is_some());
    }
}

#[tokio::test]
async fn a_code_is_for_its_app_its_address_and_its_browser() {
    let world = World::open().await;
    let mut other = wiki();
    (other["id"], other["confidential"]) = (json!("notes"), json!(false));
    assert_eq!(world.house.post("/api/v1/apps", other).await.0, 201);
    let code = world.code(&[]).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", "notes"),
        ("code", &code),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    let (status, refused) = world.bare_form("/oidc/token", &form).await;
    assert_eq!((status, &refused["error"]), (400, &json!("invalid_grant")), "another app: {refused}");
    let wrong = "x".repeat(43);
    for bad in
        [("redirect_uri", "https://wiki.example.com/"), ("code_verifier", wrong.as_str()), ("code", "lethe-code-x")]
    {
        let (status, refused) = world.redeem_with(&code, &[bad]).await;
        assert_eq!((status, &refused["error"]), (400, &json!("invalid_grant")), "{bad:?}");
    }
    for missing in [("redirect_uri", ""), ("code_verifier", ""), ("code", "")] {
        let (status, refused) = world.redeem_with(&code, &[missing]).await;
        assert_eq!((status, &refused["error"]), (400, &json!("invalid_request")), "{missing:?}");
    }
    assert_eq!(world.redeem(&code).await.0, 200, "none of that has used it up");
}

#[tokio::test]
async fn a_code_is_good_for_a_minute() {
    let world = World::open().await;
    let code = world.code(&[]).await;
    world.house.clock.advance(60_000);
    assert_eq!(world.redeem(&code).await.1["error"], "invalid_grant");
}

#[tokio::test]
async fn an_app_is_the_one_that_it_says_it_is() {
    let world = World::open().await;
    let code = world.code(&[]).await;
    let base = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    let with = |more: &[(&'static str, &'static str)]| [base.as_slice(), more].concat();
    for bad in [
        with(&[("client_id", "wiki")]),
        with(&[("client_id", "wiki"), ("client_secret", "lethe-app-x")]),
        with(&[("client_id", "nobody")]),
        with(&[("client_id", "nobody"), ("client_secret", "x")]),
        with(&[("client_id", "<b>")]),
    ] {
        let (status, refused) = world.bare_form("/oidc/token", &bad).await;
        assert_eq!((status, &refused["error"]), (401, &json!("invalid_client")), "{bad:?}");
    }
    assert_eq!(world.bare_form("/oidc/token", &base).await.1["error"], "invalid_request");
    assert_eq!(
        world.redeem_with(&code, &[("client_secret", "x")]).await.1["error"],
        "invalid_request",
        "two ways at once"
    );
    assert_eq!(world.redeem_with(&code, &[("grant_type", "password")]).await.1["error"], "unsupported_grant_type");
    let (status, made) = world.house.post("/api/v1/apps/wiki/secret", json!({})).await;
    assert_eq!(status, 200, "{made}");
    assert_eq!(world.redeem(&code).await.1["error"], "invalid_client", "the secret before is worth nothing");
    let secret = made["secret"].as_str().unwrap();
    let form = [base.as_slice(), &[("client_id", "wiki"), ("client_secret", secret)]].concat();
    assert_eq!(world.bare_form("/oidc/token", &form).await.0, 200, "in the form, too");
}

#[tokio::test]
async fn the_rules_judge_at_the_door_of_each_app() {
    let world = World::open().await;
    let id = |number: u32| format!("{number:032x}");
    let rules = json!({
        "segments": [{"id": id(1), "name": "Office network", "networks": ["192.0.2.0/24"]}],
        "zones": [{"id": id(2), "name": "Office", "segments": [id(1)]}],
        "policies": [{"id": id(3), "name": "Wiki from the office", "mode": "on", "apps": ["wiki"], "from": [id(2)], "otherwise": "deny"}],
    });
    let put =
        world.house.request("PUT", "/api/v1/access/rules").bearer_auth(&world.house.token).header("if-match", "\"0\"");
    let saved = put.json(&json!({"document": rules})).send().await.unwrap();
    assert_eq!(saved.status(), 200, "{}", saved.text().await.unwrap());
    let tokens = world.tokens().await;
    world.house.come_from("198.51.100.9");
    let url = location(&world.opens(&request(&[])).await);
    assert_eq!(parameter(&url, "error").as_deref(), Some("access_denied"), "{url}");
    assert!(world.is_dead(&tokens).await, "and what the app had in this session has ended");
}

#[tokio::test]
async fn rules_that_change_end_what_they_would_not_have_let_begin() {
    let world = World::open().await;
    let (first, second) = (world.tokens().await, world.tokens().await);
    assert_eq!(world.introspect(&first["access_token"]).await["active"], true);
    let id = |number: u32| format!("{number:032x}");
    let rules = json!({
        "segments": [{"id": id(1), "name": "Elsewhere", "networks": ["198.51.100.0/24"]}],
        "zones": [{"id": id(2), "name": "Elsewhere", "segments": [id(1)]}],
        "policies": [{"id": id(3), "name": "From elsewhere", "mode": "on", "apps": ["wiki"], "from": [id(2)], "otherwise": "deny"}],
    });
    let put =
        world.house.request("PUT", "/api/v1/access/rules").bearer_auth(&world.house.token).header("if-match", "\"0\"");
    assert_eq!(put.json(&json!({"document": rules})).send().await.unwrap().status(), 200);
    assert_eq!(world.refresh(&second["refresh_token"]).await.1["error"], "invalid_grant");
    assert!(world.is_dead(&first).await);
}

#[tokio::test]
async fn an_app_with_a_longer_chain_sends_people_to_prove_the_rest_of_it() {
    let mut world = World::open().await;
    let chains = json!([{
        "id": format!("{:032x}", 1), "name": "Three", "apps": ["wiki"],
        "steps": [["password"], ["totp"], ["sms", "passkey"]], "passkey_alone": false,
    }]);
    let put =
        world.house.request("PUT", "/api/v1/access/rules").bearer_auth(&world.house.token).header("if-match", "\"0\"");
    let saved = put.json(&json!({"document": {"chains": chains}})).send().await.unwrap();
    assert_eq!(saved.status(), 200, "{}", saved.text().await.unwrap());
    let url = location(&world.opens(&request(&[])).await);
    assert_eq!(url.path(), "/portal/sign-in", "two factors are not three");
    let silent = location(&world.opens(&request(&[("prompt", "none")])).await);
    assert_eq!(parameter(&silent, "error").as_deref(), Some("login_required"));
    world.cookie = world.sign_in("again").await;
    let back = location(&world.opens(&format!("/oidc/continue?handle={}", parameter(&url, "continue").unwrap())).await);
    assert_eq!(parameter(&back, "error").as_deref(), Some("access_denied"), "nobody is sent in circles");
}

#[tokio::test]
async fn nonsense_is_answered_with_an_error_that_says_nothing_of_it() {
    let world = World::open().await;
    for path in ["/oidc/token", "/oidc/introspect", "/oidc/revoke"] {
        for body in ["", "=", "a", "%00", "%ff", "a=1&a=2", "grant_type=<script>", &"x".repeat(20_000), "{}"] {
            for kind in ["application/x-www-form-urlencoded", "application/json"] {
                let sent = world.send("POST", path).header("content-type", kind).body(body.to_owned());
                let answer = sent.send().await.unwrap();
                let status = answer.status().as_u16();
                let text = answer.text().await.unwrap();
                assert!(matches!(status, 400 | 401) && !text.contains("<script"), "{path} {body}: {status} {text}");
            }
        }
    }
    for path in ["/oidc/authorize?%ff=%ff", "/oidc/continue", "/oidc/continue?handle=AAAA", "/oidc/authorize"] {
        let answer = world.opens(path).await;
        assert_eq!((answer.status().as_u16(), answer.headers().get("location")), (400, None), "{path}");
    }
    for authorization in ["", "Bearer", "Bearer x", "Basic x", "DPoP x.y.z", "Bearer e30.e30."] {
        assert_eq!(world.userinfo(authorization).await.0, 401, "{authorization}");
    }
}
