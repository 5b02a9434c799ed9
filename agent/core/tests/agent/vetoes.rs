//! On whose devices a veto counts.

use lethe_hostile::Hostile;
use lethe_people::{CLARA, halt};
use lethe_proto::{
    kinds::{Action, Role},
    refusal::Refusal,
    wire::Down,
};

use crate::device::Device;

/// Clara calls HALT; then an order from before comes, with her phone among its targets.
fn halted(mut device: Device) -> Device {
    let mut order = device.hostile.order(Action::WipeContainer);
    order.targets.push(Hostile::other_target(1, CLARA));
    let clara = device.hostile.company.hand(CLARA);
    let halt = halt(device.hostile.newest(), clara, Role::Hr, device.hostile.now.plus(1));
    device.frame(Down::Veto(halt));
    let frame = device.hostile.approved(order);
    device.frame(frame);
    device
}

#[test]
fn a_veto_is_not_shed_by_putting_the_vetoing_person_s_device_among_the_targets() {
    let device = halted(Device::new());
    assert_eq!(device.alarms, [Refusal::Veto]);
    assert!(!device.is_erased());
}

#[test]
fn nobody_vetoes_a_wipe_of_their_own_device() {
    let device = halted(Device::of(CLARA));
    assert!(device.is_erased());
}
