//! The server dies without warning, again and again, under a stream of orders. A ledger on the client's side holds what was
//! acknowledged; in the end API, database, log and devices agree with it: nothing is lost, nothing is done twice.
//!
//! `LETHE_LONG=1` makes it 50 deaths for each database; `LETHE_SEED` another run of the dice.

mod evidence;
mod stream;

use std::{
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, channel},
    },
    thread,
    time::{Duration, Instant},
};

use lethe_postgres::Cluster;
use lethe_proto::{cbor::decode, chain::SignedKeyring, kinds::Role};
use lethe_tests::{
    agent::Device,
    client::Api,
    company::{Company, Database, text},
    ledger::{Found, Ledger, Told},
    programs::{Running, finish},
};
use stream::{Dice, Gate, Pen, Stream};

const DEVICES: usize = 5;
/// These are wiped under fire.
const WIPED: usize = 2;
/// An answer, or a request that begins, comes within this time, or something hangs.
const PATIENCE: Duration = Duration::from_mins(1);

struct Fleet {
    devices: Vec<Device>,
    running: Vec<Running>,
}

impl Fleet {
    fn enroll(folder: &Path, company: &Company) -> Self {
        let devices = (0..DEVICES).map(|number| {
            let code = company.code(&format!("Employee {number}"), "notebook");
            let own = folder.join(format!("device-{number}"));
            std::fs::create_dir(&own).unwrap();
            Device::enroll(&own, &code, &company.certificates.ca, "[container]\nbacking = \"sealed\"\n")
        });
        let mut fleet = Self { devices: devices.collect(), running: Vec::new() };
        fleet.reboot();
        fleet
    }

    /// Ends and starts every agent, so that none waits for the end of a long back-off.
    fn reboot(&mut self) {
        self.running.clear();
        self.running = self.devices.iter().map(Device::run).collect();
    }

    /// What the devices have to say that the server has not confirmed.
    fn unconfirmed(&self) -> Vec<String> {
        let words = self.devices.iter().flat_map(|device| {
            let record = evidence::record(&device.state);
            let id = record.enrollment;
            record.outbox.into_iter().map(move |said| {
                let receipt = &said.receipt;
                format!("{id} says {:?} about {} in {}", receipt.stage, receipt.subject, receipt.digest())
            })
        });
        words.collect()
    }

    fn wait_until_silent(&self) {
        let begun = Instant::now();
        loop {
            let unconfirmed = self.unconfirmed();
            if unconfirmed.is_empty() {
                return;
            }
            let late = || {
                let status: Vec<_> = self.devices.iter().map(Device::status).collect();
                format!("still unconfirmed: {unconfirmed:#?}\n{status:#?}")
            };
            assert!(begun.elapsed() < PATIENCE, "{}", late());
            thread::yield_now();
        }
    }

    fn enrollments(&self) -> Vec<String> {
        self.devices.iter().map(|device| text(&device.status(), "enrollment").to_owned()).collect()
    }
}

fn pens(company: &Company) -> [Pen; 2] {
    let keyring = std::fs::read(company.data.with_file_name("keyring-1.cbor")).unwrap();
    let keyring = decode::<SignedKeyring>(&keyring, usize::MAX).unwrap().keyring;
    [(2, Role::Hr), (0, Role::It)].map(|(number, role)| {
        let signer = &company.people[number];
        let person = keyring.persons.iter().find(|person| person.name.as_str() == signer.name).unwrap();
        let key = keyring.keys.iter().find(|key| key.person == person.id).unwrap();
        Pen { role, key: key.id, file: signer.key.clone() }
    })
}

/// Counts steps of the streams, waits a moment more, and pulls the plug; `deaths` times.
fn storm(company: &mut Company, fleet: &mut Fleet, gate: &Gate, steps: &Receiver<()>, dice: &mut Dice) {
    let deaths = if std::env::var_os("LETHE_LONG").is_some() { 50 } else { 10 };
    let count = |steps: &Receiver<()>, wanted: u64| {
        (0..wanted).for_each(|_| steps.recv_timeout(PATIENCE).expect("the streams go on"));
    };
    for _ in 0..deaths {
        count(steps, 20 + dice.throw(60));
        let moment = Instant::now() + Duration::from_micros(dice.throw(8_000));
        while steps.recv_timeout(moment.saturating_duration_since(Instant::now())).is_ok() {}
        company.kill_server();
        company.start();
        fleet.reboot();
        gate.revive();
    }
    count(steps, 40);
    gate.end();
}

/// Waits until every device has what was ordered, and the log has every receipt.
fn settle(api: &Api, fleet: &Fleet, ledger: &Ledger) -> Found {
    let mut wanted: Vec<String> = Vec::new();
    for told in &ledger.told {
        if let Told::Dispatched { digest } = told {
            wanted.push(digest.clone());
        }
    }
    fleet.wait_until_silent();
    api.until(|api| {
        let mut found = Found::default();
        evidence::through_the_api(api, &mut found);
        fleet.devices.iter().for_each(|device| evidence::on_the_device(&device.state, &mut found));
        let behind = |(id, (server, device)): &(&String, &(u64, u64))| device < server && !found.erased.contains(*id);
        let late = found.counters.iter().find(behind).map(|(id, _)| id.clone());
        let open = api.list("/commands").iter().any(|command| {
            let state = text(&command["targets"][0], "state");
            wanted.iter().any(|digest| command["digest"] == **digest) && !["done", "refused"].contains(&state)
        });
        let silent = fleet.unconfirmed().is_empty();
        if late.is_none() && !open && silent && found.erased.len() == WIPED {
            return Ok(found);
        }
        Err(format!("open {open}, silent {silent}, late {late:?}: {:#?}", found.counters))
    })
}

fn nothing_is_lost_and_nothing_done_twice(database: &Database) {
    let seed = std::env::var("LETHE_SEED").unwrap_or_else(|_| "1".to_owned());
    println!("LETHE_SEED={seed}");
    let folder = tempfile::tempdir().unwrap();
    let mut company = Company::found(folder.path(), database);
    let mut fleet = Fleet::enroll(folder.path(), &company);
    let (gate, (step, steps)) = (Arc::new(Gate::default()), channel());
    let streams: Vec<_> = fleet
        .enrollments()
        .into_iter()
        .enumerate()
        .map(|(number, enrollment)| Stream {
            api: Api::open(&company, &company.people[0]),
            gate: gate.clone(),
            steps: step.clone(),
            dice: Dice::new(format!("{seed} stream {number}")),
            enrollment,
            pens: pens(&company),
            wipe_after: (number < WIPED).then_some(25 + 10 * number as u64),
            ledger: Ledger::default(),
            keys: 0,
        })
        .collect();
    let streams: Vec<_> = streams.into_iter().map(|stream| thread::spawn(move || stream.run())).collect();
    storm(&mut company, &mut fleet, &gate, &steps, &mut Dice::new(format!("{seed} storm")));
    let mut ledger = Ledger::default();
    for stream in streams {
        ledger.told.extend(stream.join().unwrap().told);
    }

    fleet.reboot();
    let mut found = settle(&Api::open(&company, &company.people[0]), &fleet, &ledger);
    let export = folder.path().join("log.jsonl");
    finish(company.person(&company.people[0], &["log", "export", "--out"]).arg(&export));
    company.kill_server();
    fleet.running.clear();
    let verdict = company.ask(0, &["log", "verify", export.to_str().unwrap()]);
    assert_eq!(verdict["ok"], true, "{verdict:#}");
    evidence::in_the_log(&export, &mut found);
    evidence::in_the_database(&company, database, &mut found);
    let faults = ledger.faults(&found);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    println!(
        "{} acknowledgements, {} commands, {} receipts",
        ledger.told.len(),
        found.commands.len(),
        found.receipt_rows.len()
    );
}

#[test]
fn on_sqlite_nothing_acknowledged_is_lost_and_nothing_is_done_twice() {
    nothing_is_lost_and_nothing_done_twice(&Database::Sqlite);
}

#[test]
fn on_postgresql_nothing_acknowledged_is_lost_and_nothing_is_done_twice() {
    nothing_is_lost_and_nothing_done_twice(&Database::Postgres(Cluster::shared().database()));
}
