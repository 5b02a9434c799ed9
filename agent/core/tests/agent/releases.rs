//! A mass lock by a hostile server, undone by people without any server.

use lethe_agent_core::input::Input;
use lethe_people::{Company, DMITRI, ELENA, entropy, release, release_by};
use lethe_proto::{
    kinds::Stage,
    recovery::RecoveryGrant,
    refusal::Refusal,
    release::{Release, SignedRelease},
};

use crate::device::Device;

fn locked() -> Device {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    device.frame(lock);
    assert!(!device.open);
    device
}

/// Two root persons sign.
fn signed(device: &Device, change: impl FnOnce(&mut Release)) -> SignedRelease {
    let mut release = release(&device.hostile.company, device.hostile.newest());
    change(&mut release);
    let company = &device.hostile.company;
    release_by(release, &[company.hand(DMITRI), company.hand(ELENA)])
}

/// Two holders of recovery keys open the blob.
fn grant(device: &Device) -> RecoveryGrant {
    let blob = &device.agent.record().wraps[0].blob;
    let keys = [Company::recovery_secret(0).0, Company::recovery_secret(2).0];
    let share = blob.open(&keys).expect("two of three keys");
    blob.grant(&share, &mut entropy("grant")).unwrap()
}

#[test]
fn two_root_persons_and_two_recovery_keys_open_without_the_server() {
    let mut device = locked();
    let (release, grant) = (signed(&device, |_| {}), grant(&device));
    device.give(Input::Release(release, vec![grant]));
    assert!(device.open && !device.agent.record().is_locked());
}

#[test]
fn the_released_server_key_is_never_listened_to_again() {
    let mut device = locked();
    let release = signed(&device, |_| {});
    device.give(Input::Release(release, Vec::new()));
    let lock = device.hostile.lock();
    device.frame(lock);
    assert!(!device.agent.record().is_locked());
    assert_eq!(device.alarms, [Refusal::StateSignature]);
}

#[test]
fn an_excepted_device_stays_locked() {
    let mut device = locked();
    let own = device.agent.record().enrollment;
    let release = signed(&device, |release| release.except = vec![own]);
    device.give(Input::Release(release, Vec::new()));
    assert!(device.agent.record().is_locked());
}

#[test]
fn a_lock_that_arrived_outside_the_times_stays() {
    let mut device = locked();
    let release = signed(&device, |release| release.from = release.until);
    device.give(Input::Release(release, Vec::new()));
    assert!(device.agent.record().is_locked());
}

#[test]
fn one_root_person_releases_nothing() {
    let mut device = locked();
    let release = release(&device.hostile.company, device.hostile.newest());
    let signed = release_by(release, &[device.hostile.company.hand(DMITRI)]);
    device.give(Input::Release(signed, Vec::new()));
    assert!(device.agent.record().is_locked());
    assert_eq!((device.last().stage, device.alarms.as_slice()), (Stage::Refused, [Refusal::Release].as_slice()));
}

#[test]
fn an_expired_release_releases_nothing() {
    let mut device = locked();
    let release = signed(&device, |_| {});
    device.wait(9 * lethe_proto::ids::DAY_MS);
    device.give(Input::Release(release, Vec::new()));
    assert!(device.agent.record().is_locked());
}

#[test]
fn one_recovery_key_opens_nothing() {
    let device = locked();
    let blob = &device.agent.record().wraps[0].blob;
    assert!(blob.open(&[Company::recovery_secret(0).0]).is_err());
}
