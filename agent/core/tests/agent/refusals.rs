//! When a refusal is the last word, and when it must not be.

use lethe_agent_core::input::Input;
use lethe_proto::{
    cbor::Exact,
    ids::DAY_MS,
    kinds::{Action, Stage},
    refusal::Refusal,
    wire::Down,
};

use crate::device::Device;

fn hold(device: &mut Device) {
    let state = device.hostile.state(|state| state.hold_since = state.counter);
    let state = device.hostile.signed(state);
    device.frame(state);
}

fn end_hold(device: &mut Device) {
    let order = device.hostile.order(Action::ReleaseHold);
    let end = device.hostile.approved(order);
    device.frame(end);
    assert!(!device.agent.record().is_held());
    device.hostile.accepted();
}

#[test]
fn a_wipe_that_was_refused_under_a_hold_is_not_carried_out_after_it() {
    let mut device = Device::new();
    hold(&mut device);
    let order = device.hostile.order(Action::WipeContainer);
    let subject = Exact::new(order.clone()).digest();
    let envelope = device.hostile.sealed(order, &device.hostile.pair());
    let wipe = device.hostile.deliver(envelope.clone());
    device.frame(wipe);
    assert!(device.said(Stage::Refused, subject));
    for number in 0..600_u64 {
        device.bytes(&number.to_be_bytes());
    }
    end_hold(&mut device);
    device.alarms.clear();
    let again = device.hostile.deliver(envelope);
    device.frame(again);
    assert!(!device.is_erased(), "the device signed that it refused");
    assert_eq!(device.alarms, [Refusal::Replayed]);
}

#[test]
fn a_refused_order_that_comes_again_is_answered_without_another_alarm() {
    let mut device = Device::new();
    hold(&mut device);
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe.clone());
    let first = device.receipts.last().cloned();
    device.frame(wipe);
    assert_eq!(device.alarms, [Refusal::Hold]);
    assert_eq!(device.receipts.last().cloned(), first);
}

#[test]
fn an_order_whose_approvals_somebody_dropped_is_carried_out_when_it_comes_whole() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let stripped = device.hostile.sealed(order.clone(), &[]);
    let stripped = device.hostile.deliver(stripped);
    for _ in 0..2 {
        device.frame(stripped.clone());
    }
    assert_eq!(device.alarms, [Refusal::Quorum], "once");
    let whole = device.hostile.approved(order);
    device.frame(whole);
    assert!(device.is_erased());
}

#[test]
fn an_order_that_a_hold_met_without_its_approvals_is_carried_out_when_it_comes_whole_after_the_hold() {
    let mut device = Device::new();
    hold(&mut device);
    let order = device.hostile.order(Action::WipeContainer);
    let stripped = device.hostile.sealed(order.clone(), &[]);
    let stripped = device.hostile.deliver(stripped);
    device.frame(stripped);
    assert_eq!(device.alarms, [Refusal::Hold]);
    end_hold(&mut device);
    let whole = device.hostile.approved(order);
    device.frame(whole);
    assert!(device.is_erased(), "nobody but people makes a refusal final");
}

#[test]
fn the_bytes_of_an_order_sent_as_a_frame_do_not_spoil_the_order() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    device.bytes(Exact::new(order.clone()).bytes());
    assert_eq!(device.alarms, [Refusal::Malformed]);
    let whole = device.hostile.approved(order);
    device.frame(whole);
    assert!(device.is_erased());
}

#[test]
fn an_order_that_was_refused_as_expired_does_not_come_back_with_an_older_clock() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.wait(8 * DAY_MS);
    device.frame(wipe.clone());
    assert_eq!(device.alarms, [Refusal::Expired]);
    device.now.wall = lethe_people::NOW;
    device.restart();
    device.frame(wipe);
    assert!(!device.is_erased());
}

#[test]
fn a_refusal_for_good_survives_a_power_cut() {
    let mut device = Device::new();
    hold(&mut device);
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.power = Some(1);
    device.frame(wipe.clone());
    device.restart();
    end_hold(&mut device);
    device.give(Input::Tick);
    let Down::Command(envelope, _) = wipe else { unreachable!() };
    let again = device.hostile.deliver(envelope.into_value());
    device.frame(again);
    assert!(!device.is_erased());
}
