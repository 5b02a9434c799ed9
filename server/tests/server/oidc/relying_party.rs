//! A real app: `openid-client` for Node.js, which checks everything that the specification lets an app check.

use std::process::Stdio;

use lethe_server::jobs::tell_logouts;
use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Command,
};

use super::world::{ISSUER, World, wiki};
use crate::company::House;

/// The folder `tests/relying-party`, which `cargo xtask` fills; it says where it is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certified_library_signs_in_refreshes_proves_possession_and_is_told_of_the_logout() {
    let Some(folder) = std::env::var_os("LETHE_RELYING_PARTY") else { return };
    let world = World::on(House::open_calling().await).await;
    let listen = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut app = wiki();
    app.as_object_mut().unwrap().remove("id");
    app["backchannel_logout_uri"] = json!(format!("http://127.0.0.1:{listen}/logout"));
    assert_eq!(world.house.send("PUT", "/api/v1/apps/wiki", Some(&world.house.token), Some(app)).await.0, 204);
    let mut phone = wiki();
    for (field, value) in [("id", json!("phone")), ("confidential", json!(false)), ("bound_tokens", json!(true))] {
        phone[field] = value;
    }
    phone["signed_with"] = json!("ES256");
    assert_eq!(world.house.post("/api/v1/apps", phone).await.0, 201);

    let trusted = tempfile::NamedTempFile::new().unwrap();
    let pem = data_encoding::BASE64.encode(&world.house.certificate);
    std::fs::write(&trusted, format!("-----BEGIN CERTIFICATE-----\n{pem}\n-----END CERTIFICATE-----\n")).unwrap();
    let about = json!({
        "issuer": ISSUER, "base": format!("https://localhost:{}", world.house.address.port()), "cookie": world.cookie,
        "secret": world.secret, "now": world.house.server.store().clock().now().0, "listen": listen,
    });
    let mut node = Command::new("node");
    node.current_dir(folder).arg("run.mjs").arg(about.to_string());
    node.env("NODE_EXTRA_CA_CERTS", trusted.path()).stdout(Stdio::piped()).kill_on_drop(true);
    let mut node = node.spawn().unwrap();
    let mut lines = BufReader::new(node.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if line == "signed out" {
            assert_eq!(tell_logouts(&world.house.server).await, 2);
        }
    }
    assert!(node.wait().await.unwrap().success(), "the app has found something wrong");
}
