//! Many devices at once, for tests of lists: straight into the store, without the cryptography of an enrollment.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc, reason = "helpers of tests fail like tests")]

use lethe_proto::{
    cbor::Exact,
    cose::Cose,
    enrollment::{Ceilings, Grant, GrantTag, ServerHalf},
    ids::{DeviceId, Digest, EnrollmentId, KeyId, PersonId, Salt, TenantId},
    state::State,
    text::Line,
};
use lethe_server::store::{
    Committed, Has, Report, Store, StoreError, Tx,
    lists::Shown,
    repo::{
        enrollments::{EnrollmentStatus, NewEnrollment},
        people::NewPerson,
    },
};
use lethe_server_core::{actor::Actor, audit::AuditEvent};

const FIRST: [&str; 5] = ["Lena", "Лев", "Ann", "Олёна", "Zoë"];
const LAST: [&str; 4] = ["Maier", "Королёв", "Ng", "Smith-Lane"];

/// What the `number`th device is, so that a test can say which ones a filter leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Planned {
    pub(crate) label: String,
    pub(crate) group: Option<&'static str>,
    pub(crate) locked: bool,
    pub(crate) platform: Option<&'static str>,
    pub(crate) status: EnrollmentStatus,
}

/// The plan of one device. Every third person has two.
pub(crate) fn planned(number: usize) -> Planned {
    let person = number * 3 / 4;
    let alive = if number % 5 == 4 { EnrollmentStatus::Pending } else { EnrollmentStatus::Active };
    Planned {
        label: format!("{} {} · notebook {number}", FIRST[person % FIRST.len()], LAST[person % LAST.len()]),
        group: [Some("berlin"), Some("paris"), None][person % 3],
        locked: number % 7 == 3,
        platform: (number % 5 != 4).then_some(if number.is_multiple_of(2) { "Debian GNU/Linux" } else { "Fedora" }),
        status: if number % 11 == 10 { EnrollmentStatus::Erased } else { alive },
    }
}

fn id(kind: u8, number: usize) -> [u8; 16] {
    let mut id = [kind; 16];
    id[8..].copy_from_slice(&(number as u64).to_be_bytes());
    id
}

pub(crate) fn enrollment_id(number: usize) -> EnrollmentId {
    id(3, number).into()
}

pub(crate) fn person_id(number: usize) -> PersonId {
    id(1, number * 3 / 4).into()
}

fn new_enrollment(number: usize, label: Line, device_no: i64, person_no: i64) -> NewEnrollment {
    let ceilings = Ceilings { actions: vec![], solo: false, demo: false };
    let server_half = ServerHalf {
        tenant: TenantId::ZERO,
        device: DeviceId::from(id(2, number)),
        person: person_id(number),
        label: label.clone(),
        ceilings: ceilings.clone(),
        nonce: Salt::ZERO,
    };
    let mut device_key = [2; 33];
    device_key[..16].copy_from_slice(&id(4, number));
    NewEnrollment {
        id: enrollment_id(number),
        device_no,
        person_no,
        label,
        ceilings,
        device_key,
        seal_key: [5; 32],
        grant: Exact::new(Grant {
            tag: GrantTag,
            server_half,
            enrollment: enrollment_id(number),
            device_half: Digest::ZERO,
            keyring: Digest::ZERO,
            issued: lethe_proto::ids::Time(1),
        }),
        grant_key: KeyId::ZERO,
        grant_cose: Cose::from_bytes(vec![0]),
    }
}

async fn add(tx: &Tx, number: usize) -> Result<i64, StoreError> {
    let (plan, now) = (planned(number), tx.now());
    let person_no = if let Some(person) = tx.people().find(person_id(number)).await? {
        person.no
    } else {
        let name = plan.label.split(" · ").next().unwrap_or_default().to_owned();
        let group = plan.group.map(str::to_owned);
        let person = NewPerson { id: person_id(number), name, email: None, external_id: None, group };
        tx.people().insert(&person, now).await?
    };
    let device_no = tx.enrollments().insert_device(id(2, number).into(), "notebook", now).await?;
    let label = Line::new(plan.label).unwrap();
    let no = tx.enrollments().insert(&new_enrollment(number, label, device_no, person_no), now).await?;
    if plan.locked {
        let mut state = State::quiet(TenantId::ZERO, enrollment_id(number), KeyId::ZERO, 1, now);
        state.locked_since = 1;
        tx.states().put(no, &Exact::new(state), &Cose::from_bytes(vec![0]), tx.next_leaf(), now).await?;
    }
    Ok(no)
}

/// Adds devices from number `from` to before `to`.
pub(crate) async fn fill(store: &Store, from: usize, to: usize) {
    let written = store.write(move |tx| async move {
        let mut numbers = Vec::new();
        for number in from..to {
            numbers.push(add(&tx, number).await?);
        }
        let event = AuditEvent::PersonCreated { person: person_id(from) };
        Ok::<Committed<Vec<i64>>, StoreError>(tx.commit(Actor::Operator, event, numbers))
    });
    for (number, no) in (from..to).zip(written.await.unwrap()) {
        let plan = planned(number);
        if let Some(platform) = plan.platform {
            let shown = Shown { platform: platform.to_owned(), container: "open".to_owned(), ..Shown::default() };
            let report = Report { sequence: 1, reported_at: store.clock().now(), body: vec![0], cose: vec![0] };
            let has = Has { keyring: 0, state: None, first: true, shown: Some(shown) };
            assert!(store.put_report((no, enrollment_id(number)), report, has).await.unwrap());
        }
        if plan.status == EnrollmentStatus::Erased {
            let ended = store.write(move |tx| async move {
                tx.enrollments().set_status(no, EnrollmentStatus::Erased).await?;
                let event = AuditEvent::ShareDestroyed { enrollment: enrollment_id(number) };
                Ok::<Committed<()>, StoreError>(tx.commit(Actor::Operator, event, ()))
            });
            ended.await.unwrap();
        }
    }
    store.flush_seen().await.unwrap();
}
