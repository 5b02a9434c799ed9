//! What devices live through: enrollment, check-in, lock, wipe.

use lethe_agent_core::{agent::Agent, input::Input, record::SeenTree};
use lethe_people::{ANNA, BORIS, CLARA, veto_of};
use lethe_proto::{
    cbor::{FRAME_CAP, decode, encode},
    ids::Challenge,
    kinds::{ContainerState, Role},
    note,
    wire::{Down, Up},
};
use serde_json::json;

use crate::{company::House, device::Device, wire::Line};

fn is_open(device: &Device) -> bool {
    device.agent.container() == ContainerState::Open
}

fn has_nothing_left_to_say(device: &Device) -> bool {
    device.agent.record().outbox.is_empty()
}

#[tokio::test]
async fn an_enrolled_device_checks_in_and_its_lock_is_applied_and_receipted() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, is_open).await;

    let path = format!("/api/v1/devices/{}", device.name);
    let (status, ordered) = house.post(&format!("{path}/lock"), json!({"reason": "lost"})).await;
    assert_eq!(status, 202, "{ordered}");
    line.until(&house, &mut device, |device| {
        device.agent.container() == ContainerState::Locked && has_nothing_left_to_say(device)
    })
    .await;

    let (_, timeline) = house.get(&format!("{path}/timeline")).await;
    let titles: Vec<_> = timeline["items"].as_array().unwrap().iter().map(|item| item["title"].clone()).collect();
    assert!(titles.contains(&json!("applied")), "{titles:?}");
    let (_, shown) = house.get(&path).await;
    assert_eq!((shown["locked"].clone(), shown["status"].clone()), (json!(true), json!("active")), "{shown}");
}

#[tokio::test]
async fn a_wipe_goes_out_with_its_second_approval_and_ends_with_the_devices_own_word() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, is_open).await;

    let (id, command) = house.propose("wipe_container", &device.name).await;
    let (status, answer) = house.approve(&id, &house.sign(ANNA, Role::It, &command)).await;
    assert_eq!((status, answer["state"].clone()), (200, json!("requested")), "{answer}");
    let (status, answer) = house.approve(&id, &house.sign(BORIS, Role::It, &command)).await;
    assert_eq!((status, answer["state"].clone()), (200, json!("dispatched")), "{answer}");
    line.until(&house, &mut device, |device| device.agent.is_over()).await;

    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    assert_eq!(shown["state"], "finished", "{shown}");
    assert_eq!(shown["targets"][0]["state"], "done", "{shown}");
    let (_, shown) = house.get(&format!("/api/v1/devices/{}", device.name)).await;
    assert_eq!(shown["status"], "erased", "{shown}");
}

#[tokio::test]
async fn a_device_without_a_websocket_gets_its_lock_by_plain_check_ins() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    house.post(&format!("/api/v1/devices/{}/lock", device.name), json!({"reason": "lost"})).await;

    let mut said = device.take(&house, Input::Hello(Challenge::ZERO));
    while !said.is_empty() {
        let (status, body) = house.post_cbor("/device/v1/check-in", encode(&said)).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        let downs: Vec<Down> = decode(&body, FRAME_CAP).unwrap();
        said = downs.into_iter().flat_map(|down| device.take(&house, Input::Frame(down))).collect();
    }
    assert!(device.agent.record().is_locked() && has_nothing_left_to_say(&device));
}

#[tokio::test]
async fn a_check_in_that_answers_another_connection_is_hung_up_on() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let (mut first, mut second) = (Line::open(&house).await, Line::open(&house).await);
    let Some(Down::Hello(challenge)) = first.hear().await else { panic!("the server greets") };
    assert!(matches!(second.hear().await, Some(Down::Hello(_))));
    for up in device.take(&house, Input::Hello(challenge)) {
        second.say(encode(&up)).await;
    }
    assert_eq!(second.hear().await, None);
}

#[tokio::test]
async fn a_repeated_check_in_is_refused_over_https() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let said: Vec<Up> = device.take(&house, Input::Hello(Challenge::ZERO));
    let (first, _) = house.post_cbor("/device/v1/check-in", encode(&said)).await;
    let (second, _) = house.post_cbor("/device/v1/check-in", encode(&said)).await;
    assert_eq!((first, second), (200, 409));
}

#[tokio::test]
async fn a_server_that_goes_away_tells_its_devices_when_to_come_back() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, is_open).await;
    house.server.close();
    let mut last = None;
    while let Some(down) = line.hear().await {
        last = Some(down);
    }
    assert!(matches!(last, Some(Down::ComeBack(_))), "{last:?}");
}

#[tokio::test]
async fn two_commands_that_waited_are_both_done_one_after_the_other() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let path = format!("/api/v1/devices/{}", device.name);
    for order in ["lock", "block-screen"] {
        let (status, ordered) = house.post(&format!("{path}/{order}"), json!({"reason": "lost"})).await;
        assert_eq!(status, 202, "{ordered}");
    }
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, |device| device.agent.record().is_locked() && has_nothing_left_to_say(device))
        .await;
    drop(line);

    let mut ids = Vec::new();
    for action in ["unlock", "unblock_screen"] {
        let (id, command) = house.propose(action, &device.name).await;
        let (_, answer) = house.approve(&id, &house.sign(ANNA, Role::It, &command)).await;
        assert_eq!(answer["state"], "dispatched", "{answer}");
        ids.push(id);
    }
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, |device| {
        let record = device.agent.record();
        !record.is_locked() && !record.is_screen_blocked() && has_nothing_left_to_say(device)
    })
    .await;
    for id in ids {
        let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
        assert_eq!(shown["state"], "finished", "{shown}");
    }
}

#[tokio::test]
async fn a_vetoed_command_never_reaches_the_device() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    let veto = veto_of(&command, house.company.hand(CLARA), Role::Hr, command.issued);
    let body = json!({"veto": data_encoding::BASE64.encode(&encode(&veto))});
    let (status, answer) = house.post("/api/v1/vetoes", body).await;
    assert_eq!((status, answer["stopped"].clone()), (202, json!(1)), "{answer}");
    let (status, answer) = house.approve(&id, &house.sign(ANNA, Role::It, &command)).await;
    assert_eq!((status, answer["code"].clone()), (409, json!("command.not_open")), "{answer}");
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, |device| !device.agent.record().vetoes.is_empty()).await;
    assert!(device.agent.record().erasing.is_empty());
}

#[tokio::test]
async fn a_device_that_was_cut_off_in_its_wipe_says_so_on_its_next_connection() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, is_open).await;
    let (id, command) = house.propose("wipe_container", &device.name).await;
    for person in [ANNA, BORIS] {
        house.approve(&id, &house.sign(person, Role::It, &command)).await;
    }
    loop {
        let down = line.hear().await.expect("the server is there");
        let last = matches!(down, Down::Command(..));
        let said = device.take(&house, Input::Frame(down));
        if last {
            break;
        }
        for up in said {
            line.say(encode(&up)).await;
        }
    }
    drop(line);
    assert!(device.agent.record().erased);
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, |device| device.agent.is_over()).await;
    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    assert_eq!(shown["targets"][0]["state"], "done", "{shown}");
}

#[tokio::test]
async fn a_device_that_has_seen_another_tree_is_asked_anew_and_gets_its_command_with_another_proof() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, is_open).await;
    let (_, note) = house.get("/api/v1/log/checkpoint").await;
    let log = house.server.store().read().keyrings().newest().await.unwrap().unwrap().keyring.log.clone();
    let seen = note::verify(note.as_str().unwrap(), &log).unwrap();
    let mut record = device.agent.record().clone();
    record.seen = SeenTree { size: seen.size, root: seen.root };
    device.agent = Agent::new(record);

    let (id, command) = house.propose("wipe_container", &device.name).await;
    for person in [ANNA, BORIS] {
        house.approve(&id, &house.sign(person, Role::It, &command)).await;
    }
    line.until(&house, &mut device, |device| device.agent.is_over()).await;
    let (_, shown) = house.get(&format!("/api/v1/commands/{id}")).await;
    let receipts = shown["targets"][0]["receipts"].as_array().unwrap();
    let stages: Vec<_> = receipts.iter().map(|receipt| receipt["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["retry", "accepted", "done"], "{shown}");
}

#[tokio::test]
async fn a_device_that_was_locked_before_its_first_check_in_never_gets_a_share() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    house.post(&format!("/api/v1/devices/{}/lock", device.name), json!({"reason": "lost"})).await;
    let mut line = Line::open(&house).await;
    line.until(&house, &mut device, |device| device.agent.record().is_locked() && has_nothing_left_to_say(device))
        .await;
    assert_eq!(device.agent.container(), ContainerState::None);
}

#[tokio::test]
async fn prometheus_and_probes_get_numbers_without_a_token() {
    let house = House::open().await;
    let (status, metrics) = house.send("GET", "/metrics", None, None).await;
    assert_eq!(status, 200);
    let metrics = metrics.as_str().unwrap().to_owned();
    for name in ["lethe_up 1", "lethe_devices_connected 0", "lethe_restore_mode 0", "lethe_log_leaves "] {
        assert!(metrics.contains(name), "{name} in {metrics}");
    }
    let (status, ready) = house.send("GET", "/readyz", None, None).await;
    assert_eq!((status, ready["ready"].clone()), (200, json!(true)), "{ready}");
}
