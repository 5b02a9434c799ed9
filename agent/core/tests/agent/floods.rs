//! A server or an approver sends without end, or sets clocks: nothing that protects is forgotten, and the journal stays small.

use lethe_agent_core::{input::Input, record::Record};
use lethe_people::{ANNA, CLARA, DMITRI, Hand, ServerNode, seed16, veto_of};
use lethe_proto::{
    cbor::Exact,
    command::Command,
    cose::{Context, Cose},
    ids::{Challenge, CommandId, DAY_MS, Time},
    kinds::{Action, Role, Stage},
    refusal::Refusal,
    state::StateTag,
    wire::Down,
};

use crate::{clocks::reply, device::Device};

fn veto(device: &mut Device, order: &Command, hand: &Hand, role: Role, issued: Time) {
    let veto = veto_of(&Exact::new(order.clone()), hand, role, issued);
    device.frame(Down::Veto(veto));
}

fn cancel(device: &mut Device, ids: Vec<CommandId>) {
    let state = device.hostile.state(|state| state.cancelled = ids);
    let state = device.hostile.signed(state);
    device.frame(state);
}

/// The device's wall clock runs ahead for a while, without any proof, and the agent looks after its record.
fn clock_runs_ahead(device: &mut Device) {
    let honest = device.now.wall;
    device.now.wall = honest.plus(400 * DAY_MS);
    device.give(Input::Tick);
    device.now.wall = honest;
}

#[test]
fn senseless_frames_do_not_fill_the_journal() {
    let mut device = Device::new();
    for number in 0..3000_u64 {
        device.bytes(&number.to_be_bytes());
    }
    let journal = device.agent.record().to_bytes();
    assert!(journal.len() < 1024 * 1024, "{} bytes", journal.len());
    assert_eq!(Record::from_bytes(&journal).as_ref(), Ok(device.agent.record()));
}

#[test]
fn states_without_end_do_not_fill_the_journal_and_the_last_lock_locks() {
    let mut device = Device::new();
    for _ in 0..600 {
        let state = device.hostile.state(|_| {});
        let state = device.hostile.signed(state);
        device.frame(state);
    }
    let lock = device.hostile.lock();
    device.frame(lock);
    assert!(device.agent.record().is_locked() && !device.open);
    assert_eq!(device.last().stage, Stage::Applied);
    assert!(device.agent.record().outbox.len() <= 256 && device.agent.record().answered.len() <= 256);
}

#[test]
fn what_people_ordered_is_kept_for_the_log_in_any_flood() {
    let mut device = Device::new();
    for number in 0..300_u64 {
        device.bytes(&number.to_be_bytes());
    }
    let order = device.hostile.order(Action::WipeContainer);
    let subject = Exact::new(order.clone()).digest();
    let wipe = device.hostile.approved(order);
    device.frame(wipe.clone());
    for number in 300..900_u64 {
        device.bytes(&number.to_be_bytes());
    }
    let kept = &device.agent.record().outbox;
    let about = |stage| kept.iter().any(|said| said.receipt.subject == subject && said.receipt.stage == stage);
    assert!(about(Stage::Accepted) && about(Stage::Done));
    device.frame(wipe);
    assert_eq!(device.last().stage, Stage::Done, "the answer is not lost either");
}

#[test]
fn an_order_that_is_put_off_again_and_again_is_one_receipt() {
    let mut device = Device::new();
    let mut order = device.hostile.order(Action::WipeContainer);
    order.not_before = device.now.wall.plus(3 * DAY_MS);
    let early = device.hostile.approved(order);
    for _ in 0..5 {
        device.give(Input::Hello(Challenge::ZERO));
        device.frame(early.clone());
    }
    let kept = &device.agent.record().outbox;
    assert_eq!(kept.iter().filter(|said| said.receipt.stage == Stage::Retry).count(), 1);
    device.wait(3 * DAY_MS);
    device.frame(early);
    assert!(device.is_erased());
}

#[test]
fn a_clock_that_ran_ahead_does_not_revive_a_vetoed_order() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let clara = Hand::new(CLARA, lethe_proto::kinds::KeyKind::WebauthnEs256, 0);
    let now = device.now.wall;
    veto(&mut device, &order, &clara, Role::Hr, now);
    clock_runs_ahead(&mut device);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert_eq!(device.alarms, [Refusal::Veto]);
}

#[test]
fn a_veto_written_by_a_clock_that_is_far_behind_counts_all_the_same() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let clara = Hand::new(CLARA, lethe_proto::kinds::KeyKind::WebauthnEs256, 0);
    veto(&mut device, &order, &clara, Role::Hr, Time(5));
    let now = device.now.wall;
    reply(&mut device, now);
    assert_eq!(device.agent.record().floor, now);
    device.give(Input::Tick);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert_eq!(device.alarms, [Refusal::Veto]);
}

#[test]
fn a_clock_that_ran_ahead_does_not_revive_a_cancelled_order() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    cancel(&mut device, vec![order.id]);
    clock_runs_ahead(&mut device);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert_eq!(device.alarms, [Refusal::Cancelled]);
}

#[test]
fn one_approver_s_vetoes_do_not_drive_out_another_s() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let now = device.now.wall;
    let clara = Hand::new(CLARA, lethe_proto::kinds::KeyKind::WebauthnEs256, 0);
    let anna = Hand::new(ANNA, lethe_proto::kinds::KeyKind::SshSkEd25519, 0);
    veto(&mut device, &order, &clara, Role::Hr, now);
    for _ in 0..300 {
        let other = device.hostile.order(Action::WipeContainer);
        veto(&mut device, &other, &anna, Role::It, now);
    }
    device.give(Input::Tick);
    assert!(device.agent.record().vetoes.len() < 40);
    let [anna, boris] = device.hostile.pair();
    let three = [anna, boris, (device.hostile.company.hand(DMITRI), Role::It)];
    let envelope = device.hostile.sealed(order, &three);
    let wipe = device.hostile.deliver(envelope);
    device.frame(wipe);
    assert_eq!(device.alarms, [Refusal::Veto]);
}

#[test]
fn one_server_key_s_cancellations_do_not_crowd_out_another_s() {
    let mut device = Device::new();
    let honest = ServerNode::new(2);
    let both = device.hostile.next_keyring(|next| next.service_keys.push(honest.entry()));
    let both = device.hostile.adopt(both);
    device.frame(both);
    for batch in 0..3_u64 {
        cancel(&mut device, (0..1000).map(|n| seed16("flood", batch * 1000 + n).into()).collect());
    }
    let order = device.hostile.order(Action::WipeContainer);
    let state = device.hostile.state(|state| {
        state.server_key = honest.entry().id;
        state.cancelled = vec![order.id];
    });
    let cose = Cose::sign(&honest, Context { domain: StateTag::TEXT, tenant: state.tenant }, state.bytes());
    device.frame(Down::State(state, cose));
    assert!(device.agent.record().used.len() <= 1025);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    assert_eq!(device.alarms, [Refusal::Cancelled]);
}
