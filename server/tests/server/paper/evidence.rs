//! Leaves of the log with their proofs, for whoever may see them.

use lethe_people::{ANNA, BORIS};
use lethe_proto::{
    ids::{Digest, Salt},
    keyring::Log,
    kinds::{ContainerState, Role},
    leaf::{Leaf, LeafKind},
    merkle::verify_inclusion,
    note,
};
use serde_json::Value;

use crate::{
    company::{House, page_sites},
    db::{Db, on_both},
    device::Device,
    wire::Line,
};

on_both!(every_leaf_proves_that_it_is_in_the_log, evidence_is_for_whoever_may_see_the_trail_or_the_device,);

/// A house in which a device was wiped, and the number of leaves.
async fn wiped(db: Db) -> (House, u64) {
    let house = House::open_on(db, page_sites()).await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, |device| device.agent.container() == ContainerState::Open).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    for person in [ANNA, BORIS] {
        assert_eq!(house.approve(&id, &house.sign(person, Role::It, &command)).await.0, 200);
    }
    line.until(&house, &mut device, |device| device.agent.is_over()).await;
    let (size, _) = house.server.store().read().checkpoint().await.unwrap().unwrap();
    (house, size)
}

async fn leaf(house: &House, token: &str, index: u64) -> (u16, Value) {
    house.send("GET", &format!("/api/v1/log/leaves/{index}"), Some(token), None).await
}

fn digest(value: &Value) -> Digest {
    Digest::from_hex(value.as_str().unwrap()).unwrap()
}

async fn every_leaf_proves_that_it_is_in_the_log(db: Db) {
    let (house, size) = wiped(db).await;
    let identity = &house.server.house().log;
    let log = Log { origin: identity.origin.clone(), public_key: identity.public_key, generation: 1 };
    for index in 0..size {
        let (status, shown) = leaf(&house, &house.token, index).await;
        assert_eq!(status, 200, "{shown}");
        let body = data_encoding::BASE64.decode(shown["body"].as_str().unwrap().as_bytes()).unwrap();
        let kind = LeafKind::from_text(shown["kind"].as_str().unwrap()).unwrap();
        let salt = Salt::from(*digest(&shown["salt"]).as_bytes());
        let committed = Leaf::of(kind, salt, &body);
        assert_eq!(committed.body, digest(&shown["digest"]));
        let tree = note::verify(shown["checkpoint"].as_str().unwrap(), &log).unwrap();
        let proof: Vec<Digest> = shown["inclusion"].as_array().unwrap().iter().map(digest).collect();
        verify_inclusion(&committed.hash(), index, tree.size, &proof, &tree.root).unwrap();
        let signed_beside = matches!(kind, LeafKind::State | LeafKind::Dispatch | LeafKind::Receipt);
        assert_eq!(shown["cose"].is_string() && shown["signer"].is_string(), signed_beside, "{shown}");
    }
    assert_eq!(leaf(&house, &house.token, size + 1000).await.0, 404);
}

/// Kinds of the leaves that somebody sees.
async fn seen(house: &House, token: &str, size: u64) -> Vec<String> {
    let mut kinds = Vec::new();
    for index in 0..size {
        let (status, shown) = leaf(house, token, index).await;
        match status {
            200 => kinds.push(shown["kind"].as_str().unwrap().to_owned()),
            other => assert_eq!(other, 404, "{shown}"),
        }
    }
    kinds
}

async fn evidence_is_for_whoever_may_see_the_trail_or_the_device(db: Db) {
    let (house, size) = wiped(db).await;
    let (auditor, hr) = (house.admin("Uwe", "auditor", None).await, house.admin("Hanna", "hr", None).await);
    let (paris, berlin) =
        (house.admin("Paul", "it", Some("paris")).await, house.admin("Berta", "it", Some("berlin")).await);
    assert_eq!(seen(&house, &auditor, size).await.len() as u64, size);
    assert_eq!(seen(&house, &paris, size).await, ["keyring"], "the chain is everybody's");
    let (by_hr, by_berlin) = (seen(&house, &hr, size).await, seen(&house, &berlin, size).await);
    assert_eq!(by_hr, by_berlin);
    for kind in ["keyring", "enrollment", "state", "command", "approval", "dispatch", "receipt", "audit"] {
        assert!(by_berlin.iter().any(|seen| seen == kind), "{kind}");
    }
    assert!((by_berlin.len() as u64) < size, "admins and tokens are none of theirs");
}
