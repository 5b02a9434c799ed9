//! Tokens that are bound to a key (RFC 9449).

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use lethe_server::jose::{NewKey, PublicKey, hash_text};
use lethe_server_core::oidc::algorithm;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Value, json};

use super::world::{CALLBACK, ISSUER, VERIFIER, World, content, wiki};
use crate::company::Answer;

struct Key {
    made: NewKey,
    public: PublicKey,
}

impl Key {
    fn new() -> Self {
        let made = NewKey::make(algorithm::Algorithm::Es256).unwrap();
        let public = PublicKey::from_bytes(algorithm::Algorithm::Es256, &made.public).unwrap();
        Self { made, public }
    }

    fn proof(&self, claims: &Value) -> HeaderMap {
        let jwk = serde_json::from_value(self.public.to_jwk("x")).unwrap();
        let header = Header { typ: Some("dpop+jwt".into()), jwk: Some(jwk), ..Header::new(Algorithm::ES256) };
        let proof = jsonwebtoken::encode(&header, claims, &EncodingKey::from_ec_der(&self.made.private)).unwrap();
        HeaderMap::from_iter([("dpop".parse().unwrap(), HeaderValue::from_str(&proof).unwrap())])
    }

    fn at_token(&self, world: &World, jti: &str) -> HeaderMap {
        self.proof(&json!({"jti": jti, "htm": "POST", "htu": format!("{ISSUER}/oidc/token"), "iat": now(world)}))
    }
}

fn now(world: &World) -> u64 {
    world.house.server.store().clock().now().0 / 1000
}

async fn redeem(world: &World, code: &str, proof: &HeaderMap) -> Answer {
    let form =
        [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", CALLBACK), ("code_verifier", VERIFIER)];
    world.form_with("/oidc/token", &form, proof).await
}

async fn refresh(world: &World, token: &Value, proof: &HeaderMap) -> Answer {
    let form = [("grant_type", "refresh_token"), ("refresh_token", token.as_str().unwrap())];
    world.form_with("/oidc/token", &form, proof).await
}

#[tokio::test]
async fn tokens_that_are_bound_to_a_key_are_worth_nothing_without_it() {
    let (world, key, thief) = (World::open().await, Key::new(), Key::new());
    let jkt = key.made.kid.clone();
    let code = world.code(&[("dpop_jkt", &jkt)]).await;
    let (status, refused) = redeem(&world, &code, &HeaderMap::new()).await;
    assert_eq!((status, &refused["error"]), (400, &json!("invalid_dpop_proof")), "no proof");
    assert_eq!(redeem(&world, &code, &thief.at_token(&world, "1")).await.1["error"], "invalid_dpop_proof");
    let proof = key.at_token(&world, "2");
    let (status, tokens) = redeem(&world, &code, &proof).await;
    assert_eq!((status, &tokens["token_type"]), (200, &json!("DPoP")), "{tokens}");
    assert_eq!(content(&tokens["access_token"])["cnf"]["jkt"], jkt);

    let (access, url) = (tokens["access_token"].as_str().unwrap(), format!("{ISSUER}/oidc/userinfo"));
    let ask = |proof: HeaderMap, scheme: &'static str| {
        let sent = world.send("GET", "/oidc/userinfo").header("authorization", format!("{scheme} {access}"));
        sent.headers(proof).send()
    };
    let says = |jti: &str, ath: &str| json!({"jti": jti, "htm": "GET", "htu": url, "iat": now(&world), "ath": ath});
    let good = says("3", &hash_text(access.as_bytes()));
    assert_eq!(ask(key.proof(&good), "DPoP").await.unwrap().status(), 200);
    assert_eq!(ask(key.proof(&good), "DPoP").await.unwrap().status(), 400, "the proof was used");
    assert_eq!(ask(HeaderMap::new(), "Bearer").await.unwrap().status(), 401, "borne");
    assert_eq!(ask(HeaderMap::new(), "DPoP").await.unwrap().status(), 401, "without a proof");
    assert_eq!(ask(thief.proof(&says("4", &hash_text(access.as_bytes()))), "DPoP").await.unwrap().status(), 401);
    assert_eq!(ask(key.proof(&says("5", &hash_text(b"other"))), "DPoP").await.unwrap().status(), 400);

    assert_eq!(refresh(&world, &tokens["refresh_token"], &HeaderMap::new()).await.1["error"], "invalid_dpop_proof");
    assert_eq!(refresh(&world, &tokens["refresh_token"], &thief.at_token(&world, "6")).await.0, 400);
    assert_eq!(
        refresh(&world, &tokens["refresh_token"], &key.at_token(&world, "7")).await.0,
        200,
        "a thief ends nothing"
    );
}

#[tokio::test]
async fn an_app_whose_tokens_are_bound_gets_no_others() {
    let (world, key) = (World::open().await, Key::new());
    let mut app = wiki();
    app.as_object_mut().unwrap().remove("id");
    app["bound_tokens"] = json!(true);
    assert_eq!(world.house.send("PUT", "/api/v1/apps/wiki", Some(&world.house.token), Some(app)).await.0, 204);
    let code = world.code(&[]).await;
    assert_eq!(redeem(&world, &code, &HeaderMap::new()).await.1["error"], "invalid_dpop_proof");
    assert_eq!(redeem(&world, &code, &key.at_token(&world, "1")).await.1["token_type"], "DPoP");
}

#[tokio::test]
async fn a_lost_answer_is_given_once_more_to_the_holder_of_the_key_and_only_for_seconds() {
    let (world, key) = (World::open().await, Key::new());
    let (_, first) = redeem(&world, &world.code(&[]).await, &key.at_token(&world, "1")).await;
    assert_eq!(refresh(&world, &first["refresh_token"], &key.at_token(&world, "2")).await.0, 200);
    let (status, again) = refresh(&world, &first["refresh_token"], &key.at_token(&world, "3")).await;
    assert_eq!(status, 200, "{again}");
    world.house.clock.advance(10_000);
    assert_eq!(refresh(&world, &first["refresh_token"], &key.at_token(&world, "4")).await.1["error"], "invalid_grant");
    assert_eq!(refresh(&world, &again["refresh_token"], &key.at_token(&world, "5")).await.1["error"], "invalid_grant");
}

#[tokio::test]
async fn a_proof_is_for_this_request_and_fresh() {
    let (world, key) = (World::open().await, Key::new());
    let code = world.code(&[]).await;
    let (url, now) = (format!("{ISSUER}/oidc/token"), now(&world));
    for bad in [
        json!({"jti": "1", "htm": "GET", "htu": url, "iat": now}),
        json!({"jti": "2", "htm": "POST", "htu": format!("{ISSUER}/oidc/userinfo"), "iat": now}),
        json!({"jti": "3", "htm": "POST", "htu": url, "iat": now - 61}),
        json!({"jti": "4", "htm": "POST", "htu": url, "iat": now + 31}),
        json!({"jti": "", "htm": "POST", "htu": url, "iat": now}),
        json!({"htm": "POST", "htu": url, "iat": now}),
    ] {
        let (status, refused) = redeem(&world, &code, &key.proof(&bad)).await;
        assert_eq!((status, &refused["error"]), (400, &json!("invalid_dpop_proof")), "{bad}");
    }
    let mut two = key.at_token(&world, "5");
    two.append("dpop", HeaderValue::from_static("x"));
    assert_eq!(redeem(&world, &code, &two).await.1["error"], "invalid_dpop_proof");
    let proof = key.at_token(&world, "6");
    let (status, tokens) = redeem(&world, &code, &proof).await;
    assert_eq!(status, 200, "{tokens}");
    assert_eq!(refresh(&world, &tokens["refresh_token"], &proof).await.1["error"], "invalid_dpop_proof", "used");
    assert_eq!(refresh(&world, &tokens["refresh_token"], &key.at_token(&world, "7")).await.0, 200);
}
