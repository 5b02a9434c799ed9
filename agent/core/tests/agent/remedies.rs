//! Whatever a server stops alone, people can undo; and what they undo is only what they saw.

use lethe_agent_core::effect::Hook;
use lethe_people::ServerNode;
use lethe_proto::{
    cose::{Context, Cose},
    ids::{KeyId, Time},
    kinds::{Action, Stage},
    refusal::Refusal,
    state::{State, StateTag},
    wire::Down,
};

use crate::device::Device;

fn state(device: &mut Device, change: impl FnOnce(&mut State)) {
    let state = device.hostile.state(change);
    let state = device.hostile.signed(state);
    device.frame(state);
}

#[test]
fn people_lift_a_screenshot_block_although_the_enrollment_names_only_other_actions() {
    let mut device = Device::new();
    state(&mut device, |state| state.screen_blocked_since = state.counter);
    assert!(!device.agent.record().ceilings().actions.contains(&Action::UnblockScreen));
    let order = device.hostile.order(Action::UnblockScreen);
    let unblock = device.hostile.approved(order);
    device.frame(unblock);
    assert_eq!(device.last().stage, Stage::Done);
    assert_eq!(device.hooks.last(), Some(&Hook::ScreenCapture { blocked: false }));
}

#[test]
fn a_logout_of_the_future_does_not_end_sessions_that_nobody_has_begun() {
    let mut device = Device::new();
    state(&mut device, |state| state.logged_out_before = Time(u64::MAX));
    let [Hook::LoggedOut { before }] = device.hooks.as_slice() else { panic!("one logout: {:?}", device.hooks) };
    assert!(before.since(device.now.wall) <= lethe_proto::floor::CLOCK_SKEW_MS);
}

#[test]
fn an_unlock_of_a_state_that_nobody_has_seen_opens_no_later_lock() {
    let mut device = Device::new();
    let first = device.hostile.lock();
    device.frame(first);
    let mut order = device.hostile.order(Action::Unlock);
    order.lifts = vec![device.hostile.lift(u64::MAX)];
    let unlock = device.hostile.approved(order);
    device.frame(unlock);
    assert!(device.agent.record().is_locked());
    assert_eq!(device.alarms, [Refusal::StaleLift]);
}

#[test]
fn a_lock_of_a_server_key_that_people_replaced_stays_until_people_lift_it() {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    device.frame(lock);
    let old = device.hostile.company.node.entry().id;
    let order = |device: &mut Device| {
        let mut order = device.hostile.order(Action::Unlock);
        order.lifts = vec![lethe_people::lift(device.hostile.enrollment, old, 1)];
        order
    };
    let next = device.hostile.next_keyring(|next| next.service_keys = vec![ServerNode::new(2).entry()]);
    let next = device.hostile.adopt(next);
    device.frame(next);
    assert!(device.agent.record().is_locked());
    let by_old = order(&mut device);
    let by_old = device.hostile.approved(by_old);
    device.frame(by_old);
    assert_eq!(device.alarms, [Refusal::Server], "the removed key delivers nothing any more");
    device.hostile.company.node = ServerNode::new(2);
    let by_new = order(&mut device);
    let by_new = device.hostile.approved(by_new);
    device.frame(by_new);
    assert!(!device.agent.record().is_locked());
}

#[test]
fn a_removed_server_key_does_not_hide_the_counter_of_its_successor() {
    let mut device = Device::new();
    state(&mut device, |state| state.counter = 900_000);
    let new = ServerNode::new(2);
    let next = device.hostile.next_keyring(|next| next.service_keys = vec![new.entry()]);
    let next = device.hostile.adopt(next);
    device.frame(next);
    let lock = device.hostile.state(|state| {
        (state.server_key, state.counter, state.locked_since) = (new.entry().id, 7, 7);
    });
    let cose = Cose::sign(&new, Context { domain: StateTag::TEXT, tenant: lock.tenant }, lock.bytes());
    device.frame(Down::State(lock, cose));
    let evidence = device.last().evidence;
    assert_eq!((evidence.server_key, evidence.counter), (KeyId::of(&new.entry().public_key), 7));
}
