//! An honest life: lock, unlock, messages, renewal, wipe.

use lethe_agent_core::effect::Hook;
use lethe_proto::{
    ids::Time,
    kinds::{Action, ContainerState, Stage},
    wire::Down,
};

use crate::device::Device;

#[test]
fn a_lock_closes_the_container_at_once_and_is_answered_when_it_is_closed() {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    let Down::State(state, _) = &lock else { unreachable!() };
    let subject = state.digest();
    device.frame(lock.clone());
    assert!(!device.open && device.said(Stage::Applied, subject));
    assert_eq!(device.last().evidence.container, ContainerState::Locked);
    assert_eq!(device.hooks, [Hook::Locked]);
    let said = device.receipts.len();
    device.frame(lock);
    assert_eq!(device.receipts[said].receipt, device.receipts[said - 1].receipt, "the same answer again");
}

#[test]
fn a_share_does_not_open_a_locked_container() {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    device.frame(lock);
    device.share(1);
    assert!(!device.open);
}

#[test]
fn a_lock_with_busy_files_says_partly_until_it_is_clean() {
    let mut device = Device::new();
    device.busy = 3;
    let lock = device.hostile.lock();
    device.frame(lock);
    assert_eq!((device.last().stage, device.agent.container()), (Stage::Partly, ContainerState::LockedPartly));
    device.give(lethe_agent_core::input::Input::Tick);
    assert_eq!((device.last().stage, device.agent.container()), (Stage::Applied, ContainerState::Locked));
}

#[test]
fn an_approved_unlock_opens_again_with_a_new_share() {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    device.frame(lock);
    let order = device.hostile.order(Action::Unlock);
    let unlock = device.hostile.approved(order);
    device.frame(unlock);
    assert_eq!(device.last().stage, Stage::Done);
    assert!(!device.agent.record().is_locked());
    device.share(1);
    assert!(device.open);
}

#[test]
fn a_state_that_still_names_a_lifted_lock_does_not_lock_again() {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    device.frame(lock);
    let order = device.hostile.order(Action::Unlock);
    let unlock = device.hostile.approved(order);
    device.frame(unlock);
    let state = device.hostile.state(|state| {
        state.locked_since = 1;
        (state.message_number, state.message) = (2, "Welcome back".into());
    });
    let state = device.hostile.signed(state);
    device.frame(state);
    assert!(!device.agent.record().is_locked());
    assert_eq!(device.hooks.last(), Some(&Hook::Message("Welcome back".into())));
}

#[test]
fn a_logout_names_its_moment_once() {
    let mut device = Device::new();
    let before = Time(device.now.wall.0 - 5);
    for _ in 0..2 {
        let state = device.hostile.state(|state| state.logged_out_before = before);
        let state = device.hostile.signed(state);
        device.frame(state);
    }
    assert_eq!(device.hooks, [Hook::LoggedOut { before }]);
}

#[test]
fn a_share_of_the_next_epoch_renews_the_wrap_and_the_old_share_opens_no_more() {
    let mut device = Device::new();
    device.share(2);
    assert_eq!(device.agent.record().wraps[0].epoch, 2);
    device.restart();
    device.share(1);
    assert!(!device.open);
    device.share(2);
    assert!(device.open);
}

#[test]
fn a_wipe_destroys_keys_before_data_and_ends_with_a_chained_receipt() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe.clone());
    let names: Vec<_> = device.steps.iter().map(|step| step.as_str()).collect();
    assert_eq!(names, ["evict_key", "destroy_device_half", "destroy_seal_key", "remove_data"]);
    let evidence = device.last().evidence;
    assert!(evidence.device_key_destroyed && evidence.recovery_blob_destroyed && evidence.data_removed);
    assert!(device.agent.record().wraps.is_empty());
    let [.., accepted, done] = device.receipts.as_slice() else { panic!("two receipts") };
    assert_eq!(accepted.receipt.stage, Stage::Accepted);
    assert_eq!(done.receipt.previous, accepted.receipt.digest());
    let said = device.receipts.len();
    device.frame(wipe);
    assert_eq!(device.receipts.len(), said + 1, "the stored answer, without alarm");
    assert!(device.alarms.is_empty());
    assert_eq!(device.steps.len(), 4, "nothing is done twice");
}

#[test]
fn the_receipt_key_is_destroyed_only_when_every_receipt_is_in_the_log() {
    let mut device = Device::new();
    let order = device.hostile.order(Action::WipeContainer);
    let wipe = device.hostile.approved(order);
    device.frame(wipe);
    let waiting = device.agent.record().outbox.clone();
    assert!(!waiting.is_empty());
    for (number, receipt) in waiting.iter().enumerate() {
        assert!(!device.agent.is_over());
        let number = 700 + number as u64;
        let body = receipt.receipt.bytes();
        let log = &mut device.hostile.company.log;
        let index = log.append(lethe_proto::leaf::LeafKind::Receipt, number, body);
        let proof = log.prove(index, number, 0);
        device.frame(Down::ReceiptLogged(receipt.receipt.digest(), proof));
    }
    assert!(device.agent.is_over());
}

#[test]
fn a_receipt_that_is_not_in_the_log_is_kept() {
    let mut device = Device::new();
    let lock = device.hostile.lock();
    device.frame(lock);
    let receipt = device.agent.record().outbox[0].clone();
    let log = &mut device.hostile.company.log;
    let index = log.append(lethe_proto::leaf::LeafKind::Receipt, 800, b"another receipt");
    let proof = log.prove(index, 800, 0);
    device.frame(Down::ReceiptLogged(receipt.receipt.digest(), proof));
    assert!(device.agent.record().outbox.contains(&receipt));
}
