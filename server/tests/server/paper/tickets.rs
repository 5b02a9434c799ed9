//! A ticket is good once, for a quarter of an hour, for one admin and one matter.

use lethe_people::{ANNA, BORIS, CLARA, halt, veto_of};
use lethe_proto::{cbor::sha256, kinds::Role};
use lethe_server::{
    store::{StoreError, Tx, repo::tickets::Ticket},
    usecase::{
        Failure as _,
        answer_ticket::{Answer, answer_ticket},
        authenticate::authenticate,
        open_ticket::open_ticket,
        recover_admin::recover_admin,
    },
};
use lethe_server_core::{audit::AuditEvent, ticket::Purpose};
use serde_json::json;

use super::{Page, b64, ticket};
use crate::{
    company::{House, page_sites},
    db::{Db, on_both},
    device::Device,
};

on_both!(
    a_ticket_is_dead_after_its_answer,
    two_answers_to_one_ticket_at_once_are_one,
    a_ticket_lives_a_quarter_of_an_hour,
    a_ticket_takes_no_answer_for_another_purpose,
    a_ticket_for_one_command_decides_no_other,
    a_veto_and_a_halt_come_by_ticket,
    somebody_elses_people_are_in_nobodys_ticket,
    the_ticket_of_an_admin_who_is_gone_is_dead,
    whoever_was_disabled_a_moment_ago_opens_nothing_and_an_opened_one_shows_nothing,
    the_tickets_of_an_admin_who_had_to_be_recovered_are_dead,
    a_ticket_is_no_token_and_a_token_no_ticket,
);

async fn house(db: Db) -> (House, Device) {
    let house = House::open_on(db, page_sites()).await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    (house, device)
}

async fn a_ticket_is_dead_after_its_answer(db: Db) {
    let (house, device) = house(db).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let page = Page::open(&house, &house.token, "decide", &id).await;
    assert_eq!(page.case().await.0, 200);
    assert_eq!(page.case().await.0, 200, "looking costs nothing");
    let by_anna = json!({"approval": b64(&house.sign(ANNA, Role::It, &command))});
    assert_eq!(page.answer(by_anna.clone()).await.1["state"], "waiting");
    let by_boris = json!({"approval": b64(&house.sign(BORIS, Role::It, &command))});
    for again in [by_anna, by_boris] {
        let (status, answer) = page.answer(again).await;
        assert_eq!((status, &answer["code"]), (401, &json!("ticket.dead")), "{answer}");
    }
    assert_eq!(page.case().await.0, 401);
    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    assert_eq!((shown["approvals"].as_array().unwrap().len(), &shown["state"]), (1, &json!("requested")));
}

async fn two_answers_to_one_ticket_at_once_are_one(db: Db) {
    let (house, device) = house(db).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let page = Page::open(&house, &house.token, "decide", &id).await;
    let answers = [ANNA, BORIS].map(|person| json!({"approval": b64(&house.sign(person, Role::It, &command))}));
    let [first, second] = answers;
    let (first, second) = tokio::join!(page.answer(first), page.answer(second));
    let mut statuses = [first.0, second.0];
    statuses.sort_unstable();
    assert!(statuses == [200, 401] || statuses == [200, 403], "{first:?} {second:?}");
}

async fn a_ticket_lives_a_quarter_of_an_hour(db: Db) {
    let (house, device) = house(db).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let page = Page::open(&house, &house.token, "decide", &id).await;
    house.clock.advance(15 * 60 * 1000 - 1);
    assert_eq!(page.case().await.0, 200);
    house.clock.advance(1);
    assert_eq!(page.case().await.1["code"], "ticket.dead");
    let approval = json!({"approval": b64(&house.sign(ANNA, Role::It, &command))});
    assert_eq!(page.answer(approval).await.1["code"], "ticket.dead");
}

async fn a_ticket_takes_no_answer_for_another_purpose(db: Db) {
    let (house, device) = house(db).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let keyring = house.server.store().read().keyrings().newest().await.unwrap().unwrap().keyring;
    let clara = house.company.hand(CLARA);
    let stop_all = json!({"veto": b64(&halt(&keyring, clara, Role::Hr, command.issued))});
    let stop_one = json!({"veto": b64(&veto_of(&command, clara, Role::Hr, command.issued))});
    let approval = json!({"approval": b64(&house.sign(ANNA, Role::It, &command))});
    let first = json!({"first": b64(&house.company.first())});
    let key = json!({"key": b64(clara.entry())});

    let decide = Page::open(&house, &house.token, "decide", &id).await;
    let halting = Page::open(&house, &house.token, "halt", "").await;
    let change = Page::open(&house, &house.token, "change", "").await;
    let crossed = [
        (&decide, &stop_all),
        (&decide, &first),
        (&decide, &key),
        (&halting, &stop_one),
        (&halting, &approval),
        (&change, &approval),
        (&change, &stop_all),
        (&change, &first),
    ];
    for (page, answer) in crossed {
        let (status, refused) = page.answer(answer.clone()).await;
        assert_eq!((status, &refused["code"]), (422, &json!("ticket.purpose")), "{refused}");
    }
    let both = json!({"approval": approval["approval"], "veto": stop_one["veto"]});
    assert_eq!(decide.answer(both).await.0, 400, "one answer, not two");
    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    assert_eq!((&shown["approvals"], &shown["state"]), (&json!([]), &json!("requested")));
}

async fn a_ticket_for_one_command_decides_no_other(db: Db) {
    let (house, device) = house(db).await;
    let other = Device::enroll(&house, "Mara Vogt", 2).await;
    let (id, _) = house.propose("wipe_container", &device.name).await;
    let (other_id, other) = house.propose("wipe_container", &other.name).await;
    let page = Page::open(&house, &house.token, "decide", &id).await;
    let (status, answer) = page.answer(json!({"approval": b64(&house.sign(ANNA, Role::It, &other))})).await;
    assert_eq!((status, &answer["code"]), (422, &json!("approval.refused")), "{answer}");
    let veto = veto_of(&other, house.company.hand(CLARA), Role::Hr, other.issued);
    let (status, answer) = page.answer(json!({"veto": b64(&veto)})).await;
    assert_eq!((status, &answer["code"]), (422, &json!("ticket.purpose")), "{answer}");
    let (_, shown) = house.get(&format!("/api/v1/commands/{other_id}")).await;
    assert_eq!(shown["state"], "requested");
}

async fn a_veto_and_a_halt_come_by_ticket(db: Db) {
    let (house, device) = house(db).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let clara = house.company.hand(CLARA);
    let page = Page::open(&house, &house.token, "decide", &id).await;
    let veto = veto_of(&command, clara, Role::Hr, command.issued);
    let (_, answer) = page.answer(json!({"veto": b64(&veto)})).await;
    assert_eq!((&answer["state"], &answer["stopped"]), (&json!("vetoed"), &json!(1)), "{answer}");
    let (status, answer) = ticket(&house, &house.token, "decide", &id).await;
    assert_eq!((status, &answer["code"]), (409, &json!("command.not_open")), "{answer}");

    let again = json!({"action": "wipe_container", "targets": [device.name], "reason": "really"});
    assert_eq!(house.post("/api/v1/commands", again).await.0, 202);
    let page = Page::open(&house, &house.token, "halt", "").await;
    let (_, case) = page.case().await;
    assert_eq!((case["pending"].as_array().unwrap().len(), &case["pending_hidden"]), (1, &json!(0)), "{case}");
    assert_eq!(case["pending"][0]["vetoes"].as_array().unwrap().len(), 1, "the earlier veto burdens it");
    let keyring = house.server.store().read().keyrings().newest().await.unwrap().unwrap().keyring;
    let everything = halt(&keyring, clara, Role::Hr, command.issued.plus(1));
    let (_, answer) = page.answer(json!({"veto": b64(&everything)})).await;
    assert_eq!((&answer["state"], &answer["stopped"]), (&json!("vetoed"), &json!(1)), "{answer}");
}

async fn somebody_elses_people_are_in_nobodys_ticket(db: Db) {
    let (house, device) = house(db).await;
    let (id, _) = house.propose("wipe_container", &device.name).await;
    let (paris, berlin) =
        (house.admin("Paul", "it", Some("paris")).await, house.admin("Berta", "it", Some("berlin")).await);
    for subject in [id.clone(), "00".repeat(16)] {
        let (status, answer) = ticket(&house, &paris, "decide", &subject).await;
        assert_eq!((status, &answer["code"]), (404, &json!("command.unknown")), "{answer}");
    }
    let page = Page::open(&house, &berlin, "decide", &id).await;
    assert_eq!(page.case().await.1["command"]["state"], "requested");
    let page = Page::open(&house, &paris, "halt", "").await;
    let (_, case) = page.case().await;
    assert_eq!((&case["pending"], &case["pending_hidden"]), (&json!([]), &json!(1)), "{case}");
}

async fn the_ticket_of_an_admin_who_is_gone_is_dead(db: Db) {
    let (house, device) = house(db).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let berta = house.admin("Berta", "it", None).await;
    let page = Page::open(&house, &berta, "decide", &id).await;
    let (_, admins) = house.get("/api/v1/admins").await;
    let who = admins["items"].as_array().unwrap().iter().find(|admin| admin["name"] == "Berta").unwrap();
    let path = format!("/api/v1/admins/{}", who["id"].as_str().unwrap());
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    assert_eq!(page.case().await.1["code"], "ticket.dead");
    let approval = json!({"approval": b64(&house.sign(ANNA, Role::It, &command))});
    assert_eq!(page.answer(approval).await.1["code"], "ticket.dead");
}

async fn whoever_was_disabled_a_moment_ago_opens_nothing_and_an_opened_one_shows_nothing(db: Db) {
    let (house, _) = house(db).await;
    let berta = house.admin("Berta", "it", None).await;
    // As another node remembers her for two seconds more.
    let remembered = authenticate(house.server.house(), &berta).await.unwrap();
    let path = format!("/api/v1/admins/{}", remembered.admin.id);
    assert_eq!(house.send("DELETE", &path, Some(&house.token), None).await.0, 204);
    let opened = open_ticket(house.server.house(), remembered.clone(), Purpose::Halt).await;
    assert_eq!(opened.err().unwrap().code(), "caller.denied");
    let secret = "lethe-ticket-forgotten".to_owned();
    let hash = sha256(secret.as_bytes());
    let left = move |tx: Tx| async move {
        let admin_no = tx.admins().find(remembered.admin.id).await?.unwrap().no;
        let ticket = Ticket { admin_no, purpose: Purpose::Halt, expires_at: tx.now().plus(60_000) };
        tx.tickets().insert(&hash, &ticket, tx.now()).await?;
        let event = AuditEvent::TicketOpened { admin: remembered.admin.id, purpose: "halt" };
        Ok::<_, StoreError>(tx.commit(remembered.actor(), event, ()))
    };
    house.server.store().write(left).await.unwrap();
    let page = Page { house: &house, secret };
    assert_eq!(page.case().await.1["code"], "ticket.dead");
    let answer = Answer::Signatures(Vec::new());
    let dead = answer_ticket(house.server.house(), hash, answer, String::new()).await;
    assert_eq!(dead.unwrap_err().code(), "ticket.dead");
}

async fn the_tickets_of_an_admin_who_had_to_be_recovered_are_dead(db: Db) {
    let (house, _) = house(db).await;
    let berta = house.admin("Berta", "it", None).await;
    let page = Page::open(&house, &berta, "halt", "").await;
    drop(recover_admin(house.server.house(), "Berta".to_owned()).await.unwrap());
    assert_eq!(page.case().await.1["code"], "ticket.dead");
}

async fn a_ticket_is_no_token_and_a_token_no_ticket(db: Db) {
    let (house, _) = house(db).await;
    let page = Page::open(&house, &house.token, "halt", "").await;
    let (status, _) = house.send("GET", "/api/v1/devices", Some(&page.secret), None).await;
    assert_eq!(status, 401);
    let by_token = Page { house: &house, secret: house.token.clone() };
    assert_eq!(by_token.case().await.0, 401);
    let (status, _) = house.send("GET", "/api/v1/ticket", Some(&page.secret), None).await;
    assert_eq!(status, 401, "a ticket says that it is one");
}

#[tokio::test]
async fn without_a_page_there_are_no_tickets() {
    let house = House::open().await;
    let (status, answer) = ticket(&house, &house.token, "halt", "").await;
    assert_eq!((status, &answer["code"]), (409, &json!("approver.missing")), "{answer}");
}
