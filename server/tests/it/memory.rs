//! What the house remembers: the exported log, backups, and the caution after a restore.

use std::sync::Arc;

use lethe_people::{ANNA, BORIS, CLARA};
use lethe_proto::{
    ids::PersonId,
    kinds::{Action, Role, Stage},
    wire::Down,
};
use lethe_server::{
    store::{Place, Store},
    usecase::{
        By, House,
        approve_command::{Approved, approve_command},
        create_person::{NewPerson, create_person},
        export_log::{ExportHeader, ExportLeaf, export_header, export_page},
        fetch_mail::fetch_mail,
        restore::begin_restore,
        review_restore::review_restore,
    },
};
use lethe_server_core::mode::Mode;

use crate::{
    backend::{LOG_ORIGIN, TestDb, on_both},
    scene::{Scene, state_ref},
    verify::{BadExport, Verifier},
};

on_both!(
    an_export_proves_every_enrollment_dispatch_and_receipt_offline,
    a_changed_or_shortened_export_proves_nothing,
    a_restored_server_sends_no_command_until_it_is_reviewed,
    a_device_that_knows_more_than_a_restored_server_stays_locked_and_gets_no_share,
    a_receipt_about_a_forgotten_command_still_destroys_the_servers_half,
);

async fn employee(scene: &Scene) -> PersonId {
    let new = NewPerson { name: "Max Stern".to_owned(), email: None, external_id: None, group: None };
    create_person(&scene.house, scene.owner.clone(), new).await.unwrap()
}

async fn export(house: &House) -> (ExportHeader, Vec<ExportLeaf>) {
    let header = export_header(house, &By::Operator).await.unwrap();
    let mut leaves = Vec::new();
    while (leaves.len() as u64) < header.size {
        leaves.extend(export_page(house, &header, leaves.len() as u64).await.unwrap());
    }
    (header, leaves)
}

async fn wiped(scene: &Scene) {
    let mut max = scene.enroll(employee(scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(wipe.id, ANNA, Role::It).await.unwrap();
    assert_eq!(scene.approve(wipe.id, CLARA, Role::Hr).await.unwrap(), Approved::Dispatched);
    scene.receipt(&mut max, wipe.digest, Stage::Accepted).await;
    scene.receipt(&mut max, wipe.digest, Stage::Done).await;
}

async fn an_export_proves_every_enrollment_dispatch_and_receipt_offline(db: TestDb) {
    let scene = Scene::new(db).await;
    wiped(&scene).await;
    let (header, leaves) = export(&scene.house).await;
    let mut verifier = Verifier::new(header);
    for leaf in &leaves {
        verifier.leaf(leaf).unwrap();
    }
    let summary = verifier.finish(Some(scene.keyring().digest())).unwrap();
    assert_eq!((summary.keyring, summary.enrollments, summary.dispatches, summary.receipts), (1, 1, 1, 2));
}

async fn a_changed_or_shortened_export_proves_nothing(db: TestDb) {
    let scene = Scene::new(db).await;
    wiped(&scene).await;
    let (header, leaves) = export(&scene.house).await;
    let judge = |header: &ExportHeader, leaves: &[ExportLeaf]| {
        let mut verifier = Verifier::new(header.clone());
        leaves.iter().try_for_each(|leaf| verifier.leaf(leaf))?;
        verifier.finish(None)
    };
    let (_, shorter) = leaves.split_last().unwrap();
    assert_eq!(judge(&header, shorter), Err(BadExport::Root));
    let mut changed = leaves.clone();
    let audit = changed.iter_mut().rfind(|leaf| leaf.kind == "audit").unwrap();
    audit.body = data_encoding::BASE64.encode(b"nothing happened");
    assert_eq!(judge(&header, &changed), Err(BadExport::Root));
    let mut unsigned = header.clone();
    unsigned.checkpoint = unsigned.checkpoint.replacen(LOG_ORIGIN, "other.example/log", 1);
    assert_eq!(judge(&unsigned, &leaves), Err(BadExport::Checkpoint));
    let mut gap = leaves.clone();
    gap.remove(3);
    assert_eq!(judge(&header, &gap), Err(BadExport::Order(3)));
    let mut unapproved = leaves;
    unapproved.iter_mut().filter(|leaf| leaf.kind == "approval").for_each(|leaf| "veto".clone_into(&mut leaf.kind));
    assert!(matches!(
        judge(&header, &unapproved),
        Err(BadExport::Leaf(_, "a dispatch with an approval that was never given"))
    ));
}

async fn a_restored_server_sends_no_command_until_it_is_reviewed(db: TestDb) {
    let scene = Scene::new(db).await;
    let person = employee(&scene).await;
    let (max, mia) = (scene.enroll(person, 1).await, scene.enroll(person, 2).await);
    let sent = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(sent.id, ANNA, Role::It).await.unwrap();
    scene.approve(sent.id, BORIS, Role::It).await.unwrap();
    let open = scene.request_for(Action::WipeContainer, &mia, "k2").await;
    scene.approve(open.id, ANNA, Role::It).await.unwrap();
    begin_restore(&scene.house).await.unwrap();
    assert!(!scene.mail(&max).await.iter().any(|down| matches!(down, Down::Command(..))));
    assert_eq!(scene.approve(open.id, BORIS, Role::It).await.unwrap(), Approved::HeldByRestore);
    assert!(!scene.mail(&mia).await.iter().any(|down| matches!(down, Down::Command(..))));
    assert_eq!(review_restore(&scene.house, By::Operator).await.unwrap(), 1);
    assert_eq!(review_restore(&scene.house, By::Operator).await.unwrap(), 0);
    for phone in [&max, &mia] {
        assert!(scene.mail(phone).await.iter().any(|down| matches!(down, Down::Command(..))));
    }
}

async fn a_device_that_knows_more_than_a_restored_server_stays_locked_and_gets_no_share(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    begin_restore(&scene.house).await.unwrap();
    let key = scene.house.server_key();
    let checked_in = scene
        .check_in_with(&mut max, |checkin| {
            checkin.state = state_ref(key, 7);
            checkin.locked = true;
            checkin.tree_size = 1_000_000;
        })
        .await;
    assert!(!checked_in.down.iter().any(|down| matches!(down, Down::Share(_))));
    let state = scene.state(&max).await.unwrap();
    assert_eq!(
        (state.counter, state.locked_since),
        (8, 8),
        "the server continues behind the device and keeps its lock"
    );
    let mut alarms = scene.alarms().await;
    alarms.sort();
    assert_eq!(alarms, ["log.tail_lost", "restore.learned"]);
}

async fn a_receipt_about_a_forgotten_command_still_destroys_the_servers_half(db: TestDb) {
    let scene = Scene::new(db).await;
    let mut max = scene.enroll(employee(&scene).await, 1).await;
    let forgotten = lethe_proto::ids::Digest::from([5; 32]);
    scene.receipt_with(&mut max, forgotten, Stage::Done, |r| r.previous = [6; 32].into()).await.unwrap();
    assert!(scene.house.store.read().shares().secret(max.no).await.unwrap().is_none());
    assert_eq!(scene.alarms().await, ["receipt.gap"]);
    assert!(scene.verbs().await.contains(&"restore.learned".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_comes_back_in_restore_mode_with_everything_that_was_durable() {
    let scene = Scene::new(TestDb::sqlite().await).await;
    let max = scene.enroll(employee(&scene).await, 1).await;
    let wipe = scene.request_for(Action::WipeContainer, &max, "k1").await;
    scene.approve(wipe.id, ANNA, Role::It).await.unwrap();
    let directory = tempfile::tempdir().unwrap();
    let copy = directory.path().join("lethe.db");
    scene.house.store.copy_to(&copy).await.unwrap();

    let key = lethe_server::keys::LogKey::new(LOG_ORIGIN, &[77; 32]).unwrap();
    let (clock, entropy) = (scene.db.clock.clone(), scene.db.entropy.clone());
    let store = Store::open(Place::Sqlite(copy), clock, entropy, Arc::new(key)).await.unwrap();
    let restored = House { store, ..scene.house.clone() };
    assert_eq!(restored.store.read().tenant().find().await.unwrap().unwrap().mode, Mode::Restore);
    begin_restore(&restored).await.unwrap();
    let approval = scene.approval(wipe.id, BORIS, Role::It).await;
    assert_eq!(approve_command(&restored, wipe.id, approval).await.unwrap(), Approved::HeldByRestore);
    let mail = fetch_mail(&restored, max.no, 0, &std::collections::BTreeSet::new()).await.unwrap();
    assert!(!mail.iter().any(|outgoing| outgoing.command_no().is_some()));
    assert_eq!(review_restore(&restored, By::Operator).await.unwrap(), 1);
    let (header, leaves) = export(&restored).await;
    let mut verifier = Verifier::new(header);
    for leaf in &leaves {
        verifier.leaf(leaf).unwrap();
    }
    assert_eq!(verifier.finish(None).unwrap().dispatches, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_directory_brings_database_and_keys_into_a_new_data_directory_only() {
    use lethe_server::{
        keys::Keys,
        usecase::{back_up::back_up, restore::restore_files},
    };
    let scene = Scene::new(TestDb::sqlite().await).await;
    let folder = tempfile::tempdir().unwrap();
    let [data, backup, fresh] = ["data", "backup", "fresh"].map(|name| folder.path().join(name));
    std::fs::create_dir(&data).unwrap();
    let keys = Keys::load_or_make(&data, LOG_ORIGIN, &*scene.db.entropy).unwrap();
    back_up(&scene.house, &data, &backup).await.unwrap();
    assert!(back_up(&scene.house, &data, &backup).await.is_err(), "an older backup is not overwritten");
    restore_files(&backup, &fresh).unwrap();
    assert!(restore_files(&backup, &fresh).is_err(), "nor is a house in use");
    let again = Keys::load_or_make(&fresh, LOG_ORIGIN, &*scene.db.entropy).unwrap();
    assert_eq!(again.server.public_key(), keys.server.public_key());
    let place = Place::Sqlite(fresh.join("lethe.db"));
    let (clock, entropy) = (scene.db.clock.clone(), scene.db.entropy.clone());
    let store = Store::open(place, clock, entropy, Arc::new(again.log)).await.unwrap();
    assert_eq!(store.read().tenant().find().await.unwrap().unwrap().mode, Mode::Restore);
}

#[test]
fn a_key_file_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let entropy = crate::backend::SeededEntropy::new(1);
    lethe_server::keys::Keys::load_or_make(folder.path(), LOG_ORIGIN, &entropy).unwrap();
    let path = folder.path().join("server.key");
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(lethe_server::keys::Keys::load_or_make(folder.path(), LOG_ORIGIN, &entropy).is_err());
}
