//! A server may suspend an approver; not those who would replace that server.

use lethe_agent_core::input::Input;
use lethe_people::{ANNA, DMITRI, ELENA, ServerNode, release, release_by};
use lethe_proto::{
    chain::SignedKeyring,
    ids::DAY_MS,
    keyring::Keyring,
    kinds::{Action, Stage},
    refusal::Refusal,
};

use crate::device::Device;

/// Locked by a server that has suspended both root persons.
fn silenced() -> Device {
    let mut device = Device::new();
    let state = device.hostile.state(|state| {
        state.locked_since = state.counter;
        state.suspended = vec![DMITRI, ELENA];
    });
    let state = device.hostile.signed(state);
    device.frame(state);
    assert!(device.agent.record().is_locked());
    device
}

fn suspend_anna(device: &mut Device) {
    let state = device.hostile.state(|state| state.suspended = vec![ANNA]);
    let state = device.hostile.signed(state);
    device.frame(state);
}

fn keyring(device: &mut Device, change: impl FnOnce(&mut Keyring)) -> SignedKeyring {
    let next = device.hostile.next_keyring(change);
    device.hostile.chain.push(next.clone());
    next
}

#[test]
fn a_hostile_server_cannot_suspend_those_who_release_its_locks() {
    let mut device = silenced();
    device.wait(DAY_MS);
    let by = [device.hostile.company.hand(DMITRI), device.hostile.company.hand(ELENA)];
    let release = release_by(release(&device.hostile.company, device.hostile.newest()), &by);
    device.give(Input::Release(release, Vec::new()));
    assert!(!device.agent.record().is_locked());
    assert!(device.agent.record().suspended.is_empty(), "its word counts no more");
}

#[test]
fn a_hostile_server_cannot_suspend_those_who_replace_it() {
    let mut device = silenced();
    let next = keyring(&mut device, |next| next.service_keys = vec![ServerNode::new(2).entry()]);
    device.frame(lethe_proto::wire::Down::Keyring(next.clone()));
    assert_eq!(device.agent.record().newest().map(lethe_proto::cbor::Exact::digest), Some(next.keyring.digest()));
}

#[test]
fn a_hostile_node_beside_an_honest_one_cannot_suspend_those_who_remove_it() {
    let mut device = Device::new();
    let hostile = device.hostile.company.node.entry();
    let both = keyring(&mut device, |next| next.service_keys.push(ServerNode::new(2).entry()));
    device.frame(lethe_proto::wire::Down::Keyring(both));
    let state = device.hostile.state(|state| state.suspended = vec![DMITRI, ELENA]);
    let state = device.hostile.signed(state);
    device.frame(state);
    let without = keyring(&mut device, |next| next.service_keys.retain(|key| *key != hostile));
    device.frame(lethe_proto::wire::Down::Keyring(without));
    assert_eq!(device.agent.record().keyring_ref().version, 3);
}

#[test]
fn a_server_may_still_suspend_root_persons_in_a_keyring_that_keeps_it() {
    let mut device = silenced();
    let next = keyring(&mut device, |next| next.expires = next.expires.plus(DAY_MS));
    device.frame(lethe_proto::wire::Down::Keyring(next));
    assert_eq!(device.alarms, [Refusal::KeyringBroken]);
}

#[test]
fn a_keyring_written_before_a_suspension_does_not_end_it() {
    let mut device = Device::new();
    let next = keyring(&mut device, |_| {});
    suspend_anna(&mut device);
    device.frame(lethe_proto::wire::Down::Keyring(next));
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert_eq!(device.alarms, [Refusal::ApprovalSuspended]);
}

#[test]
fn a_keyring_written_after_a_suspension_ends_it() {
    let mut device = Device::new();
    suspend_anna(&mut device);
    let later = device.now.wall.plus(1000);
    let next = keyring(&mut device, |next| next.issued = later);
    device.frame(lethe_proto::wire::Down::Keyring(next));
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert_eq!((device.last().stage, device.is_erased()), (Stage::Done, true));
}

#[test]
fn only_people_of_the_keyring_can_be_suspended() {
    let mut device = Device::new();
    let strangers = (0..3000_u64).map(|number| lethe_people::seed16("stranger", number).into()).collect();
    let state = device.hostile.state(|state| state.suspended = strangers);
    let state = device.hostile.signed(state);
    device.frame(state);
    assert_eq!(device.last().stage, Stage::Applied);
    assert!(device.agent.record().suspended.is_empty());
}
