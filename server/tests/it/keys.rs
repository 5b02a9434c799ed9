//! Several keys of the server, one after the other or at the same time: counters, locks that outlive a key, and whom it silenced.

use std::sync::Arc;

use lethe_people::{ANNA, BORIS, CLARA, DMITRI, ELENA, release, release_by};
use lethe_proto::{
    chain::SignedKeyring,
    cose::Signer as _,
    floor::COUNTER_JUMP,
    ids::{Challenge, DAY_MS, KeyId, PersonId},
    keyring::ServiceKey,
    kinds::{Action, Role, Stage},
    state::{State, StateTag, verify_server},
    wire::Down,
};
use lethe_server::{
    keys::ServerKey,
    usecase::{
        By, Failure as _,
        add_release::add_release,
        check_in::{CheckedIn, check_in},
        create_person::{NewPerson, create_person},
        protect_device::{Protection, protect_device},
        publish_keyring::publish_keyring,
        suspend_person::suspend_person,
    },
};

use crate::{
    backend::{START, TestDb, on_both},
    scene::{Enrolled, Scene, sign_checkin, state_ref},
};

on_both!(
    the_heir_of_a_key_counts_from_zero_and_keeps_the_lock,
    an_unlock_names_every_key_that_the_device_has_heard,
    what_a_lifting_order_names_of_another_key_opens_nothing_here,
    a_key_that_is_dropped_silences_nobody_in_the_keyring_that_drops_it,
    the_key_that_is_released_silences_nobody_and_another_one_does,
    a_state_on_its_way_does_not_suspend_again_whom_a_keyring_has_reinstated,
    a_plain_check_in_carries_no_challenge_of_a_connection,
);

const SECOND: [u8; 32] = [43; 32];

async fn employee(scene: &Scene) -> PersonId {
    let new = NewPerson { name: "Max Stern".to_owned(), email: None, external_id: None, group: None };
    create_person(&scene.house, scene.owner.clone(), new).await.unwrap()
}

fn entry(seed: [u8; 32]) -> ServiceKey {
    let key = ServerKey::new(&seed).unwrap();
    ServiceKey { id: key.key_id(), public_key: *key.public_key() }
}

/// The node restarts with another key.
fn become_second(scene: &mut Scene) -> KeyId {
    let first = scene.house.server_key();
    scene.house.server = Arc::new(ServerKey::new(&SECOND).unwrap());
    first
}

async fn replace_key(scene: &Scene) -> SignedKeyring {
    let next = scene.company.next(scene.keyring(), |keyring| keyring.service_keys = vec![entry(SECOND)]);
    assert_eq!(publish_keyring(&scene.house, By::Operator, next.clone()).await.unwrap(), 2);
    next
}

async fn lock(scene: &Scene, who: &Enrolled) {
    protect_device(&scene.house, scene.owner.clone(), who.phone.enrollment, Protection::Lock, None).await.unwrap();
}

fn state_in(keyring: &SignedKeyring, checked_in: &CheckedIn) -> State {
    let found = checked_in.down.iter().find(|down| matches!(down, Down::State(..)));
    let Some(Down::State(state, cose)) = found else { panic!("no state among {:?}", checked_in.down) };
    verify_server(&keyring.keyring, state.server_key, StateTag::TEXT, state, cose).unwrap();
    assert!(state.is_well_formed());
    state.clone().into_value()
}

async fn the_heir_of_a_key_counts_from_zero_and_keeps_the_lock(db: TestDb) {
    let mut scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    lock(&scene, &max).await;
    let far = 3 * COUNTER_JUMP;
    let first = scene.house.server_key();
    // Whoever stole the first key has counted far ahead.
    scene.check_in_with(&mut max, |checkin| checkin.state = state_ref(first, far)).await;
    assert_eq!(scene.state(&max).await.unwrap().counter, far + 1);
    let second = replace_key(&scene).await;
    become_second(&mut scene);
    let checked_in = scene.check_in_with(&mut max, |checkin| checkin.state = state_ref(first, far + 1)).await;
    let state = state_in(&second, &checked_in);
    assert_eq!((state.counter, state.locked_since), (1, 1), "a device takes nothing further from a new key");
    let again = scene.check_in_with(&mut max, |checkin| checkin.state = state_ref(state.server_key, 1)).await;
    assert!(!again.down.iter().any(|down| matches!(down, Down::State(..) | Down::Share(_))));
    assert_eq!(scene.state(&max).await.unwrap(), state, "signed again once");
}

async fn an_unlock_names_every_key_that_the_device_has_heard(db: TestDb) {
    let mut scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    lock(&scene, &max).await;
    let first = scene.house.server_key();
    let applied = lethe_proto::cbor::Exact::new(scene.state(&max).await.unwrap()).digest();
    scene
        .receipt_with(&mut max, applied, Stage::Applied, |receipt| {
            (receipt.evidence.server_key, receipt.evidence.counter) = (first, 1);
        })
        .await
        .unwrap();
    // The device never gets this one: its key is dropped first.
    let hello = Protection::Message("Please call.".to_owned());
    protect_device(&scene.house, scene.owner.clone(), max.phone.enrollment, hello, None).await.unwrap();
    replace_key(&scene).await;
    become_second(&mut scene);
    let unlock = scene.request_for(Action::Unlock, &max, "k1").await;
    let order = scene.house.store.read().commands().find(unlock.id).await.unwrap().unwrap().order;
    let mut named: Vec<_> = order.lifts.iter().map(|lift| (lift.server_key, lift.counter)).collect();
    named.sort_unstable();
    let second = scene.house.server_key();
    let mut wanted = vec![(first, 1), (first, 2), (second, 3)];
    wanted.sort_unstable();
    assert_eq!(named, wanted);
    scene.approve(unlock.id, ANNA, Role::It).await.unwrap();
    scene.receipt(&mut max, unlock.digest, Stage::Done).await;
    assert_eq!(scene.state(&max).await.unwrap().locked_since, 0);
}

async fn what_a_lifting_order_names_of_another_key_opens_nothing_here(db: TestDb) {
    let mut scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    lock(&scene, &max).await;
    let first = scene.house.server_key();
    scene.check_in_with(&mut max, |checkin| checkin.state = state_ref(first, 3 * COUNTER_JUMP)).await;
    let unlock = scene.request_for(Action::Unlock, &max, "k1").await;
    scene.approve(unlock.id, ANNA, Role::It).await.unwrap();
    replace_key(&scene).await;
    become_second(&mut scene);
    scene.check_in_with(&mut max, |checkin| checkin.state = state_ref(first, 3 * COUNTER_JUMP)).await;
    scene.receipt(&mut max, unlock.digest, Stage::Done).await;
    assert_eq!(scene.state(&max).await.unwrap().locked_since, 1, "the heir's lock came after the people looked");
}

async fn two_keys(scene: &Scene) -> SignedKeyring {
    let both = |keyring: &mut lethe_proto::keyring::Keyring| keyring.service_keys.push(entry(SECOND));
    let next = scene.company.next(scene.keyring(), both);
    publish_keyring(&scene.house, By::Operator, next.clone()).await.unwrap();
    next
}

async fn a_key_that_is_dropped_silences_nobody_in_the_keyring_that_drops_it(db: TestDb) {
    let scene = Scene::new(db).await;
    let both = two_keys(&scene).await;
    scene.db.clock.advance(DAY_MS);
    for root in [DMITRI, ELENA] {
        suspend_person(&scene.house, scene.owner.clone(), root, None).await.unwrap();
    }
    let drop_second = scene.company.next(&both.keyring, |keyring| keyring.service_keys.truncate(1));
    let refused = publish_keyring(&scene.house, By::Operator, drop_second).await.unwrap_err();
    assert_eq!(refused.code(), "keyring.broken");
    let drop_first = scene.company.next(&both.keyring, |keyring| {
        keyring.service_keys.remove(0);
    });
    assert_eq!(publish_keyring(&scene.house, By::Operator, drop_first).await.unwrap(), 3);
    assert!(scene.house.store.read().people().suspended().await.unwrap().is_empty(), "and its word ends with it");
}

async fn the_key_that_is_released_silences_nobody_and_another_one_does(db: TestDb) {
    let scene = Scene::new(db).await;
    let both = two_keys(&scene).await;
    for root in [DMITRI, ELENA] {
        suspend_person(&scene.house, scene.owner.clone(), root, None).await.unwrap();
    }
    scene.db.clock.advance(2 * DAY_MS);
    let roots = [scene.company.hand(DMITRI), scene.company.hand(ELENA)];
    let of = |server_key| {
        let mut of_key = release(&scene.company, &both.keyring);
        of_key.server_key = server_key;
        release_by(of_key, &roots)
    };
    let refused = add_release(&scene.house, By::Operator, of(entry(SECOND).id)).await.unwrap_err();
    assert_eq!(refused.code(), "release.refused");
    add_release(&scene.house, By::Operator, of(scene.house.server_key())).await.unwrap();
}

async fn a_state_on_its_way_does_not_suspend_again_whom_a_keyring_has_reinstated(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    for approver in [BORIS, CLARA] {
        suspend_person(&scene.house, scene.owner.clone(), approver, None).await.unwrap();
    }
    assert_eq!(scene.state(&max).await.unwrap().suspended, [BORIS, CLARA]);
    let later = scene.company.next(scene.keyring(), |keyring| keyring.issued = START.plus(DAY_MS));
    publish_keyring(&scene.house, By::Operator, later).await.unwrap();
    assert!(scene.state(&max).await.unwrap().suspended.is_empty());
}

async fn a_plain_check_in_carries_no_challenge_of_a_connection(db: TestDb) {
    let scene = Scene::new(db).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let mut checkin = max.phone.checkin(scene.keyring_ref());
    checkin.challenge = Challenge::from([9; 32]);
    let (checkin, cose) = sign_checkin(&max.phone, checkin);
    let refused = check_in(&scene.house, checkin, cose, None).await.map(|_| ()).unwrap_err();
    assert_eq!(refused.code(), "checkin.challenge");
}
