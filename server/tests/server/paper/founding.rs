//! The first keyring, made in a browser: once, for this installation, by its owner alone.

use lethe_people::{Company, Hand};
use lethe_proto::{
    cbor::Exact,
    command::Command,
    envelope,
    ids::{PersonId, TenantId},
    keyring::Keyring,
    kinds::{ContainerState, KeyKind, Role},
};
use lethe_server_core::permission::Permission;
use serde_json::{Value, json};

use super::{Page, b64, company_of, first_of, founded, ticket};
use crate::{
    company::House,
    db::{Db, on_both},
    device::Device,
    wire::Line,
};

on_both!(
    the_owner_founds_in_the_browser_enrolls_a_device_and_wipes_it_alone,
    the_first_run_is_told_from_what_is_there_and_may_be_put_aside,
    without_a_keyring_the_server_runs_and_says_what_is_missing,
    a_company_is_founded_once,
    a_first_keyring_of_somebody_else_is_refused_and_costs_nothing,
    a_demonstration_may_say_so_in_its_keyring,
    a_token_with_every_scope_founds_nothing,
    only_an_owner_of_the_whole_installation_founds,
);

async fn the_owner_founds_in_the_browser_enrolls_a_device_and_wipes_it_alone(db: Db) {
    let founded = founded(db).await;
    let (house, company) = (&founded.house, &founded.company);
    let (_, welcome) = house.get("/api/v1/welcome").await;
    assert_eq!((&welcome["approval_key"], &welcome["solo"]), (&json!(true), &json!(true)), "{welcome}");

    let mut device = Device::enroll(house, "Lena Maier", 1).await;
    let mut line = Line::open(house).await;
    line.until(house, &mut device, |device| device.agent.container() == ContainerState::Open).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let page = Page::open(house, &house.token, "decide", &id).await;
    let (_, case) = page.case().await;
    let shown = data_encoding::BASE64.decode(case["command"]["bytes"].as_str().unwrap().as_bytes()).unwrap();
    assert_eq!(shown, command.bytes(), "the page sees the very bytes");
    let (owner, order) = (&company.hands[0], Exact::<Command>::parse(&shown).unwrap());
    let approval = owner.sign(Role::It, &envelope::question(&order));
    let (status, answer) = page.answer(json!({"approval": b64(&approval)})).await;
    assert_eq!((status, &answer["state"]), (200, &json!("dispatched")), "{answer}");
    line.until(house, &mut device, |device| device.agent.is_over()).await;

    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    assert_eq!(shown["state"], "finished", "{shown}");
    let (_, welcome) = house.get("/api/v1/welcome").await;
    assert_eq!((&welcome["device"], &welcome["lock_tried"]), (&json!(true), &json!(true)), "{welcome}");
}

async fn the_first_run_is_told_from_what_is_there_and_may_be_put_aside(db: Db) {
    let house = House::prepared(db, true).await;
    let (_, welcome) = house.get("/api/v1/welcome").await;
    let nothing_yet = json!({
        "passkeys": 0, "approval_key": false, "second_person": "none", "device": false, "lock_tried": false,
        "solo": true, "demo": true, "skipped": false,
    });
    assert_eq!(welcome, nothing_yet);
    for skipped in [true, true, false] {
        let (status, _) = house.post("/api/v1/welcome/skip", json!({"skipped": skipped})).await;
        assert_eq!(status, 204);
        assert_eq!(house.get("/api/v1/welcome").await.1["skipped"], skipped);
    }
}

async fn without_a_keyring_the_server_runs_and_says_what_is_missing(db: Db) {
    let house = House::prepared(db, false).await;
    let (_, person) = house.post("/api/v1/people", json!({"name": "Lena Maier"})).await;
    let code = json!({"person": person["id"], "label": "laptop", "actions": [], "expires_in_ms": 3_600_000});
    let signed = Company::standard().first();
    let keyring = Exact::new(Company::standard().keyring());
    let veto = lethe_people::halt(&keyring, house.company.hand(lethe_people::ANNA), Role::It, keyring.issued);
    let asked = [
        house.post("/api/v1/enrollment-codes", code).await,
        house.post("/api/v1/keyrings", json!({"signed": b64(&signed)})).await,
        house.post("/api/v1/vetoes", json!({"veto": b64(&veto)})).await,
        ticket(&house, &house.token, "halt", "").await,
        ticket(&house, &house.token, "change", "").await,
    ];
    for (status, answer) in asked {
        assert_eq!((status, &answer["code"]), (409, &json!("keyring.missing")), "{answer}");
    }
    assert_eq!(house.get("/readyz").await.0, 200);
    let (_, tenant) = house.get("/api/v1/tenant").await;
    assert_eq!((&tenant["keyring"], &tenant["id"]), (&Value::Null, &json!(house.company.tenant.to_string())));
}

async fn a_company_is_founded_once(db: Db) {
    let house = House::prepared(db, false).await;
    let pages = [
        Page::open(&house, &house.token, "first-keyring", "").await,
        Page::open(&house, &house.token, "first-keyring", "").await,
    ];
    let (_, case) = pages[0].case().await;
    let company = company_of(&case);
    let first = json!({"first": b64(&company.signed(first_of(&case, &company)))});
    assert_eq!(pages[0].answer(first.clone()).await.1["state"], "founded");
    let (status, answer) = pages[1].answer(first).await;
    assert_eq!((status, &answer["code"]), (409, &json!("tenant.exists")), "{answer}");
    let (status, answer) = ticket(&house, &house.token, "first-keyring", "").await;
    assert_eq!((status, &answer["code"]), (409, &json!("keyring.exists")), "{answer}");
    let (_, chain) = house.get("/api/v1/keyrings").await;
    assert_eq!(chain["items"].as_array().unwrap().len(), 1);
}

/// A change that makes a first keyring somebody else's, and the code with which it is refused.
type Foreign = (&'static str, fn(&mut Company, &mut Keyring));

fn add_somebody(company: &mut Company, keyring: &mut Keyring) {
    let hand = Hand::new(PersonId::from([9; 16]), KeyKind::WebauthnEs256, 0);
    company.people.push((hand.person(), "Somebody"));
    company.hands.push(hand);
    let whole = company.keyring();
    (keyring.persons, keyring.keys) = (whole.persons, whole.keys);
}

/// The page where administrators sign in: from there a login could be turned into an approval.
fn sign_in_page(_: &mut Company, keyring: &mut Keyring) {
    for key in &mut keyring.keys {
        (key.rp_id, key.origin) = ("lethe.example.com".to_owned(), "https://lethe.example.com".to_owned());
    }
}

const FOREIGN: [Foreign; 6] = [
    ("keyring.other_tenant", |_, keyring| keyring.tenant = TenantId::from([7; 16])),
    ("keyring.other_server", |company, keyring| keyring.service_keys = vec![company.node.entry()]),
    ("keyring.other_log", |company, keyring| keyring.log = company.log.entry()),
    ("keyring.other_person", add_somebody),
    ("keyring.not_demo", |_, keyring| keyring.limits.demo = true),
    ("keyring.other_page", sign_in_page),
];

async fn a_first_keyring_of_somebody_else_is_refused_and_costs_nothing(db: Db) {
    let house = House::prepared(db, false).await;
    let page = Page::open(&house, &house.token, "first-keyring", "").await;
    let (_, case) = page.case().await;
    for (code, change) in FOREIGN {
        let mut company = company_of(&case);
        let mut keyring = first_of(&case, &company);
        change(&mut company, &mut keyring);
        let (status, answer) = page.answer(json!({"first": b64(&company.signed(keyring))})).await;
        assert_eq!((status, &answer["code"]), (422, &json!(code)), "{answer}");
    }
    let company = company_of(&case);
    let unsigned = company.signed_by(first_of(&case, &company), |_| false);
    let (status, answer) = page.answer(json!({"first": b64(&unsigned)})).await;
    assert_eq!((status, &answer["code"]), (422, &json!("keyring.broken")), "{answer}");
    let (_, chain) = house.get("/api/v1/keyrings").await;
    assert_eq!(chain["items"], json!([]));
    let whole = company.signed(first_of(&case, &company));
    assert_eq!(page.answer(json!({"first": b64(&whole)})).await.1["state"], "founded");
}

async fn a_demonstration_may_say_so_in_its_keyring(db: Db) {
    let house = House::prepared(db, true).await;
    let page = Page::open(&house, &house.token, "first-keyring", "").await;
    let (_, case) = page.case().await;
    assert_eq!(case["demo"], true);
    let company = company_of(&case);
    let mut keyring = first_of(&case, &company);
    keyring.limits.demo = true;
    assert_eq!(page.answer(json!({"first": b64(&company.signed(keyring))})).await.1["state"], "founded");
}

async fn a_token_with_every_scope_founds_nothing(db: Db) {
    let house = House::prepared(db, false).await;
    let scopes: Vec<&str> = Permission::ALL.iter().map(|permission| permission.as_str()).collect();
    let body = json!({"name": "robot", "scopes": scopes, "expires_in_ms": 3_600_000});
    let (_, made) = house.post("/api/v1/tokens", body).await;
    let (status, answer) = ticket(&house, made["token"].as_str().unwrap(), "first-keyring", "").await;
    assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")), "{answer}");
}

async fn only_an_owner_of_the_whole_installation_founds(db: Db) {
    let house = House::prepared(db, false).await;
    for (name, role, scope) in [("Bo", "owner", Some("berlin")), ("Ida", "it", None), ("Hanna", "hr", None)] {
        let token = house.admin(name, role, scope).await;
        let (status, answer) = ticket(&house, &token, "first-keyring", "").await;
        assert_eq!((status, &answer["code"]), (403, &json!("caller.denied")), "{answer}");
    }
}
