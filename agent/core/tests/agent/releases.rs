//! A mass lock by a hostile server, undone by people without any server.

use lethe_agent_core::{effect::Hook, input::Input};
use lethe_people::{Company, DMITRI, ELENA, entropy, release, release_by};
use lethe_proto::{
    ids::DAY_MS,
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
    device.wait(DAY_MS);
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
    device.wait(9 * DAY_MS);
    device.give(Input::Release(release, Vec::new()));
    assert!(device.agent.record().is_locked());
}

#[test]
fn one_recovery_key_opens_nothing() {
    let device = locked();
    let blob = &device.agent.record().wraps[0].blob;
    assert!(blob.open(&[Company::recovery_secret(0).0]).is_err());
}

#[test]
fn a_keyring_that_expired_behind_a_hostile_server_does_not_keep_people_from_releasing() {
    let mut device = locked();
    device.wait(400 * DAY_MS);
    assert!(device.now.wall > device.hostile.newest().expires);
    let now = device.now.wall;
    let release = signed(&device, |release| (release.issued, release.expires) = (now, now.plus(DAY_MS)));
    device.give(Input::Release(release, Vec::new()));
    assert!(!device.agent.record().is_locked());
}

#[test]
fn a_release_lives_thirty_days_at_most_and_is_not_written_in_the_future() {
    let mut device = locked();
    let now = device.now.wall;
    let eternal = signed(&device, |release| release.expires = now.plus(400 * DAY_MS));
    let future = signed(&device, |release| {
        (release.issued, release.expires) = (now.plus(DAY_MS), now.plus(2 * DAY_MS));
    });
    for release in [eternal, future] {
        device.give(Input::Release(release, Vec::new()));
        assert!(device.agent.record().is_locked());
    }
    assert_eq!(device.alarms, [Refusal::Release; 2]);
}

#[test]
fn a_release_that_is_refused_again_raises_the_alarm_again() {
    let mut device = locked();
    let release = release(&device.hostile.company, device.hostile.newest());
    let signed = release_by(release, &[device.hostile.company.hand(DMITRI)]);
    device.give(Input::Release(signed.clone(), Vec::new()));
    device.give(Input::Release(signed, Vec::new()));
    assert_eq!(device.alarms, [Refusal::Release; 2], "whoever brought it is told");
}

#[test]
fn a_mass_lock_over_an_honest_lock_does_not_bring_it_under_the_release() {
    let mut device = locked();
    device.wait(2 * DAY_MS);
    let again = device.hostile.lock();
    device.frame(again);
    let now = device.now.wall;
    let release = signed(&device, |release| {
        (release.from, release.until) = (now, now);
        (release.issued, release.expires) = (now, now.plus(DAY_MS));
    });
    device.give(Input::Release(release, Vec::new()));
    assert!(device.agent.record().is_locked(), "the leaver's device was locked before");
}

#[test]
fn an_old_release_brought_later_does_not_lift_the_lock_of_another_server_key() {
    let mut device = locked();
    let old = signed(&device, |_| {});
    let new = lethe_people::ServerNode::new(2);
    let next = device.hostile.next_keyring(|next| next.service_keys.push(new.entry()));
    let next = device.hostile.adopt(next);
    device.frame(next);
    device.give(Input::Release(old, Vec::new()));
    assert!(device.agent.record().is_locked(), "it names the keyring that its signers looked at");
}

#[test]
fn a_release_where_nothing_is_locked_tells_nobody_that_something_was_unlocked() {
    let mut device = Device::new();
    device.wait(DAY_MS);
    let release = signed(&device, |_| {});
    device.give(Input::Release(release, Vec::new()));
    assert_eq!(device.last().stage, Stage::Applied);
    assert!(!device.hooks.contains(&Hook::Unlocked) && device.open);
}

#[test]
fn a_release_during_a_wipe_does_not_stop_it() {
    let mut device = locked();
    let grant = grant(&device);
    device.resists = Some(lethe_agent_core::plan::Step::RemoveData);
    let order = device.hostile.order(lethe_proto::kinds::Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    let release = signed(&device, |_| {});
    device.give(Input::Release(release, vec![grant]));
    assert!(!device.open && device.alarms == [Refusal::Release]);
    device.resists = None;
    device.give(Input::Tick);
    assert!(device.is_erased());
}

#[test]
fn a_device_that_people_opened_takes_the_share_of_an_honest_server_again() {
    let mut device = Device::new();
    let honest = std::mem::replace(&mut device.server_secret, [99; 32]);
    for epoch in 2..5 {
        device.share(epoch);
    }
    assert_eq!(device.agent.record().wraps[0].epoch, 4, "wrapped under what only the hostile server knows");
    let lock = device.hostile.lock();
    device.frame(lock);
    device.server_secret = honest;
    device.wait(DAY_MS);
    let (release, grant) = (signed(&device, |_| {}), grant(&device));
    device.give(Input::Release(release, vec![grant]));
    device.share(1);
    assert_eq!(device.agent.record().wraps[0].epoch, 1);
    device.restart();
    assert!(!device.open);
    device.share(1);
    assert!(device.open, "without people, and without the hostile server");
}

#[test]
fn a_share_of_an_older_epoch_renews_nothing_where_the_server_opened() {
    let mut device = Device::new();
    device.share(2);
    device.share(1);
    assert_eq!(device.agent.record().wraps[0].epoch, 2);
}
