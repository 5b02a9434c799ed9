//! Copies of what a device once signed, in the hands of somebody else.

use lethe_agent_core::input::Input;
use lethe_people::{CLARA, veto_of};
use lethe_proto::{
    cbor::{FRAME_CAP, decode, encode},
    ids::Challenge,
    kinds::Role,
    wire::{Down, Up},
};
use serde_json::json;

use crate::{company::House, device::Device};

async fn round(house: &House, said: &[Up]) -> (u16, Vec<Down>) {
    let (status, body) = house.post_cbor("/device/v1/check-in", encode(&said.to_vec())).await;
    (status, if status == 200 { decode(&body, FRAME_CAP).unwrap() } else { Vec::new() })
}

/// The device checks in, and answers until it has nothing to say; gives everything that it said.
async fn settle(house: &House, device: &mut Device) -> (Vec<Down>, Vec<Up>) {
    let (mut heard, mut said) = (Vec::new(), Vec::new());
    let mut next = device.take(house, Input::Hello(Challenge::ZERO));
    while !next.is_empty() {
        let (status, down) = round(house, &next).await;
        assert_eq!(status, 200);
        said.append(&mut next);
        for frame in down {
            heard.push(frame.clone());
            next.extend(device.take(house, Input::Frame(frame)));
        }
    }
    (heard, said)
}

#[tokio::test]
async fn a_copied_receipt_brings_nobody_the_mail_of_the_device() {
    let house = House::open().await;
    let mut device = Device::enroll(&house, "Lena Maier", 1).await;
    house.post(&format!("/api/v1/devices/{}/lock", device.name), json!({"reason": "lost"})).await;
    let (_, said) = settle(&house, &mut device).await;
    let copies: Vec<Up> = said.iter().filter(|up| matches!(up, Up::Receipt(_))).cloned().collect();
    assert!(!copies.is_empty());

    let (id, command) = house.propose("wipe_container", &device.name).await;
    let veto = veto_of(&command, house.company.hand(CLARA), Role::Hr, command.issued);
    let body = json!({"veto": data_encoding::BASE64.encode(&encode(&veto))});
    assert_eq!(house.post("/api/v1/vetoes", body).await.0, 202, "{id}");
    let (status, heard) = round(&house, &copies).await;
    assert!(status == 200 && heard.iter().all(|down| matches!(down, Down::ReceiptLogged(..))), "{heard:?}");
    let (heard, _) = settle(&house, &mut device).await;
    assert!(heard.iter().any(|down| matches!(down, Down::Veto(_))), "the veto still waits for the device itself");
}
