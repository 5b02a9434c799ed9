//! The main road: request, lock, approvals, dispatch, receipts, erasure of the server's half.

use lethe_people::{ANNA, BORIS, CLARA, DMITRI};
use lethe_proto::{
    ids::{DAY_MS, PersonId, Time},
    kinds::{Action, Role, Stage},
    leaf::LeafKind,
    merkle,
    note::Checkpoint,
    quorum::Short,
    wire::Down,
};
use lethe_server::{
    store::{
        StoreError,
        lists::{CommandFilter, Trouble},
        repo::enrollments::EnrollmentStatus,
    },
    usecase::{
        Failure as _,
        approve_command::{ApproveCommandError, Approved, approve_command},
        request_command::RequestCommandError,
    },
};
use lethe_server_core::{command::TargetState, permission::AdminRole};

use crate::{
    backend::{TestDb, on_both},
    scene::Scene,
};

on_both!(
    a_wipe_locks_at_once_goes_out_with_the_second_person_and_ends_with_the_receipt,
    nobody_decides_about_their_own_device,
    the_same_person_or_the_same_approval_again_adds_nothing,
    an_approval_of_another_command_is_refused_and_not_stored,
    the_same_idempotency_key_gives_the_same_command,
    an_answer_to_a_key_is_forgotten_after_a_day,
    what_waits_what_is_out_and_what_was_refused_is_counted,
    a_second_request_supersedes_the_first_until_somebody_approves,
    what_the_enrollment_never_allowed_cannot_be_requested,
    a_refused_command_alarms_and_stays_refused,
    an_unlock_names_the_state_and_lifts_it_by_the_devices_word,
);

const OWNER_OF_PHONE: PersonId = PersonId::new([77; 16]);

/// Somebody who is not an approver.
async fn employee(scene: &Scene) -> PersonId {
    use lethe_server::usecase::create_person::{NewPerson, create_person};
    let new = NewPerson { name: "Max Stern".to_owned(), email: None, external_id: None, group: None };
    let id = create_person(&scene.house, scene.owner.clone(), new).await.unwrap();
    assert_ne!(id, OWNER_OF_PHONE);
    id
}

async fn a_wipe_locks_at_once_goes_out_with_the_second_person_and_ends_with_the_receipt(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    let checked_in = scene.check_in(&mut max).await;
    assert!(checked_in.down.iter().any(|down| matches!(down, Down::Share(_))));

    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    assert!(matches!(scene.mail(&max).await.as_slice(), [Down::State(state, _)] if state.locked_since == 1));
    let checked_in = scene.check_in(&mut max).await;
    assert!(!checked_in.down.iter().any(|down| matches!(down, Down::Share(_))), "a locked device gets no share");

    assert_eq!(scene.approve(wipe.id, ANNA, Role::It).await.unwrap(), Approved::Waiting { persons: 1 });
    assert_eq!(scene.approve(wipe.id, CLARA, Role::Hr).await.unwrap(), Approved::Dispatched);
    let mail = scene.mail(&max).await;
    let Some(Down::Command(envelope, proof)) = mail.iter().find(|down| matches!(down, Down::Command(..))) else {
        panic!("{mail:?}")
    };
    envelope.verify_server(scene.keyring()).unwrap();
    let none = Checkpoint { size: 0, root: merkle::empty_root() };
    let keyring = scene.keyring();
    proof.verify(LeafKind::Dispatch, envelope.dispatch().bytes(), &keyring.log, &keyring.witnesses, &none).unwrap();

    scene.receipt(&mut max, wipe.digest, Stage::Accepted).await;
    let done = scene.receipt(&mut max, wipe.digest, Stage::Done).await;
    let read = scene.house.store.read();
    assert!(read.shares().secret(max.no).await.unwrap().is_none());
    let row = read.enrollments().find_no(max.no).await.unwrap().unwrap();
    assert_eq!(row.status, EnrollmentStatus::Erased);
    let command = read.commands().find(wipe.id).await.unwrap().unwrap();
    assert_eq!(command.standing.as_str(), "finished");
    let targets = read.targets().of_command(command.no).await.unwrap();
    assert_eq!(targets[0].state, TargetState::Done);
    assert_eq!(targets[0].receipt, Some(done.receipt.digest()));
    assert!(
        matches!(scene.mail(&max).await.as_slice(), [Down::ReceiptLogged(digest, _)] if *digest == done.receipt.digest())
    );

    let verbs = scene.verbs().await;
    for verb in ["command.requested", "device_state.changed", "command.dispatched", "share.destroyed"] {
        assert_eq!(verbs.iter().filter(|known| *known == verb).count(), 1, "{verb} in {verbs:?}");
    }
}

async fn nobody_decides_about_their_own_device(db: TestDb) {
    let scene = Scene::new(db).await;
    let annas = scene.enroll(ANNA, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &annas, "k1").await;
    let own = scene.approve(wipe.id, ANNA, Role::It).await.unwrap_err();
    assert!(matches!(own, ApproveCommandError::Short(Short::Oneself)), "{own}");
    assert_eq!(own.code(), "approval.refused");
    assert_eq!(scene.approve(wipe.id, BORIS, Role::It).await.unwrap(), Approved::Waiting { persons: 1 });
    assert_eq!(scene.approve(wipe.id, DMITRI, Role::It).await.unwrap(), Approved::Dispatched);
}

async fn the_same_person_or_the_same_approval_again_adds_nothing(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    let approval = scene.approval(wipe.id, ANNA, Role::It).await;
    let first = approve_command(&scene.house, wipe.id, approval.clone()).await.unwrap();
    let again = approve_command(&scene.house, wipe.id, approval).await.unwrap();
    assert_eq!((first, again), (Approved::Waiting { persons: 1 }, Approved::Waiting { persons: 1 }));
    // Her other key is still her.
    let stored = scene.house.store.read().commands().find(wipe.id).await.unwrap().unwrap();
    let other = scene.company.hands.iter().filter(|hand| hand.person() == ANNA).nth(1).unwrap();
    let other = other.sign(Role::It, &lethe_proto::envelope::question(&stored.order));
    let twice = approve_command(&scene.house, wipe.id, other).await.unwrap_err();
    assert!(matches!(twice, ApproveCommandError::Twice), "{twice}");
}

async fn an_approval_of_another_command_is_refused_and_not_stored(db: TestDb) {
    let scene = Scene::new(db).await;
    let person = employee(&scene).await;
    let (one, two) = (scene.enroll(person, 1).await, scene.enroll(person, 2).await);
    let first = scene.request_for(Action::WipeContainer, &one, "k1").await;
    let second = scene.request_for(Action::WipeContainer, &two, "k2").await;
    let moved = scene.approval(first.id, ANNA, Role::It).await;
    let refused = approve_command(&scene.house, second.id, moved).await.unwrap_err();
    assert!(matches!(refused, ApproveCommandError::Short(Short::BadSignature)), "{refused}");
    let read = scene.house.store.read();
    let no = read.commands().find(second.id).await.unwrap().unwrap().no;
    assert!(read.approvals().of_command(no).await.unwrap().is_empty());
}

async fn the_same_idempotency_key_gives_the_same_command(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let first = scene.request_for(Action::WipeContainer, &max, "k1").await;
    assert_eq!(scene.request_for(Action::WipeContainer, &max, "k1").await, first);
    let other = scene.try_request(&scene.owner, Action::Unenroll, &[max.phone.enrollment], "k1").await.unwrap_err();
    assert!(matches!(other, RequestCommandError::KeyReused), "{other}");
    assert_eq!(
        scene.house.store.read().commands_page(&CommandFilter::default(), None, 10).await.unwrap().items.len(),
        1
    );
}

async fn an_answer_to_a_key_is_forgotten_after_a_day(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.db.clock.advance(DAY_MS);
    scene.request_for(Action::Unenroll, &max, "k2").await;
    let left = scene.house.store.write(|tx| async move {
        let left = tx.answers().purge(tx.now()).await?;
        tx.unchanged(left).await
    });
    let left: Result<u64, StoreError> = left.await;
    assert_eq!(left.unwrap(), 0, "the second request has forgotten it already");
}

async fn what_waits_what_is_out_and_what_was_refused_is_counted(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    let read = scene.house.store.read();
    assert_eq!(read.commands().count_open().await.unwrap(), (0, 0));
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.request_for(Action::Unenroll, &max, "k2").await;
    assert_eq!(read.commands().count_open().await.unwrap(), (2, 0));
    for person in [ANNA, BORIS] {
        scene.approve(wipe.id, person, Role::It).await.unwrap();
    }
    assert_eq!(read.commands().count_open().await.unwrap(), (1, 1));
    let before = Time(scene.house.store.clock().now().0 - 1);
    let trouble = async |since| scene.house.store.read().trouble(None, since).await.unwrap();
    assert_eq!(trouble(before).await, Trouble { waiting: 1, unconfirmed: 1, refused: 0 });
    scene.receipt(&mut max, wipe.digest, Stage::Refused).await;
    assert_eq!(read.commands().count_open().await.unwrap(), (1, 0));
    assert_eq!(trouble(before).await, Trouble { waiting: 1, unconfirmed: 0, refused: 1 });
    assert_eq!(trouble(before.plus(1)).await.refused, 0);
    assert_eq!(scene.house.store.read().trouble(Some("nobody's"), before).await.unwrap(), Trouble::default());
}

async fn a_second_request_supersedes_the_first_until_somebody_approves(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let first = scene.request_for(Action::WipeContainer, &max, "k1").await;
    let second = scene.request_for(Action::WipeContainer, &max, "k2").await;
    let late = scene.approve(first.id, ANNA, Role::It).await.unwrap_err();
    assert_eq!(late.code(), "command.not_open");
    scene.approve(second.id, ANNA, Role::It).await.unwrap();
    let third = scene.try_request(&scene.owner, Action::WipeContainer, &[max.phone.enrollment], "k3").await;
    assert!(matches!(third, Err(RequestCommandError::Pending)));
}

async fn what_the_enrollment_never_allowed_cannot_be_requested(db: TestDb) {
    use lethe_server::usecase::{
        enroll_device::enroll_device,
        make_enrollment_code::{NewEnrollmentCode, make_enrollment_code},
    };
    let scene = Scene::new(db).await;
    let new = NewEnrollmentCode {
        person: employee(&scene).await,
        device_name: "own phone".to_owned(),
        ceilings: lethe_proto::enrollment::Ceilings { actions: vec![Action::WipeContainer], solo: false, demo: false },
        lifetime_ms: 60_000,
    };
    let code = make_enrollment_code(&scene.house, scene.owner.clone(), new).await.unwrap().code;
    let phone = lethe_people::Phone::new(scene.company.tenant, code.person, "x", 1);
    let reply = enroll_device(&scene.house, scene.request(&phone, &code.secret)).await.unwrap();
    let refused = scene.try_request(&scene.owner, Action::WipeDevice, &[reply.grant.enrollment], "k1").await;
    assert!(matches!(refused, Err(RequestCommandError::Ceiling)));
    let auditor = scene.admin("Ada", AdminRole::Auditor, None).await;
    let denied = scene.try_request(&auditor, Action::WipeContainer, &[reply.grant.enrollment], "k1").await;
    assert_eq!(denied.unwrap_err().code(), "caller.denied");
}

async fn a_refused_command_alarms_and_stays_refused(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(wipe.id, ANNA, Role::It).await.unwrap();
    scene.approve(wipe.id, BORIS, Role::It).await.unwrap();
    let refusal =
        scene.receipt_with(&mut max, wipe.digest, Stage::Refused, |r| "log.inclusion".clone_into(&mut r.reason));
    refusal.await.unwrap();
    assert_eq!(scene.alarms().await, ["command.refused"]);
    let read = scene.house.store.read();
    let no = read.commands().find(wipe.id).await.unwrap().unwrap().no;
    let target = read.targets().of_command(no).await.unwrap().remove(0);
    assert_eq!((target.state, target.reason.as_str()), (TargetState::Refused, "log.inclusion"));
    assert!(read.shares().secret(max.no).await.unwrap().is_some(), "a refusal destroys nothing");
}

async fn an_unlock_names_the_state_and_lifts_it_by_the_devices_word(db: TestDb) {
    use lethe_server::usecase::protect_device::{Protection, protect_device};
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    let nothing = scene.try_request(&scene.owner, Action::Unlock, &[max.phone.enrollment], "k0").await;
    assert!(matches!(nothing, Err(RequestCommandError::NothingToLift)));
    let lock = || protect_device(&scene.house, scene.owner.clone(), max.phone.enrollment, Protection::Lock, None);
    assert_eq!(lock().await.unwrap(), 1);
    assert_eq!(lock().await.unwrap(), 1, "locking twice is no change");
    let unlock = scene.request_for(Action::Unlock, &max, "k1").await;
    let order = scene.house.store.read().commands().find(unlock.id).await.unwrap().unwrap().order;
    assert!(order.lifts.iter().any(|lift| lift.counter == 1 && lift.enrollment == max.phone.enrollment));
    assert_eq!(scene.approve(unlock.id, ANNA, Role::It).await.unwrap(), Approved::Dispatched);
    assert_eq!(scene.state(&max).await.unwrap().locked_since, 1, "sent is not done");
    scene.receipt(&mut max, unlock.digest, Stage::Done).await;
    let state = scene.state(&max).await.unwrap();
    assert_eq!((state.locked_since, state.counter), (0, 2));
    assert!(scene.check_in(&mut max).await.down.iter().any(|down| matches!(down, Down::Share(_))));
}
