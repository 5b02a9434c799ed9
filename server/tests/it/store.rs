//! What every database must do for the store. Each test runs on SQLite and on `PostgreSQL`.

use lethe_proto::{
    ids::{Digest, EnrollmentId, PersonId, TenantId},
    leaf::LeafKind,
    merkle, note,
    note::Checkpoint,
};
use lethe_server::store::{
    Committed, Has, Proven, Report, StoreError, Tx, Word,
    lists::{EventFilter, PeopleFilter, Shown},
    repo::{mailbox::Mail, people::NewPerson},
};
use lethe_server_core::{actor::Actor, audit::AuditEvent, topic::Topic};

use crate::backend::{TestDb, on_both};

on_both!(
    a_committed_change_is_readable_and_on_record,
    a_job_that_fails_leaves_no_trace_and_its_neighbours_stand,
    a_change_that_is_not_committed_is_undone,
    hundreds_of_writers_lose_nothing_and_the_log_proves_every_leaf,
    two_nodes_append_to_one_log,
    evidence_cannot_be_changed,
    an_unreadable_row_names_table_column_and_row,
    mail_comes_in_order_of_lane_and_then_of_time,
    a_report_with_an_old_sequence_is_not_taken,
    a_device_is_news_when_it_says_something_new,
    last_seen_is_written_when_it_is_flushed,
    a_destroyed_share_is_in_no_file,
    a_reader_cannot_write_and_a_duplicate_is_told_apart,
);

fn person(name: &str, id: u8) -> NewPerson {
    NewPerson { id: PersonId::from([id; 16]), name: name.to_owned(), email: None, external_id: None, group: None }
}

async fn add(tx: Tx, new: NewPerson) -> Result<Committed<i64>, StoreError> {
    let no = tx.people().insert(&new, tx.now()).await?;
    Ok(tx.commit(Actor::Operator, AuditEvent::PersonCreated { person: new.id }, no))
}

async fn a_committed_change_is_readable_and_on_record(db: TestDb) {
    let no = db.store.write(|tx| add(tx, person("Ada", 1))).await.unwrap();
    let ada = db.store.read().people().find(PersonId::from([1; 16])).await.unwrap().unwrap();
    assert_eq!((ada.no, ada.name.as_str()), (no, "Ada"));
    let events = db.store.read().events(&EventFilter::default(), None, 10).await.unwrap().items;
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].verb, "person.created");
    let (size, text) = db.store.read().checkpoint().await.unwrap().unwrap();
    assert_eq!(note::verify(&text, &db.log).unwrap().size, size);
}

async fn a_job_that_fails_leaves_no_trace_and_its_neighbours_stand(db: TestDb) {
    let before = db.store.write(|tx| add(tx, person("Ada", 1)));
    let failing = db.store.write(|tx| async move {
        tx.people().insert(&person("Bob", 2), tx.now()).await?;
        // The same id again: the database refuses, and on PostgreSQL the savepoint is unusable from here on.
        tx.people().insert(&person("Bob", 2), tx.now()).await?;
        Ok::<_, StoreError>(tx.commit(
            Actor::Operator,
            AuditEvent::PersonCreated { person: PersonId::from([2; 16]) },
            (),
        ))
    });
    let after = db.store.write(|tx| add(tx, person("Cleo", 3)));
    let (before, failing, after) = tokio::join!(before, failing, after);
    assert!(before.is_ok() && after.is_ok());
    assert!(failing.unwrap_err().is_duplicate());
    let names: Vec<_> = db
        .store
        .read()
        .people_page(&PeopleFilter::default(), None, 10)
        .await
        .unwrap()
        .items
        .into_iter()
        .map(|p| p.person.name)
        .collect();
    assert_eq!(names.len(), 2);
    assert!(!names.contains(&"Bob".to_owned()));
    assert_eq!(db.store.read().events(&EventFilter::default(), None, 10).await.unwrap().items.len(), 2);
}

async fn a_change_that_is_not_committed_is_undone(db: TestDb) {
    let answer = db
        .store
        .write(|tx| async move {
            tx.people().insert(&person("Ada", 1), tx.now()).await?;
            tx.unchanged("seen").await
        })
        .await
        .map_err(|error: StoreError| error.to_string());
    assert_eq!(answer.unwrap(), "seen");
    assert!(db.store.read().people().find(PersonId::from([1; 16])).await.unwrap().is_none());
    assert!(db.store.read().checkpoint().await.unwrap().is_none());
}

async fn hundreds_of_writers_lose_nothing_and_the_log_proves_every_leaf(db: TestDb) {
    let jobs: Vec<_> = (0..300_u16)
        .map(|i| {
            let store = db.store.clone();
            tokio::spawn(async move {
                let mut new = person("Somebody", 0);
                new.id = PersonId::from([&i.to_be_bytes()[..], &[0; 14]].concat().try_into().unwrap_or([0; 16]));
                store.write(|tx| add(tx, new)).await
            })
        })
        .collect();
    for job in jobs {
        job.await.unwrap().unwrap();
    }
    let read = db.store.read();
    assert_eq!(read.people_page(&PeopleFilter::default(), None, 1000).await.unwrap().items.len(), 300);
    let (size, _) = read.checkpoint().await.unwrap().unwrap();
    assert_eq!(size, 300);
    let none = Checkpoint { size: 0, root: merkle::empty_root() };
    let keyless = lethe_proto::keyring::Witnesses { quorum: 0, list: Vec::new() };
    for leaf in read.leaves(0, 1000).await.unwrap() {
        let Proven::Proof(proof) = read.prove(leaf.index, 0).await.unwrap() else { panic!("leaf {}", leaf.index) };
        assert_eq!(proof.salt, leaf.salt);
        proof.verify(LeafKind::Audit, &leaf.body, &db.log, &keyless, &none).unwrap();
    }
}

async fn two_nodes_append_to_one_log(db: TestDb) {
    let other = db.reopen().await;
    for i in 0..10_u8 {
        let store = if i % 2 == 0 { &db.store } else { &other };
        store.write(move |tx| add(tx, person("Somebody", i))).await.unwrap();
    }
    let (size, text) = other.read().checkpoint().await.unwrap().unwrap();
    let Proven::Proof(proof) = other.read().prove(9, 5).await.unwrap() else { panic!("no proof") };
    assert_eq!((size, proof.old_size), (10, 5));
    assert_eq!(note::verify(&text, &db.log).unwrap().size, 10);
    let leaves = other.read().leaves(0, 100).await.unwrap();
    let mut frontier = merkle::Frontier::default();
    for leaf in &leaves {
        frontier.append(lethe_proto::leaf::Leaf::of(leaf.kind, leaf.salt, &leaf.body).hash());
    }
    assert_eq!(note::verify(&text, &db.log).unwrap().root, frontier.root());
}

async fn evidence_cannot_be_changed(db: TestDb) {
    db.store.write(|tx| add(tx, person("Ada", 1))).await.unwrap();
    for sql in [
        "UPDATE audit_event SET verb = 'nothing.happened'",
        "DELETE FROM audit_event",
        "UPDATE log_leaf SET kind = 'audit'",
        "DELETE FROM checkpoint",
    ] {
        let refused = db.tamper(sql).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{sql}: {refused}");
    }
}

async fn an_unreadable_row_names_table_column_and_row(db: TestDb) {
    let tenant = TenantId::from([9; 16]);
    db.store
        .write(move |tx| async move {
            let row = lethe_server::store::repo::tenant::Tenant {
                demo: false,
                id: tenant,
                mode: lethe_server_core::mode::Mode::Normal,
                created_at: tx.now(),
            };
            tx.tenant().insert(&row).await?;
            let no = tx.admins().insert(&owner(), tx.now()).await?;
            assert_eq!(no, 1);
            Ok(tx.commit(Actor::Operator, AuditEvent::TenantCreated { tenant }, ()))
        })
        .await
        .map_err(|error: StoreError| error.to_string())
        .unwrap();
    db.tamper("UPDATE admin SET roles = 'emperor'").await.unwrap();
    let error = db.store.read().admins().list(0, 10).await.unwrap_err();
    assert!(matches!(&error, StoreError::Unreadable { table: "admin", column: "roles", id } if id == "1"), "{error}");
}

fn owner() -> lethe_server_core::admin::Admin {
    lethe_server_core::admin::Admin {
        id: lethe_server_core::ids::AdminId::from([1; 16]),
        name: "Olga".to_owned(),
        roles: vec![lethe_server_core::permission::AdminRole::Owner],
        group: None,
        active: true,
    }
}

async fn mail_comes_in_order_of_lane_and_then_of_time(db: TestDb) {
    let bell = db.store.bell().listen(7);
    db.store
        .write(|mut tx| async move {
            tx.send(1, Mail::ReceiptLogged(4), &[7, 8]).await?;
            tx.send(0, Mail::Command(1), &[7]).await?;
            tx.send(0, Mail::State, &[7]).await?;
            Ok(tx.commit(Actor::Server, AuditEvent::PersonCreated { person: PersonId::from([1; 16]) }, ()))
        })
        .await
        .map_err(|error: StoreError| error.to_string())
        .unwrap();
    bell.notified().await;
    let mail = db.store.read().mailbox().poll(7, 10).await.unwrap();
    let kinds: Vec<_> = mail.iter().map(|item| item.mail).collect();
    assert_eq!(kinds, [Mail::Command(1), Mail::State, Mail::ReceiptLogged(4)]);
    let first = mail[0];
    db.store.acknowledge(7, first.lane, first.seq).await.unwrap();
    assert_eq!(db.store.read().mailbox().poll(7, 10).await.unwrap().len(), 2);
    assert_eq!(db.store.read().mailbox().poll(8, 10).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_postgres_the_doorbell_rings_on_other_nodes_too() {
    let db = TestDb::postgres().await;
    let other = db.reopen().await;
    let bell = other.bell().listen(7);
    let sent = db.store.write(|mut tx| async move {
        tx.send(0, Mail::State, &[7]).await?;
        Ok::<_, StoreError>(tx.commit(Actor::Server, AuditEvent::PersonCreated { person: PersonId::from([1; 16]) }, ()))
    });
    sent.await.unwrap();
    bell.notified().await;
    assert_eq!(other.read().mailbox().poll(7, 10).await.unwrap().len(), 1);
}

const HAS: Has = Has { keyring: 1, state: None, first: true, shown: None };

async fn a_report_with_an_old_sequence_is_not_taken(db: TestDb) {
    let no = (enrollment(&db, 1).await, EnrollmentId::from([1; 16]));
    let report = |sequence| Report { sequence, reported_at: crate::backend::START, body: vec![1], cose: vec![2] };
    assert!(db.store.put_report(no, report(5), HAS).await.unwrap());
    assert!(!db.store.put_report(no, report(5), HAS).await.unwrap());
    assert!(!db.store.put_report(no, report(4), HAS).await.unwrap());
    assert!(db.store.put_report(no, report(6), HAS).await.unwrap());
    assert_eq!(db.store.read().report(no.0).await.unwrap().unwrap().sequence, 6);
}

async fn a_device_is_news_when_it_says_something_new(db: TestDb) {
    let no = (enrollment(&db, 1).await, EnrollmentId::from([1; 16]));
    let report = |sequence| Report { sequence, reported_at: crate::backend::START, body: vec![1], cose: vec![2] };
    let mut news = db.store.news().listen();
    assert!(db.store.put_report(no, report(1), HAS).await.unwrap());
    assert!(db.store.put_report(no, report(2), Has { first: false, ..HAS }).await.unwrap());
    assert!(
        db.store.put_report(no, report(3), Has { shown: Some(Shown::default()), first: false, ..HAS }).await.unwrap()
    );
    for _ in 0..2 {
        let Word::Stale(topics) = news.recv().await.unwrap() else { panic!("nothing was missed") };
        assert!(topics.contains(&Topic::Device(no.1)) && topics.contains(&Topic::Codes), "{topics:?}");
    }
    assert!(news.try_recv().is_err(), "the same words again are no news");
}

async fn last_seen_is_written_when_it_is_flushed(db: TestDb) {
    db.store.note_seen(3);
    db.clock.advance(10);
    db.store.note_seen(3);
    assert_eq!(db.store.read().last_seen(&[3]).await.unwrap().get(&3), None);
    db.store.flush_seen().await.unwrap();
    assert_eq!(db.store.read().last_seen(&[3]).await.unwrap().get(&3), Some(&crate::backend::START.plus(10)));
}

/// Adds a person with a device and a share secret made of `seed`.
async fn enrollment(db: &TestDb, seed: u8) -> i64 {
    use lethe_proto::{
        cbor::Exact,
        cose::Cose,
        enrollment::{Ceilings, Grant, GrantTag, ServerHalf},
        ids::{DeviceId, EnrollmentId, KeyId, Salt},
        text::Line,
    };
    let ceilings = Ceilings { actions: vec![], solo: false, demo: false };
    let label = Line::new("Ada · laptop").unwrap();
    let (device, who) = (DeviceId::from([seed; 16]), PersonId::from([seed; 16]));
    let server_half = ServerHalf {
        tenant: TenantId::from([9; 16]),
        device,
        person: who,
        label: label.clone(),
        ceilings: ceilings.clone(),
        nonce: Salt::ZERO,
    };
    let grant = Exact::new(Grant {
        tag: GrantTag,
        server_half,
        enrollment: EnrollmentId::from([seed; 16]),
        device_half: Digest::ZERO,
        keyring: Digest::ZERO,
        issued: crate::backend::START,
    });
    let new = move |device_no, person_no| lethe_server::store::repo::enrollments::NewEnrollment {
        id: EnrollmentId::from([seed; 16]),
        device_no,
        person_no,
        label,
        ceilings,
        device_key: [seed; 33],
        seal_key: [seed; 32],
        grant,
        grant_key: KeyId::ZERO,
        grant_cose: Cose::from_bytes(vec![0]),
    };
    let written = db.store.write(move |tx| async move {
        let person_no = tx.people().insert(&person("Ada", seed), tx.now()).await?;
        let device_no = tx.enrollments().insert_device(device, "laptop", tx.now()).await?;
        let no = tx.enrollments().insert(&new(device_no, person_no), tx.now()).await?;
        tx.shares().insert(no, &secret(seed).into()).await?;
        let event = AuditEvent::EnrollmentCreated { enrollment: EnrollmentId::from([seed; 16]), device, person: who };
        Ok(tx.commit(Actor::Server, event, no))
    });
    written.await.map_err(|error: StoreError| error.to_string()).unwrap()
}

fn secret(seed: u8) -> [u8; 32] {
    *lethe_proto::cbor::sha256(&[b"share".as_slice(), &[seed]].concat()).as_bytes()
}

async fn a_destroyed_share_is_in_no_file(db: TestDb) {
    let mut numbers = Vec::new();
    for seed in 0..250_u8 {
        numbers.push(enrollment(&db, seed).await);
    }
    // A reader with an open snapshot of its own must not keep old pages alive.
    assert!(db.store.read().shares().secret(numbers[0]).await.unwrap().is_some());
    db.tamper(match db.store.place() {
        lethe_server::store::Place::Sqlite(_) => "PRAGMA wal_checkpoint(TRUNCATE)",
        lethe_server::store::Place::Postgres(_) => "CHECKPOINT",
    })
    .await
    .unwrap();
    assert!(!db.occurrences(&[secret(3)]).await.is_empty(), "the search itself must be able to find a secret");
    let doomed = (0..250_u8).zip(numbers.clone()).filter(|(seed, _)| seed % 3 == 0);
    let jobs: Vec<_> = doomed.map(|(seed, no)| destroy(&db, no, seed)).collect();
    for job in jobs {
        job.await;
    }
    let destroyed: Vec<_> = (0..250_u8).filter(|seed| seed % 3 == 0).map(secret).collect();
    assert_eq!(db.occurrences(&destroyed).await, []);
    assert!(db.store.read().shares().secret(numbers[3]).await.unwrap().is_none());
    assert!(db.store.read().shares().secret(numbers[4]).await.unwrap().is_some());
}

async fn destroy(db: &TestDb, no: i64, seed: u8) {
    let destroyed = db.store.write(move |mut tx| async move {
        assert!(tx.destroy_share(no).await?);
        let enrollment = lethe_proto::ids::EnrollmentId::from([seed; 16]);
        Ok(tx.commit(Actor::Server, AuditEvent::ShareDestroyed { enrollment }, ()))
    });
    destroyed.await.map_err(|error: StoreError| error.to_string()).unwrap();
}

async fn a_reader_cannot_write_and_a_duplicate_is_told_apart(db: TestDb) {
    db.store.write(|tx| add(tx, person("Ada", 1))).await.unwrap();
    let again = db.store.write(|tx| add(tx, person("Ada", 1))).await.unwrap_err();
    assert!(again.is_duplicate(), "{again}");
}
