//! Keys of two nodes on one database.

use std::collections::BTreeSet;

use lethe_proto::ids::DAY_MS;
use lethe_server::{config::Sites, jose::Ring, usecase::keep_signing_keys::keep_signing_keys, wiring::Server};
use lethe_server_core::oidc::{algorithm::Algorithm, turns};
use serde_json::Value;

use super::world::{World, content};

fn kids(published: &Value) -> BTreeSet<String> {
    published["keys"].as_array().unwrap().iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

fn kid(token: &Value) -> String {
    let head = token.as_str().unwrap().split('.').next().unwrap();
    let head: Value = serde_json::from_slice(&data_encoding::BASE64URL_NOPAD.decode(head.as_bytes()).unwrap()).unwrap();
    head["kid"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn two_nodes_sign_alike_and_a_key_is_published_before_and_after_its_turn() {
    let world = World::open().await;
    let house = world.house.server.house();
    let sites = Sites::new(vec!["https://localhost".into()], None, None).unwrap();
    let other = Server::new(house.clone(), sites).await.unwrap();
    let (status, published) = world.house.send("GET", "/oidc/jwks", None, None).await;
    assert_eq!((status, kids(&published).len()), (200, 2), "one for each algorithm: {published}");
    let now = || house.store.clock().now();
    assert_eq!(other.signing().ring(house).await.unwrap().published(now()), published);
    let tokens = world.tokens().await;
    let first = kid(&tokens["id_token"]);
    assert!(kids(&published).contains(&first));

    world.house.clock.advance(turns::TURN_MS - turns::ANNOUNCED_MS);
    assert!(keep_signing_keys(house).await.unwrap() && !keep_signing_keys(house).await.unwrap());
    let ring = other.signing().look(house).await.unwrap();
    assert_eq!(kids(&ring.published(now())).len(), 4, "the next ones are announced");
    let signs = |ring: &Ring| ring.signing(Algorithm::EdDsa, now()).unwrap().kid().to_owned();
    assert_eq!(signs(&ring), first);
    world.house.clock.advance(turns::ANNOUNCED_MS);
    let ring = world.house.server.signing().look(house).await.unwrap();
    assert_ne!(signs(&ring), first, "the next turn");
    assert!(ring.knows(&first) && kids(&ring.published(now())).contains(&first), "kept for what it signed");
    world.house.clock.advance(DAY_MS);
    assert!(keep_signing_keys(house).await.unwrap());
    assert!(!other.signing().look(house).await.unwrap().knows(&first), "forgotten with the last of its tokens");
}

#[tokio::test]
async fn apps_find_everything_by_the_name_of_the_issuer() {
    let world = World::open().await;
    let (status, says) = world.house.send("GET", "/.well-known/openid-configuration", None, None).await;
    assert_eq!((status, says["issuer"].as_str()), (200, Some("https://localhost")));
    for endpoint in ["authorization", "token", "userinfo", "introspection", "revocation", "end_session"] {
        let url = says[format!("{endpoint}_endpoint")].as_str().unwrap();
        let path = url.strip_prefix("https://localhost").unwrap();
        assert_ne!(world.send("GET", path).send().await.unwrap().status(), 404, "{url}");
    }
    let id = content(&world.tokens().await["id_token"]);
    assert_eq!(id["iss"], says["issuer"]);
}
