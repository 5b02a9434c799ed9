//! The power may fail before any effect.

use lethe_agent_core::input::Input;
use lethe_proto::{
    ids::Challenge,
    kinds::{Action, ContainerState, Stage},
};

use crate::device::Device;

#[test]
fn a_wipe_that_is_cut_anywhere_ends_in_the_same_place() {
    let mut cuts = 0;
    loop {
        let mut device = Device::new();
        let order = device.hostile.order(Action::WipeContainer);
        let subject = lethe_proto::cbor::Exact::new(order.clone()).digest();
        let wipe = device.hostile.approved(order);
        device.power = Some(cuts);
        device.frame(wipe.clone());
        let finished = device.power.is_some_and(|left| left > 0);
        device.restart();
        device.give(Input::Hello(Challenge::ZERO));
        device.frame(wipe);
        assert!(device.is_erased(), "cut before effect {cuts}");
        assert!(device.said(Stage::Done, subject) && device.device_half.is_none());
        assert!(device.agent.record().wraps.is_empty() && device.alarms.is_empty());
        assert_eq!(device.agent.container(), ContainerState::Erased, "cut before effect {cuts}");
        if finished {
            break;
        }
        cuts += 1;
    }
    assert!(cuts > 12, "the cuts went through the whole wipe: {cuts}");
}

#[test]
fn a_lock_that_is_cut_anywhere_is_locked_after_the_restart() {
    for cuts in 0..6 {
        let mut device = Device::new();
        let lock = device.hostile.lock();
        device.power = Some(cuts);
        device.frame(lock.clone());
        device.restart();
        device.give(Input::Hello(Challenge::ZERO));
        device.frame(lock);
        device.share(1);
        assert!(device.agent.record().is_locked() && !device.open, "cut before effect {cuts}");
        assert_eq!(device.last().stage, Stage::Applied);
    }
}
