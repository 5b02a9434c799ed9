//! Answers of the shell that come late, twice or never, and numbers at the end of their range.

use lethe_agent_core::{effect::Effect, input::Input, plan::Step};
use lethe_people::{CLARA, veto_of};
use lethe_proto::{
    cbor::Exact,
    ids::Challenge,
    kinds::{Action, ContainerState, Role, Stage},
    wire::Down,
};

use crate::device::Device;

/// The answer to an order to make keys that was given before the device had any.
fn late_keys(device: &mut Device) -> Input {
    let agent = device.agent.clone();
    device.begin_again();
    let share = device.sealed_share(1);
    let effects = device.effects(Input::Frame(share));
    let [make @ Effect::MakeKeys { .. }] = effects.as_slice() else { panic!("an order to make keys: {effects:?}") };
    let late = device.carry_out(make.clone()).expect("keys");
    device.agent = agent;
    late
}

#[test]
fn keys_that_are_made_a_second_time_do_not_replace_those_of_the_data() {
    let mut device = Device::new();
    let wraps = device.agent.record().wraps.clone();
    let mut late = late_keys(&mut device);
    if let Input::KeysMade { by_share, .. } = &mut late {
        by_share.reverse();
    }
    device.give(late);
    assert_eq!(device.agent.record().wraps, wraps);
}

#[test]
fn keys_that_are_made_after_a_wipe_began_are_forgotten() {
    let mut device = Device::new();
    let late = late_keys(&mut device);
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    device.give(late);
    assert!(device.agent.record().wraps.is_empty());
    assert_eq!(device.agent.container(), ContainerState::Erased);
}

#[test]
fn keys_that_are_made_after_a_lock_do_not_open_and_say_locked() {
    let mut device = Device::new();
    let late = late_keys(&mut device);
    device.begin_again();
    let lock = device.hostile.lock();
    device.frame(lock);
    device.give(late);
    assert!(!device.open && !device.agent.record().wraps.is_empty());
    assert_eq!(device.agent.container(), ContainerState::Locked);
}

#[test]
fn a_share_of_the_last_epoch_there_is_does_not_stop_the_agent() {
    let mut device = Device::new();
    device.begin_again();
    device.share(u64::MAX);
    device.share(0);
    device.share(1);
    assert_eq!(device.agent.record().wraps[0].epoch, u64::MAX);
    assert!(device.open);
}

#[test]
fn an_agent_that_is_over_signs_nothing_any_more() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    device.log_everything();
    assert!(device.agent.is_over());
    let said = device.receipts.len();
    device.bytes(b"no message");
    let journal = device.journal.clone();
    device.give(Input::Hello(Challenge::ZERO));
    let lock = device.hostile.lock();
    device.frame(lock);
    assert_eq!((device.receipts.len(), device.journal.as_slice()), (said, journal.as_slice()));
    assert!(device.agent.record().outbox.is_empty() && device.alarms.is_empty());
}

#[test]
fn a_container_that_cannot_be_evicted_does_not_save_its_keys_from_a_wipe() {
    let mut device = Device::new();
    device.resists = Some(Step::EvictKey);
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert!(device.device_half.is_none(), "the keys go, whatever holds the files");
    assert!(device.is_erased());
}

#[test]
fn data_that_cannot_be_removed_is_tried_again_and_nothing_is_called_done_before() {
    let mut device = Device::new();
    device.resists = Some(Step::RemoveData);
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert!(device.device_half.is_none() && !device.is_erased());
    assert_eq!(device.last().stage, Stage::Accepted);
    device.resists = None;
    device.give(Input::Tick);
    assert!(device.is_erased());
    assert_eq!(device.last().stage, Stage::Done);
}

#[test]
fn a_second_wipe_during_a_wipe_is_refused_and_the_first_one_ends() {
    let mut device = Device::new();
    device.resists = Some(Step::RemoveData);
    for _ in 0..2 {
        let order = device.hostile.order(Action::WipeContainer);
        let wipe = device.hostile.approved(order);
        device.frame(wipe);
    }
    assert_eq!(device.alarms, [lethe_proto::refusal::Refusal::Erased]);
    device.resists = None;
    device.give(Input::Tick);
    assert!(device.is_erased());
}

#[test]
fn a_hello_on_a_new_connection_while_files_are_busy_does_not_lose_the_answer() {
    let mut device = Device::new();
    device.busy = 2;
    let lock = device.hostile.lock();
    let Down::State(state, _) = &lock else { unreachable!() };
    let subject = state.digest();
    device.frame(lock);
    device.give(Input::Hello(Challenge::from([8; 32])));
    device.give(Input::Tick);
    assert!(device.said(Stage::Partly, subject) && device.said(Stage::Applied, subject));
}

#[test]
fn a_lock_whose_bytes_were_sent_as_a_frame_before_is_answered_as_applied() {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    let Down::State(state, _) = &lock else { unreachable!() };
    let subject = state.digest();
    device.bytes(state.bytes());
    device.power = Some(1);
    device.frame(lock.clone());
    device.restart();
    device.frame(lock);
    assert!(device.said(Stage::Applied, subject) && device.agent.record().is_locked());
}

#[test]
fn a_veto_that_comes_after_the_device_accepted_does_not_leave_half_a_wipe() {
    let mut device = Device::new();
    device.resists = Some(Step::RemoveData);
    let order = device.hostile.order(Action::WipeContainer);
    let clara = device.hostile.company.hand(CLARA);
    let veto = veto_of(&Exact::new(order.clone()), clara, Role::Hr, device.now.wall);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    device.frame(Down::Veto(veto));
    device.resists = None;
    device.restart();
    assert!(device.is_erased() && device.last().stage == Stage::Done);
}

#[test]
fn a_lock_a_share_and_a_keyring_during_a_wipe_do_not_stop_it() {
    let mut device = Device::new();
    device.resists = Some(Step::RemoveData);
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    let lock = device.hostile.lock();
    device.frame(lock);
    device.share(1);
    device.share(2);
    let next = device.hostile.next_keyring(|_| {});
    let next = device.hostile.adopt(next);
    device.frame(next);
    assert!(!device.open && device.agent.record().wraps.is_empty());
    device.resists = None;
    device.give(Input::Tick);
    assert!(device.is_erased() && device.last().stage == Stage::Done);
    device.share(1);
    assert!(!device.open && device.agent.record().wraps.is_empty());
}
