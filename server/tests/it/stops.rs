//! What stops: veto, HALT, cancel, hold, expiry, suspension. And what protects the entrance: enrollment and receipts.

use lethe_people::{ANNA, BORIS, CLARA, DMITRI, halt, veto_of};
use lethe_proto::{
    ids::{DAY_MS, Digest, PersonId},
    kinds::{Action, Role, Stage},
    quorum::Short,
    wire::Down,
};
use lethe_server::store::{Has, Report};
use lethe_server::usecase::{
    Failure as _,
    approve_command::{ApproveCommandError, Approved},
    cancel_command::cancel_command,
    create_person::{NewPerson, create_person},
    enroll_device::{EnrollDeviceError, enroll_device},
    expire_commands::expire_commands,
    protect_device::{Protection, protect_device},
    request_command::RequestCommandError,
    suspend_person::suspend_person,
    veto_command::veto_command,
};

use crate::{
    backend::{START, TestDb, on_both},
    scene::{Scene, sign_checkin},
};

on_both!(
    one_veto_stops_a_command_and_the_next_one_needs_one_person_more,
    halt_stops_everything_that_is_pending_and_reaches_every_device,
    a_cancelled_command_is_named_in_the_state,
    nobody_stops_an_order_for_their_own_device,
    a_hold_stops_the_request_of_a_wipe_and_not_the_lock,
    what_is_overdue_expires_once,
    a_suspended_approver_counts_no_more,
    the_same_device_gets_the_same_grant_and_another_one_nothing,
    nobody_enrolls_anew_to_shed_a_wipe,
    a_forked_chain_of_receipts_alarms,
    a_replayed_check_in_is_refused,
    a_lock_that_is_ordered_during_a_check_in_stays_in_the_mailbox,
    a_device_cannot_unlock_itself_by_a_receipt_about_what_nobody_approved_or_somebody_stopped,
    a_device_that_claims_an_absurd_counter_harms_nobody_else,
    a_keyring_written_later_ends_a_suspension_and_an_older_one_does_not,
);

async fn employee(scene: &Scene) -> PersonId {
    let new = NewPerson { name: "Max Stern".to_owned(), email: None, external_id: None, group: None };
    create_person(&scene.house, scene.owner.clone(), new).await.unwrap()
}

async fn one_veto_stops_a_command_and_the_next_one_needs_one_person_more(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(wipe.id, ANNA, Role::It).await.unwrap();
    scene.approve(wipe.id, BORIS, Role::It).await.unwrap();
    let order = scene.house.store.read().commands().find(wipe.id).await.unwrap().unwrap().order;
    let veto = veto_of(&order, scene.company.hand(CLARA), Role::Hr, START);
    assert_eq!(veto_command(&scene.house, veto.clone()).await.unwrap(), 1);
    assert_eq!(veto_command(&scene.house, veto).await.unwrap(), 0, "the same veto again is no change");
    let mail = scene.mail(&max).await;
    assert!(mail.iter().any(|down| matches!(down, Down::Veto(_))));
    assert!(!mail.iter().any(|down| matches!(down, Down::Command(..))), "a vetoed command is not delivered");

    scene.db.clock.advance(1000);
    let again = scene.request_for(Action::WipeContainer, &max, "k2").await;
    scene.approve(again.id, ANNA, Role::It).await.unwrap();
    assert_eq!(scene.approve(again.id, BORIS, Role::It).await.unwrap(), Approved::Waiting { persons: 2 });
    assert_eq!(scene.approve(again.id, DMITRI, Role::It).await.unwrap(), Approved::Dispatched);
}

async fn halt_stops_everything_that_is_pending_and_reaches_every_device(db: TestDb) {
    let scene = Scene::new(db).await;
    let (max, mia) = (scene.enroll(employee(&scene).await, 1).await, scene.enroll(employee(&scene).await, 2).await);
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.db.clock.advance(1000);
    let stop = halt(scene.keyring(), scene.company.hand(CLARA), Role::Hr, START.plus(1000));
    assert_eq!(veto_command(&scene.house, stop).await.unwrap(), 1);
    assert_eq!(scene.approve(wipe.id, ANNA, Role::It).await.unwrap_err().code(), "command.not_open");
    for phone in [&max, &mia] {
        assert!(scene.mail(phone).await.iter().any(|down| matches!(down, Down::Veto(_))));
    }
    let forged = halt(scene.keyring(), scene.company.hand(CLARA), Role::It, START);
    assert_eq!(veto_command(&scene.house, forged).await.unwrap_err().code(), "veto.refused");
}

async fn nobody_stops_an_order_for_their_own_device(db: TestDb) {
    let scene = Scene::new(db).await;
    let (own, other) = (scene.enroll(ANNA, 1).await, scene.enroll(employee(&scene).await, 2).await);
    let wipe = scene.request_for(Action::WipeContainer, &own, "k1").await;
    let both = [own.phone.enrollment, other.phone.enrollment];
    let wider = scene.try_request(&scene.owner, Action::Unenroll, &both, "k2").await.unwrap();
    let order = async |id| scene.house.store.read().commands().find(id).await.unwrap().unwrap().order;
    let veto = veto_of(&order(wipe.id).await, scene.company.hand(ANNA), Role::It, START);
    assert_eq!(veto_command(&scene.house, veto).await.unwrap_err().code(), "veto.oneself");
    scene.db.clock.advance(1000);
    let stop = halt(scene.keyring(), scene.company.hand(ANNA), Role::It, START.plus(1000));
    assert_eq!(veto_command(&scene.house, stop).await.unwrap(), 1, "only the one that is about somebody else, too");
    assert_eq!(scene.approve(wider.id, BORIS, Role::It).await.unwrap_err().code(), "command.not_open");
    scene.approve(wipe.id, BORIS, Role::It).await.unwrap();
    assert_eq!(scene.approve(wipe.id, DMITRI, Role::It).await.unwrap(), Approved::Dispatched);
}

async fn a_cancelled_command_is_named_in_the_state(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(wipe.id, ANNA, Role::It).await.unwrap();
    scene.approve(wipe.id, BORIS, Role::It).await.unwrap();
    cancel_command(&scene.house, scene.owner.clone(), wipe.id, None).await.unwrap();
    cancel_command(&scene.house, scene.owner.clone(), wipe.id, None).await.unwrap();
    assert_eq!(scene.state(&max).await.unwrap().cancelled, [wipe.id]);
    assert!(matches!(scene.mail(&max).await.as_slice(), [Down::State(..)]));
    assert_eq!(scene.verbs().await.iter().filter(|verb| *verb == "command.cancelled").count(), 1);
}

async fn a_hold_stops_the_request_of_a_wipe_and_not_the_lock(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let protect = |what| protect_device(&scene.house, scene.owner.clone(), max.phone.enrollment, what, None);
    protect(Protection::Hold).await.unwrap();
    let refused = scene.try_request(&scene.owner, Action::WipeContainer, &[max.phone.enrollment], "k1").await;
    assert!(matches!(refused, Err(RequestCommandError::OnHold)));
    protect(Protection::Lock).await.unwrap();
    let state = scene.state(&max).await.unwrap();
    assert_eq!((state.hold_since, state.locked_since), (1, 2));
}

async fn what_is_overdue_expires_once(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(wipe.id, ANNA, Role::It).await.unwrap();
    assert_eq!(expire_commands(&scene.house).await.unwrap(), 0);
    scene.db.clock.advance(DAY_MS);
    let late = scene.approve(wipe.id, BORIS, Role::It).await.unwrap_err();
    assert_eq!(late.code(), "command.not_open");
    assert_eq!(expire_commands(&scene.house).await.unwrap(), 1);
    assert_eq!(expire_commands(&scene.house).await.unwrap(), 0);
    let stored = scene.house.store.read().commands().find(wipe.id).await.unwrap().unwrap();
    assert_eq!(stored.standing.as_str(), "expired");
}

async fn a_suspended_approver_counts_no_more(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(wipe.id, ANNA, Role::It).await.unwrap();
    assert_eq!(suspend_person(&scene.house, scene.owner.clone(), ANNA, None).await.unwrap(), 1);
    assert_eq!(scene.state(&max).await.unwrap().suspended, [ANNA]);
    let second = scene.approve(wipe.id, BORIS, Role::It).await.unwrap();
    assert_eq!(second, Approved::Waiting { persons: 1 }, "Anna's approval does not count any more");
    let third = scene.approve(wipe.id, DMITRI, Role::It).await.unwrap();
    assert_eq!(third, Approved::Dispatched);
    let stored = scene.house.store.read().commands().find(wipe.id).await.unwrap().unwrap();
    assert_eq!(stored.dispatched.unwrap().envelope.approvals.len(), 2, "and it does not travel");
    let other = scene.enroll(employee(&scene).await, 2).await;
    let next = scene.request_for(Action::WipeContainer, &other, "k2").await;
    let refused = scene.approve(next.id, ANNA, Role::It).await.unwrap_err();
    assert!(matches!(refused, ApproveCommandError::Short(Short::Suspended)), "{refused}");
}

async fn the_same_device_gets_the_same_grant_and_another_one_nothing(db: TestDb) {
    let scene = Scene::new(db).await;
    let code = scene.code(employee(&scene).await).await;
    let phone = |number| lethe_people::Phone::new(scene.company.tenant, code.person, "x", number);
    let first = enroll_device(&scene.house, scene.request(&phone(1), &code.secret)).await.unwrap();
    let again = enroll_device(&scene.house, scene.request(&phone(1), &code.secret)).await.unwrap();
    assert!(first == again);
    let thief = enroll_device(&scene.house, scene.request(&phone(2), &code.secret)).await.unwrap_err();
    assert!(matches!(thief, EnrollDeviceError::Code), "{thief}");
    let mut forged = scene.request(&phone(3), &scene.code(code.person).await.secret);
    forged.cose = scene.request(&phone(2), &code.secret).cose;
    let forged = enroll_device(&scene.house, forged).await.unwrap_err();
    assert!(matches!(forged, EnrollDeviceError::Signature), "{forged}");
}

async fn nobody_enrolls_anew_to_shed_a_wipe(db: TestDb) {
    let scene = Scene::new(db).await;
    let person = employee(&scene).await;
    let max = scene.enroll(person, 1).await;
    scene.request_for(Action::WipeContainer, &max, "k1").await;
    let refused = scene.try_enroll(person, 2).await.unwrap_err();
    assert!(matches!(refused, EnrollDeviceError::Pending), "{refused}");
    assert_eq!(scene.alarms().await, ["enrollment.pending_order"]);
    assert!(scene.verbs().await.contains(&"enrollment.refused".to_owned()));
}

async fn a_forked_chain_of_receipts_alarms(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    let first = scene.receipt(&mut max, Digest::from([1; 32]), Stage::Applied).await;
    lethe_server::usecase::accept_receipt::accept_receipt(&scene.house, first.clone()).await.unwrap();
    assert_eq!(scene.mail(&max).await.len(), 1, "the proof waits once, however often the receipt came");
    let fork = scene.receipt_with(&mut max, Digest::from([2; 32]), Stage::Applied, |r| r.previous = Digest::ZERO).await;
    assert_eq!(fork.unwrap_err().code(), "receipt.forked");
    assert_eq!(scene.alarms().await, ["receipt.forked"]);
    let size = async || scene.house.store.read().checkpoint().await.unwrap().unwrap().0;
    let before = size().await;
    scene
        .receipt_with(&mut max, Digest::from([2; 32]), Stage::Applied, |r| r.previous = Digest::ZERO)
        .await
        .unwrap_err();
    assert_eq!(size().await, before, "whoever repeats a fork fills no log");
    let odd =
        scene.receipt_with(&mut max, Digest::from([4; 32]), Stage::Refused, |r| "a\u{0}b".clone_into(&mut r.reason));
    assert_eq!(odd.await.unwrap_err().code(), "receipt.reason");
    let mut stolen = first;
    stolen.cose = lethe_proto::cose::Cose::from_bytes(vec![0; 100]);
    stolen.receipt = lethe_proto::cbor::Exact::new(max.phone.receipt(Digest::from([3; 32]), Stage::Done));
    let forged = lethe_server::usecase::accept_receipt::accept_receipt(&scene.house, stolen).await;
    assert_eq!(forged.unwrap_err().code(), "receipt.signature");
}

async fn a_replayed_check_in_is_refused(db: TestDb) {
    use lethe_server::usecase::check_in::check_in;
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    scene.check_in(&mut max).await;
    let mut old = max.phone.checkin(scene.keyring_ref());
    old.sequence = 1;
    let challenge = old.challenge;
    let (old, cose) = sign_checkin(&max.phone, old);
    let replay = check_in(&scene.house, old.clone(), cose.clone(), Some(challenge)).await.map(|_| ()).unwrap_err();
    assert_eq!(replay.code(), "checkin.replayed");
    let other = lethe_proto::ids::Challenge::from([9; 32]);
    let moved = check_in(&scene.house, old, cose, Some(other)).await.map(|_| ()).unwrap_err();
    assert_eq!(moved.code(), "checkin.challenge");
}

async fn a_device_cannot_unlock_itself_by_a_receipt_about_what_nobody_approved_or_somebody_stopped(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    protect_device(&scene.house, scene.owner.clone(), max.phone.enrollment, Protection::Lock, None).await.unwrap();
    let unlock = scene.request_for(Action::Unlock, &max, "k1").await;
    scene.receipt(&mut max, unlock.digest, Stage::Done).await;
    assert_eq!(scene.state(&max).await.unwrap().locked_since, 1);
    assert_eq!(scene.alarms().await, ["receipt.undispatched"]);
    scene.approve(unlock.id, ANNA, Role::It).await.unwrap();
    cancel_command(&scene.house, scene.owner.clone(), unlock.id, None).await.unwrap();
    scene.receipt(&mut max, unlock.digest, Stage::Done).await;
    assert_eq!(scene.state(&max).await.unwrap().locked_since, 1);
    assert!(!scene.check_in(&mut max).await.down.iter().any(|down| matches!(down, Down::Share(_))));
}

async fn a_device_that_claims_an_absurd_counter_harms_nobody_else(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    let key = scene.house.server_key();
    let absurd = |checkin: &mut lethe_proto::checkin::Checkin| {
        checkin.state = crate::scene::state_ref(key, u64::MAX);
        checkin.time = lethe_proto::ids::Time(u64::MAX);
    };
    scene.check_in_with(&mut max, absurd).await;
    assert!(scene.state(&max).await.is_none());
    assert_eq!(suspend_person(&scene.house, scene.owner.clone(), ANNA, None).await.unwrap(), 1);
}

async fn a_keyring_written_later_ends_a_suspension_and_an_older_one_does_not(db: TestDb) {
    use lethe_server::usecase::{By, publish_keyring::publish_keyring};
    let scene = Scene::new(db).await;
    scene.db.clock.advance(DAY_MS);
    suspend_person(&scene.house, scene.owner.clone(), ANNA, None).await.unwrap();
    let older = scene.company.next(scene.keyring(), |keyring| keyring.issued = START.plus(1000));
    publish_keyring(&scene.house, By::Operator, older.clone()).await.unwrap();
    let suspended = || async { scene.house.store.read().people().suspended().await.unwrap() };
    assert_eq!(suspended().await, [ANNA]);
    let newer = scene.company.next(&older.keyring, |keyring| keyring.issued = START.plus(2 * DAY_MS));
    publish_keyring(&scene.house, By::Operator, newer).await.unwrap();
    assert!(suspended().await.is_empty());
}

/// The server has looked at the state, the lock is ordered, and only then the check-in is written down.
async fn a_lock_that_is_ordered_during_a_check_in_stays_in_the_mailbox(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let looked = scene.state(&max).await.map_or(0, |state| state.counter);
    protect_device(&scene.house, scene.owner.clone(), max.phone.enrollment, Protection::Lock, None).await.unwrap();
    let put = |sequence, counter| {
        let report = Report { sequence, reported_at: START, body: vec![1], cose: vec![2] };
        let has = Has { keyring: 1, state: Some(counter), first: true, shown: None };
        scene.house.store.put_report((max.no, max.phone.enrollment), report, has)
    };
    assert!(put(1, looked).await.unwrap());
    assert!(matches!(scene.mail(&max).await.as_slice(), [Down::State(..)]), "the lock still waits");
    assert!(put(2, looked + 1).await.unwrap());
    assert!(scene.mail(&max).await.is_empty(), "a device that has it need not get it again");
}
