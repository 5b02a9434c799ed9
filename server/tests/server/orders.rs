//! Orders as people see them: what they need, what stands against them, and from when on they may be done.

use lethe_agent_core::input::Input;
use lethe_people::{ANNA, BORIS, CLARA, veto_of};
use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode, encode},
    command::Command,
    ids::Challenge,
    kinds::Role,
    wire::{Down, Up},
};
use serde_json::{Value, json};

use crate::{company::House, device::Device};

fn order(proposed: &Value) -> Exact<Command> {
    Exact::parse(&data_encoding::BASE64.decode(proposed["bytes"].as_str().unwrap().as_bytes()).unwrap()).unwrap()
}

#[tokio::test]
async fn an_order_after_a_veto_shows_it_and_needs_one_person_more() {
    let house = House::open().await;
    let device = Device::enroll(&house, "Lena Maier", 1).await;
    let (first, command) = house.propose("wipe_container", &device.name).await;
    let veto = veto_of(&command, house.company.hand(CLARA), Role::Hr, command.issued);
    let body = json!({"veto": data_encoding::BASE64.encode(&encode(&veto))});
    assert_eq!(house.post("/api/v1/vetoes", body).await.0, 202);
    let body = json!({"action": "wipe_container", "targets": [device.name], "reason": "really"});
    let (_, proposed) = house.post("/api/v1/commands", body).await;
    assert_eq!(proposed["one_more"], true, "{proposed}");
    let (_, shown) = house.get(&format!("/api/v1/commands/{}", proposed["id"].as_str().unwrap())).await;
    assert_eq!((&shown["one_more"], &shown["vetoes"][0]["stops"]), (&json!(true), &json!(false)), "{shown}");
    let (_, shown) = house.get(&format!("/api/v1/commands/{first}")).await;
    assert_eq!((&shown["one_more"], &shown["vetoes"][0]["stops"]), (&json!(false), &json!(true)), "{shown}");
}

async fn commands_in_mail(house: &House, device: &mut Device) -> usize {
    let said: Vec<Up> = device.take(house, Input::Hello(Challenge::ZERO));
    let (status, body) = house.post_cbor("/device/v1/check-in", encode(&said)).await;
    assert_eq!(status, 200);
    let heard: Vec<Down> = decode(&body, FRAME_CAP).unwrap();
    heard.iter().filter(|down| matches!(down, Down::Command(..))).count()
}

#[tokio::test]
async fn an_order_for_later_says_so_in_its_bytes_and_does_not_go_out_before() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let later = house.server.store().clock().now().plus(3_600_000);
    let wipe = |expires: u64| {
        json!({
            "action": "wipe_container", "targets": [device.name], "reason": "last day",
            "not_before": later.0, "expires_in_ms": expires,
        })
    };
    assert_eq!(house.post("/api/v1/commands", wipe(3_600_000)).await.1["code"], "time.never_due");
    let (status, proposed) = house.post("/api/v1/commands", wipe(7_200_000)).await;
    assert_eq!(status, 202, "{proposed}");
    let command = order(&proposed);
    assert_eq!(command.not_before, later);
    let id = proposed["id"].as_str().unwrap();
    house.approve(id, &house.sign(ANNA, Role::It, &command)).await;
    assert_eq!(house.approve(id, &house.sign(BORIS, Role::It, &command)).await.1["state"], "dispatched");
    assert_eq!(commands_in_mail(&house, &mut device).await, 0);
    house.clock.advance(3_600_000);
    assert_eq!(commands_in_mail(&house, &mut device).await, 1);
    let (now, no) = (house.server.store().clock().now(), 1);
    let due = house.server.store().read().commands().due_for(command.issued, now).await.unwrap();
    assert_eq!(due, [no], "and whoever is connected is woken up");
}
