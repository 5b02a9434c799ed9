//! Clocks set back, set forward, and poisoned.

use lethe_agent_core::input::Input;
use lethe_proto::{
    cbor::Exact,
    cose::{Context, Cose},
    ids::{Challenge, DAY_MS, Time},
    kinds::Action,
    refusal::Refusal,
    state::{Reply, ReplyTag},
    wire::Down,
};

use crate::device::Device;

/// The server answers the newest check-in with a time.
pub(crate) fn reply(device: &mut Device, time: Time) {
    device.give(Input::Hello(Challenge::from([3; 32])));
    let record = device.agent.record();
    let reply = Exact::new(Reply {
        tag: ReplyTag,
        tenant: record.tenant(),
        enrollment: record.enrollment,
        challenge: Challenge::from([3; 32]),
        sequence: record.sequence,
        time,
    });
    let context = Context { domain: ReplyTag::TEXT, tenant: reply.tenant };
    let cose = Cose::sign(&device.hostile.company.node, context, reply.bytes());
    let server_key = device.hostile.company.node.entry().id;
    device.frame(Down::Reply(reply, server_key, cose));
}

fn wipe(device: &mut Device) {
    let order = device.hostile.order(Action::WipeContainer);
    let frame = device.hostile.approved(order);
    device.frame(frame);
}

#[test]
fn a_clock_set_back_does_not_revive_an_expired_order() {
    let mut device = Device::new();
    let now = device.now.wall;
    device.now.wall = now.plus(8 * DAY_MS);
    reply(&mut device, now.plus(8 * DAY_MS));
    device.restart();
    device.now.wall = now;
    wipe(&mut device);
    assert_eq!(device.alarms, [Refusal::Expired]);
}

#[test]
fn a_clock_set_forward_after_the_servers_word_does_not_expire_an_order() {
    let mut device = Device::new();
    let now = device.now.wall;
    reply(&mut device, now);
    device.now.wall = now.plus(100 * DAY_MS);
    wipe(&mut device);
    assert!(device.is_erased());
}

#[test]
fn a_server_that_lies_about_the_time_does_not_poison_the_floor() {
    let mut device = Device::new();
    let now = device.now.wall;
    reply(&mut device, now.plus(400 * DAY_MS));
    assert_eq!(device.agent.record().floor, Time(0));
    wipe(&mut device);
    assert!(device.is_erased());
}

#[test]
fn the_time_of_another_connection_is_not_heard() {
    let mut device = Device::new();
    let now = device.now.wall;
    reply(&mut device, now);
    let floor = device.agent.record().floor;
    let record = device.agent.record();
    let stale = Exact::new(Reply {
        tag: ReplyTag,
        tenant: record.tenant(),
        enrollment: record.enrollment,
        challenge: Challenge::from([4; 32]),
        sequence: record.sequence,
        time: now.plus(DAY_MS / 2),
    });
    let context = Context { domain: ReplyTag::TEXT, tenant: stale.tenant };
    let cose = Cose::sign(&device.hostile.company.node, context, stale.bytes());
    let server_key = device.hostile.company.node.entry().id;
    device.frame(Down::Reply(stale, server_key, cose));
    assert_eq!(device.agent.record().floor, floor);
}
