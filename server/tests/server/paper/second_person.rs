//! Somebody more in the keyring: invited, with a key of their own that the root persons and the key itself sign for.

use lethe_people::Hand;
use lethe_proto::{
    cbor::{CAP, Exact, decode},
    chain::{self, SignedKeyring},
    envelope,
    ids::PersonId,
    keyring::{Key, Keyring, Person},
    kinds::{ContainerState, KeyKind, Role},
    ladder::default_ladder,
    text::Line as Plain,
};
use lethe_server::{
    store::repo::drafts::DraftState,
    usecase::{
        By,
        expire_drafts::{KEPT_MS, OPEN_MS, expire_drafts},
        publish_keyring::publish_keyring,
        recover_admin::recover_admin,
    },
};
use serde_json::{Value, json};

use super::{Founded, Page, b64, founded, hand_of, ticket};
use crate::{
    browser::verbs,
    company::House,
    db::{Db, on_both},
    device::Device,
    wire::Line,
};

on_both!(
    a_second_person_comes_in_by_their_own_signature_and_ends_solo_on_the_device,
    a_draft_is_stale_once_another_keyring_has_come,
    a_change_that_the_owner_alone_may_make_is_published_at_once,
    signatures_of_strangers_and_for_other_keyrings_are_not_kept,
    only_root_persons_draft_and_one_change_at_a_time,
    a_key_is_proposed_by_whoever_was_asked_for_themselves_and_on_this_page,
    a_key_that_stands_in_the_keyring_is_not_proposed_again,
    a_proposed_key_goes_with_the_access_of_whoever_brought_it,
    a_draft_that_nobody_finishes_is_withdrawn_after_thirty_days,
    an_old_draft_is_forgotten_once_no_keyring_can_come_of_it,
);

/// An admin who is asked to approve, with a token.
async fn invited(house: &House, name: &str, roles: &[&str]) -> String {
    let body = json!({"name": name, "roles": ["it"], "approver_roles": roles});
    let (status, made) = house.post("/api/v1/admins", body).await;
    assert_eq!(status, 201, "{made}");
    come(house, made["setup_link"].as_str().unwrap().split_once('#').unwrap().1).await
}

/// Uses a setup link; gives a token.
async fn come(house: &House, secret: &str) -> String {
    let (status, done) = house.send("POST", "/api/v1/setup", None, Some(json!({"secret": secret}))).await;
    assert_eq!(status, 200, "{done}");
    done["token"].as_str().unwrap().to_owned()
}

/// Brings a key of one's own; gives it and the answer.
async fn proposed(house: &House, token: &str) -> (Hand, Value) {
    let page = Page::open(house, token, "new-key", "").await;
    let hand = hand_of(&page.case().await.1);
    let (status, answer) = page.answer(json!({"key": b64(hand.entry())})).await;
    assert_eq!((status, &answer["state"]), (200, &json!("key_proposed")), "{answer}");
    (hand, answer)
}

async fn second_person(house: &House) -> Value {
    house.get("/api/v1/welcome").await.1["second_person"].clone()
}

/// Takes a proposed key in: the person is root and it, and nobody decides alone any more.
fn take_in(keyring: &mut Keyring, name: &str, key: Key) {
    for list in &mut keyring.roles {
        list.persons.push(key.person);
    }
    keyring.persons.push(Person { id: key.person, name: Plain::new(name).unwrap() });
    keyring.keys.push(key);
    keyring.limits.solo = false;
    keyring.ladder = default_ladder();
}

/// Boris brings his key and the owner drafts; gives Boris's token and hand, and the draft's id.
async fn drafted(founded: &Founded) -> (String, Hand, String) {
    let house = &founded.house;
    let boris = invited(house, "Boris", &["root", "it"]).await;
    assert_eq!(second_person(house).await, "invited");
    let (hand, answer) = proposed(house, &boris).await;
    assert_eq!(second_person(house).await, "key_waiting");

    let page = Page::open(house, &house.token, "change", answer["proposal"].as_str().unwrap()).await;
    let (_, case) = page.case().await;
    let proposal = &case["proposals"][0];
    assert_eq!((&proposal["name"], &proposal["roles"]), (&json!("Boris"), &json!(["root", "it"])), "{proposal}");
    let key = data_encoding::BASE64.decode(proposal["key"].as_str().unwrap().as_bytes()).unwrap();
    let key: Key = decode(&key, CAP).unwrap();
    let draft = founded.draft(|keyring| take_in(keyring, "Boris", key));
    let (status, answer) = page.answer(json!({"draft": b64(&draft)})).await;
    assert_eq!((status, &answer["state"]), (200, &json!("draft_open")), "{answer}");
    assert_eq!(second_person(house).await, "countersigning");
    (boris, hand, answer["draft"].as_str().unwrap().to_owned())
}

fn keyring_of(case: &Value) -> Exact<Keyring> {
    let signed = data_encoding::BASE64.decode(case["draft"]["signed"].as_str().unwrap().as_bytes()).unwrap();
    decode::<SignedKeyring>(&signed, 2 * CAP).unwrap().keyring
}

async fn a_second_person_comes_in_by_their_own_signature_and_ends_solo_on_the_device(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let mut device = Device::enroll(house, "Lena Maier", 1).await;
    let mut line = Line::open(house).await;
    line.until(house, &mut device, |device| device.agent.container() == ContainerState::Open).await;
    assert!(device.agent.record().solo);

    let (boris, hand, draft) = drafted(&founded).await;
    let (_, list) = house.get("/api/v1/keyring-drafts").await;
    let shown = &list["items"][0];
    assert_eq!((&shown["state"], &shown["lacks"]), (&json!("open"), &json!("new_root")), "{shown}");
    assert_eq!(shown["signed_by"][0]["name"], "Olga", "{shown}");
    assert_eq!(
        shown["waits_for"],
        json!([{
            "person": hand.person().to_string(), "name": "Boris", "as": ["root", "countersigning"],
        }])
    );

    let page = Page::open(house, &boris, "sign", &draft).await;
    let next = keyring_of(&page.case().await.1);
    let signature = hand.sign(Role::Root, &chain::question(&next));
    let (status, answer) = page.answer(json!({"signatures": [b64(&signature)]})).await;
    assert_eq!((status, &answer["state"], &answer["version"]), (200, &json!("published"), &json!(2)), "{answer}");
    assert_eq!(second_person(house).await, "done");
    assert_eq!(house.get("/api/v1/key-proposals").await.1["items"], json!([]));
    line.until(house, &mut device, |device| !device.agent.record().solo).await;

    let (id, command) = house.propose("wipe_container", &device.name).await;
    let page = Page::open(house, &house.token, "decide", &id).await;
    let alone = founded.company.hands[0].sign(Role::It, &envelope::question(&command));
    assert_eq!(page.answer(json!({"approval": b64(&alone)})).await.1["state"], "waiting");
    let page = Page::open(house, &boris, "decide", &id).await;
    let other = hand.sign(Role::It, &envelope::question(&command));
    assert_eq!(page.answer(json!({"approval": b64(&other)})).await.1["state"], "dispatched");
    line.until(house, &mut device, |device| device.agent.is_over()).await;
}

async fn a_draft_is_stale_once_another_keyring_has_come(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let (boris, hand, draft) = drafted(&founded).await;
    let page = Page::open(house, &boris, "sign", &draft).await;
    let next = keyring_of(&page.case().await.1);
    let renewed = founded.draft(|keyring| keyring.expires = keyring.expires.plus(1000));
    let (status, published) = house.post("/api/v1/keyrings", json!({"signed": b64(&renewed)})).await;
    assert_eq!(status, 201, "{published}");

    let signature = hand.sign(Role::Root, &chain::question(&next));
    let (status, answer) = page.answer(json!({"signatures": [b64(&signature)]})).await;
    assert_eq!((status, &answer["code"]), (409, &json!("draft.stale")), "{answer}");
    let (status, answer) = ticket(house, &boris, "sign", &draft).await;
    assert_eq!((status, &answer["code"]), (409, &json!("draft.stale")), "{answer}");
    let (_, list) = house.get("/api/v1/keyring-drafts").await;
    assert_eq!((&list["items"][0]["state"], &list["items"][0]["waits_for"]), (&json!("stale"), &json!([])));
    let old = founded.draft(|keyring| keyring.limits.max_targets = 3);
    let page = Page::open(house, &house.token, "change", "").await;
    let (status, answer) = page.answer(json!({"draft": b64(&old)})).await;
    assert_eq!((status, &answer["code"]), (409, &json!("draft.stale")), "{answer}");
}

async fn a_change_that_the_owner_alone_may_make_is_published_at_once(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let page = Page::open(house, &house.token, "change", "").await;
    let renewed = founded.draft(|keyring| keyring.expires = keyring.expires.plus(1000));
    let (_, answer) = page.answer(json!({"draft": b64(&renewed)})).await;
    assert_eq!((&answer["state"], &answer["version"]), (&json!("published"), &json!(2)), "{answer}");
    assert_eq!(house.get("/api/v1/keyring-drafts").await.1["items"], json!([]));
}

async fn signatures_of_strangers_and_for_other_keyrings_are_not_kept(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let (boris, hand, draft) = drafted(&founded).await;
    let page = Page::open(house, &boris, "sign", &draft).await;
    let next = keyring_of(&page.case().await.1);
    let other = founded.after(|keyring| keyring.limits.max_targets = 3);
    let stranger = Hand::new(PersonId::from([9; 16]), KeyKind::WebauthnEs256, 0);
    let bad = [stranger.sign(Role::Root, &chain::question(&next)), hand.sign(Role::Root, &chain::question(&other))];
    for signature in bad {
        let (status, answer) = page.answer(json!({"signatures": [b64(&signature)]})).await;
        assert_eq!((status, &answer["code"]), (422, &json!("keyring.broken")), "{answer}");
    }
    let (_, list) = house.get("/api/v1/keyring-drafts").await;
    assert_eq!(list["items"][0]["signed_by"].as_array().unwrap().len(), 1);

    // Signing as something else is no root signature, and may be mended.
    let countersigned = hand.sign(Role::It, &chain::question(&next));
    let (_, answer) = page.answer(json!({"signatures": [b64(&countersigned)]})).await;
    assert_eq!((&answer["state"], &answer["signatures"]), (&json!("draft_open"), &json!(2)), "{answer}");
    let page = Page::open(house, &boris, "sign", &draft).await;
    let root = hand.sign(Role::Root, &chain::question(&next));
    assert_eq!(page.answer(json!({"signatures": [b64(&root)]})).await.1["state"], "published");
}

async fn only_root_persons_draft_and_one_change_at_a_time(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let page = Page::open(house, &house.token, "change", "").await;
    let change = |keyring: &mut Keyring| keyring.limits.max_targets = 3;
    let question = chain::question(&founded.after(change));
    let mut by_nobody = founded.draft(change);
    by_nobody.approvals = vec![founded.company.hands[0].sign(Role::It, &question)];
    let (status, answer) = page.answer(json!({"draft": b64(&by_nobody)})).await;
    assert_eq!((status, &answer["code"]), (422, &json!("draft.not_root")), "{answer}");

    let (boris, _, draft) = drafted(&founded).await;
    let anna = Hand::new(PersonId::from([8; 16]), KeyKind::WebauthnEs256, 0);
    let another = founded.draft(|keyring| take_in(keyring, "Anna", anna.entry().clone()));
    let (status, answer) = page.answer(json!({"draft": b64(&another)})).await;
    assert_eq!((status, &answer["code"]), (409, &json!("draft.open")), "{answer}");

    let path = format!("/api/v1/keyring-drafts/{draft}");
    assert_eq!(house.send("DELETE", &path, Some(&boris), None).await.0, 403, "neither his nor an owner's");
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    let (status, answer) = ticket(house, &boris, "sign", &draft).await;
    assert_eq!((status, &answer["code"]), (409, &json!("draft.closed")), "{answer}");
    assert_eq!(page.answer(json!({"draft": b64(&another)})).await.1["state"], "draft_open");
}

async fn a_key_is_proposed_by_whoever_was_asked_for_themselves_and_on_this_page(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let ida = house.admin("Ida", "it", None).await;
    let (status, answer) = ticket(house, &ida, "new-key", "").await;
    assert_eq!((status, &answer["code"]), (403, &json!("ticket.not_asked")), "{answer}");

    let boris = invited(house, "Boris", &["root"]).await;
    let page = Page::open(house, &boris, "new-key", "").await;
    let hand = hand_of(&page.case().await.1);
    let elsewhere = Hand::passkey_at(hand.person(), 1, "example.com", "https://example.com");
    let in_a_file = Hand::new(hand.person(), KeyKind::SshEd25519, 1);
    let owners = Hand::new(founded.company.hands[0].person(), KeyKind::WebauthnEs256, 1);
    let mut renamed = hand.entry().clone();
    renamed.id = founded.company.hands[0].entry().id;
    let bad = [
        (elsewhere.entry(), "proposal.key"),
        (in_a_file.entry(), "proposal.key"),
        (&renamed, "proposal.key"),
        (owners.entry(), "proposal.other_person"),
    ];
    for (key, code) in bad {
        let (status, answer) = page.answer(json!({"key": b64(key)})).await;
        assert_eq!((status, &answer["code"]), (422, &json!(code)), "{answer}");
    }
    let (_, answer) = page.answer(json!({"key": b64(hand.entry())})).await;
    let path = format!("/api/v1/key-proposals/{}", answer["proposal"].as_str().unwrap());
    assert_eq!(house.send("DELETE", &path, Some(&ida), None).await.0, 403);
    assert_eq!(house.send("DELETE", &path, Some(&boris), None).await.0, 204);
    let (status, answer) = ticket(house, &house.token, "change", path.rsplit_once('/').unwrap().1).await;
    assert_eq!((status, &answer["code"]), (404, &json!("proposal.unknown")), "{answer}");
}

async fn a_key_that_stands_in_the_keyring_is_not_proposed_again(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let page = Page::open(house, &house.token, "new-key", "").await;
    let (status, answer) = page.answer(json!({"key": b64(founded.company.hands[0].entry())})).await;
    assert_eq!((status, &answer["code"]), (409, &json!("proposal.taken")), "{answer}");
    let spare = Hand::new(founded.company.hands[0].person(), KeyKind::WebauthnEs256, 1);
    assert_eq!(page.answer(json!({"key": b64(spare.entry())})).await.1["state"], "key_proposed");
    assert_eq!(second_person(house).await, "none", "a spare key is no second person");
}

async fn a_proposed_key_goes_with_the_access_of_whoever_brought_it(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let mut boris = invited(house, "Boris", &["root", "it"]).await;
    let id = house.send("GET", "/api/v1/me", Some(&boris), None).await.1["admin"]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/admins/{id}");
    for (withdrawn, way) in ["recover", "renew", "disable"].into_iter().enumerate() {
        proposed(house, &boris).await;
        assert_eq!(house.get("/api/v1/key-proposals").await.1["items"].as_array().unwrap().len(), 1);
        match way {
            "recover" => {
                let link = recover_admin(house.server.house(), "Boris".to_owned()).await.unwrap();
                boris = come(house, &link.secret).await;
            }
            "renew" => {
                let (_, made) = house.post(&format!("{path}/setup-link"), json!({})).await;
                boris = come(house, made["setup_link"].as_str().unwrap().split_once('#').unwrap().1).await;
            }
            _ => assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204),
        }
        assert_eq!(house.get("/api/v1/key-proposals").await.1["items"], json!([]), "{way}");
        let events = verbs(house).await;
        assert_eq!(events.iter().filter(|verb| *verb == "approval_key.withdrawn").count(), withdrawn + 1, "{way}");
    }
}

/// What is left of drafts: each with its state and the number of its signatures.
async fn left(house: &House) -> Vec<(DraftState, usize)> {
    let read = house.server.store().read();
    let mut left = Vec::new();
    for draft in read.drafts().list(None, 10).await.unwrap() {
        left.push((draft.state, read.drafts().signatures(draft.no).await.unwrap().len()));
    }
    left
}

async fn a_draft_that_nobody_finishes_is_withdrawn_after_thirty_days(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    drafted(&founded).await;
    house.clock.advance(OPEN_MS - 1);
    assert!(!expire_drafts(house.server.house()).await.unwrap());
    assert_eq!(left(house).await, [(DraftState::Open, 1)]);
    house.clock.advance(1);
    assert!(expire_drafts(house.server.house()).await.unwrap());
    assert!(!expire_drafts(house.server.house()).await.unwrap(), "twice is no change");
    house.clock.advance(KEPT_MS + 1);
    assert!(!expire_drafts(house.server.house()).await.unwrap());
    assert_eq!(left(house).await, [(DraftState::Withdrawn, 1)], "whoever brings it again is told so");
}

async fn an_old_draft_is_forgotten_once_no_keyring_can_come_of_it(db: Db) {
    let founded = founded(db).await;
    let house = &founded.house;
    let (_, _, draft) = drafted(&founded).await;
    let no = house.server.store().read().drafts().open().await.unwrap().unwrap().no;
    assert_eq!(house.send("DELETE", &format!("/api/v1/keyring-drafts/{draft}"), Some(&house.token), None).await.0, 204);
    let renewed = founded.draft(|keyring| keyring.expires = keyring.expires.plus(1000));
    publish_keyring(house.server.house(), By::Operator, renewed).await.unwrap();
    house.clock.advance(KEPT_MS);
    expire_drafts(house.server.house()).await.unwrap();
    assert_eq!(left(house).await, [(DraftState::Withdrawn, 1)]);
    house.clock.advance(1);
    expire_drafts(house.server.house()).await.unwrap();
    assert_eq!(left(house).await, []);
    assert_eq!(house.server.store().read().drafts().signatures(no).await.unwrap(), []);
}
