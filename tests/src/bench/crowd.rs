//! A hundred thousand devices in minutes instead of days: rows of the tables that enrollments fill, many at a time. The server's lists
//! are filled by the server itself when it opens a database that is older than they are.

use std::path::Path;

use lethe_people::Phone;
use lethe_proto::{
    cbor::{Exact, encode},
    checkin::Checkin,
    command::KeyringRef,
    enrollment::{Ceilings, Grant, GrantTag, ServerHalf},
    ids::{DeviceId, Digest, EnrollmentId, KeyId, PersonId, Salt, TenantId, Time},
    kinds::Action,
    state::State,
    text::Line,
};
use sqlx::{Connection as _, QueryBuilder, Sqlite, SqliteConnection, sqlite::SqliteConnectOptions};

use super::wipe;

const FIRST: [&str; 24] = [
    "Lena", "Max", "Anna", "Boris", "Clara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Irina", "Jonas", "Katja",
    "Lev", "Mira", "Nils", "Olga", "Paul", "Rosa", "Stefan", "Tanja", "Ulf", "Vera", "Yusuf",
];
const LAST: [&str; 25] = [
    "Maier",
    "Weber",
    "Klein",
    "Roth",
    "Ng",
    "Kovalenko",
    "Yilmaz",
    "Haddad",
    "Lindqvist",
    "Moreau",
    "Petrova",
    "Schmidt",
    "Novak",
    "Orlov",
    "Silva",
    "Berg",
    "Fischer",
    "Costa",
    "Ivanova",
    "Keller",
    "Lang",
    "Smirnov",
    "Wagner",
    "Zhou",
    "Adler",
];
const PLATFORMS: [&str; 4] = ["Debian GNU/Linux", "Ubuntu", "Fedora Linux", "openSUSE Tumbleweed"];
/// Rows of one statement.
const AT_ONCE: usize = 1_000;

fn id(kind: u8, number: usize) -> [u8; 16] {
    let mut id = [kind; 16];
    id[8..].copy_from_slice(&(number as u64).to_be_bytes());
    id
}

/// As people are called: a number makes each name one of its own.
fn name(person: usize) -> String {
    format!("{} {} {}", FIRST[person % FIRST.len()], LAST[(person / FIRST.len()) % LAST.len()], person / 600)
}

/// One of so many, for the kinds that are rare; kinds with coprime numbers are independent of each other.
const fn one_in(number: usize, many: usize) -> bool {
    (number.wrapping_mul(2_654_435_761) % 1_000_003).is_multiple_of(many)
}

fn status(number: usize) -> &'static str {
    if one_in(number, 25) {
        "erased"
    } else if one_in(number, 33) {
        "pending"
    } else {
        "active"
    }
}

fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

/// Fills the database of a server that does not run.
pub fn fill(file: &Path, devices: usize) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut db = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file)).await.unwrap();
        add(&mut db, 0, devices, wipe::wall()).await;
        db.close().await.unwrap();
    });
}

/// Adds devices from number `from` to before `to`, the second half of people with two.
pub(super) async fn add(db: &mut SqliteConnection, from: usize, to: usize, now: u64) {
    let now = i64::try_from(now).unwrap();
    let phone = Phone::new(TenantId::ZERO, PersonId::ZERO, "x", 1);
    let reports = PLATFORMS.map(|platform| report(&phone, platform));
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *db).await.unwrap();
    for begin in (from..to).step_by(AT_ONCE) {
        let numbers = begin..to.min(begin + AT_ONCE);
        insert(
            db,
            "person (no, id, name, person_group, status, created_at)",
            numbers.clone().step_by(2),
            |row, number| {
                let person = number / 2;
                let group = ["berlin", "paris", "lisbon", "oslo"][person % 4];
                row.push_bind(1000 + signed(person)).push_bind(id(1, person).to_vec()).push_bind(name(person));
                row.push_bind(group).push_bind("active").push_bind(now);
            },
        )
        .await;
        insert(db, "device (no, id, label, created_at)", numbers.clone(), |row, number| {
            row.push_bind(signed(number) + 1).push_bind(id(2, number).to_vec()).push_bind("notebook").push_bind(now);
        })
        .await;
        let columns = "enrollment (no, id, device_no, person_no, label, ceilings, device_key, seal_key, status, grant_bytes, \
                       grant_key, grant_cose, created_at)";
        insert(db, columns, numbers.clone(), |row, number| enrollment(row, number, now)).await;
        insert(db, "last_seen (enrollment_no, seen_at, alive)", numbers.clone(), |row, number| {
            let ago = if one_in(number, 19) { 10 * 86_400_000 } else { signed(number % 3_600_000) };
            row.push_bind(signed(number) + 1).push_bind(now - ago).push_bind(i64::from(status(number) != "erased"));
        })
        .await;
        let living = numbers.clone().filter(|number| status(*number) != "pending");
        insert(db, "device_report (enrollment_no, sequence, reported_at, body, cose)", living, |row, number| {
            row.push_bind(signed(number) + 1).push_bind(1).push_bind(now);
            row.push_bind(reports[(number / 7) % reports.len()].clone()).push_bind(vec![0_u8; 64]);
        })
        .await;
        let locked = numbers.filter(|number| one_in(*number, 97));
        let columns = "device_state (enrollment_no, counter, server_key, bytes, cose, changed_at, leaf_index)";
        insert(db, columns, locked, |row, number| {
            let mut state = State::quiet(TenantId::ZERO, id(3, number).into(), KeyId::ZERO, 1, Time(1));
            state.locked_since = 1;
            row.push_bind(signed(number) + 1).push_bind(1).push_bind(vec![0_u8; 16]).push_bind(encode(&state));
            row.push_bind(vec![0_u8; 64]).push_bind(now).push_bind(0);
        })
        .await;
    }
    sqlx::query("COMMIT").execute(&mut *db).await.unwrap();
}

type Row<'q, 'r> = sqlx::query_builder::Separated<'q, Sqlite, &'r str>;

async fn insert<F>(db: &mut SqliteConnection, columns: &str, numbers: impl Iterator<Item = usize>, mut bind: F)
where
    F: FnMut(&mut Row<'_, '_>, usize),
{
    let numbers: Vec<usize> = numbers.collect();
    if !numbers.is_empty() {
        let mut query = QueryBuilder::<Sqlite>::new(format!("INSERT INTO {columns} "));
        query.push_values(numbers, |mut row, number| bind(&mut row, number));
        query.build().persistent(false).execute(db).await.unwrap();
    }
}

fn enrollment(row: &mut Row<'_, '_>, number: usize, now: i64) {
    let person = number / 2;
    let label = format!("{} · notebook-{number}", name(person));
    let ceilings = Ceilings { actions: vec![Action::WipeContainer, Action::Unlock], solo: false, demo: true };
    let server_half = ServerHalf {
        tenant: TenantId::ZERO,
        device: DeviceId::from(id(2, number)),
        person: PersonId::from(id(1, person)),
        label: Line::new(label.clone()).unwrap(),
        ceilings: ceilings.clone(),
        nonce: Salt::ZERO,
    };
    let grant = Exact::new(Grant {
        tag: GrantTag,
        server_half,
        enrollment: EnrollmentId::from(id(3, number)),
        device_half: Digest::ZERO,
        keyring: Digest::ZERO,
        issued: Time(1),
    });
    let mut device_key = [2_u8; 33];
    device_key[..16].copy_from_slice(&id(4, number));
    row.push_bind(signed(number) + 1).push_bind(id(3, number).to_vec()).push_bind(signed(number) + 1);
    row.push_bind(1000 + signed(person)).push_bind(label).push_bind(encode(&ceilings)).push_bind(device_key.to_vec());
    row.push_bind(vec![5_u8; 32]).push_bind(status(number)).push_bind(grant.bytes().to_vec()).push_bind(vec![0_u8; 16]);
    row.push_bind(vec![0_u8; 64]).push_bind(now);
}

fn report(phone: &Phone, platform: &str) -> Vec<u8> {
    let mut checkin: Checkin = phone.checkin(KeyringRef { version: 1, digest: Digest::ZERO });
    platform.clone_into(&mut checkin.posture.os);
    encode(&checkin)
}
