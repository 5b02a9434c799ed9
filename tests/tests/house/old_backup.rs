//! The server comes back from an old backup and has forgotten a wipe, a lock, a veto and a keyring. Nothing is destroyed by what it
//! believes: it stays careful until somebody has reviewed, and devices and people bring back what it lost.

use std::{fs, path::PathBuf, process::Command};

use lethe_agent::storage::StateDir;
use lethe_agent_core::record::Record;
use lethe_tests::{
    agent::Device,
    client::Api,
    company::{Company, Database, json, text},
    programs::{Running, finish},
};
use serde_json::Value;

const FRIDA: usize = 0;
const GUSTAV: usize = 1;
const HANNA: usize = 2;
const INES: usize = 3;
const NAMES: [&str; 4] = ["Frida", "Gustav", "Hanna", "Ines"];

struct Story {
    company: Company,
    devices: Vec<Device>,
    running: Vec<Option<Running>>,
    /// The wipe of Hanna's device: signed by two people before the backup, vetoed after it.
    vetoed: String,
    /// Version 2, published after the backup.
    keyring: PathBuf,
    /// Frida's disk as it was before her device was wiped.
    old_disk: Device,
    folder: tempfile::TempDir,
}

impl Story {
    /// Everything until the server's data is lost and an older state of it comes back.
    fn until_the_restore() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let company = Company::found(folder.path(), &Database::Sqlite);
        let enroll = |name: &&str| {
            let own = folder.path().join(name);
            fs::create_dir(&own).unwrap();
            let code = company.code(name, "notebook");
            Device::enroll(&own, &code, &company.certificates.ca, "[container]\nbacking = \"sealed\"\n")
        };
        let devices: Vec<Device> = NAMES.iter().map(enroll).collect();
        let running: Vec<_> = devices.iter().map(|device| Some(device.run())).collect();
        for device in &devices {
            device.wait_for_container("open");
        }
        let old_disk = Device::at(&folder.path().join("thief"));
        let (vetoed, keyring) = (String::new(), folder.path().join("keyring-2.cbor"));
        let mut story = Self { company, devices, running, vetoed, keyring, old_disk, folder };
        story.before_the_backup();
        story.after_the_backup();
        story.come_back();
        story
    }

    fn before_the_backup(&mut self) {
        self.running[HANNA] = None;
        let (wipe, words) = self.company.request(2, "wipe_container", &["Hanna"]);
        self.company.approve(2, &wipe, &words);
        self.company.approve(0, &wipe, &words);
        self.vetoed = wipe;
        let backup = self.folder.path().join("backup");
        finish(self.company.host("backup").arg("--config").arg(self.company.config()).arg("--to").arg(backup));
    }

    fn after_the_backup(&mut self) {
        self.veto();
        self.company.ask(0, &["device", "lock", "Gustav", "--reason", "lost"]);
        self.devices[GUSTAV].wait_for_container("locked");
        self.lock_and_unlock_ines();
        self.running[FRIDA] = None;
        let disk = self.devices[FRIDA].state.parent().unwrap();
        assert!(
            Command::new("cp").arg("-a").arg(disk).arg(self.folder.path().join("thief")).status().unwrap().success()
        );
        self.running[FRIDA] = Some(self.devices[FRIDA].run());
        let (wipe, words) = self.company.request(2, "wipe_container", &["Frida"]);
        self.company.approve(2, &wipe, &words);
        self.company.approve(0, &wipe, &words);
        self.company.ask(0, &["command", "watch", &wipe]);
        let anna = &self.company.people[0];
        finish(self.company.person(anna, &["keyring", "renew", "--out"]).arg(&self.keyring));
        self.sign_and_publish(&self.keyring);
        self.wait_for_keyring(2);
    }

    /// The data folder is gone; a new one is made from the backup, with the old configuration.
    fn come_back(&mut self) {
        self.company.kill_server();
        let lost = std::mem::replace(&mut self.company.data, self.folder.path().join("server-again"));
        fs::create_dir(&self.company.data).unwrap();
        fs::copy(lost.join("lethe.toml"), self.company.config()).unwrap();
        fs::rename(lost, self.folder.path().join("lost")).unwrap();
        let mut restore = self.company.host("restore");
        restore.arg("--config").arg(self.company.config()).arg("from").arg(self.folder.path().join("backup"));
        finish(&mut restore);
        self.company.start();
        assert_eq!(self.api().get("/tenant")["mode"], "restore");
        self.reboot();
    }

    fn api(&self) -> Api {
        Api::open(&self.company, &self.company.people[0])
    }

    fn reboot(&mut self) {
        self.running.iter_mut().for_each(|running| *running = None);
        self.running = self.devices.iter().map(|device| Some(device.run())).collect();
    }

    fn veto(&self) {
        let boris = &self.company.people[1];
        finish(self.company.person(boris, &["veto", &self.vetoed, "--yes", "--key"]).arg(&boris.key));
    }

    fn unlock(&self, name: &str) -> String {
        let (unlock, words) = self.company.request(1, "unlock", &[name]);
        self.company.approve(1, &unlock, &words);
        unlock
    }

    fn lock_and_unlock_ines(&self) {
        self.company.ask(0, &["device", "lock", "Ines", "--reason", "lost"]);
        self.devices[INES].wait_for_container("locked");
        self.unlock("Ines");
        self.devices[INES].wait_for_container("open");
    }

    fn sign_and_publish(&self, keyring: &PathBuf) {
        let anna = &self.company.people[0];
        let words = json(self.company.person(anna, &["keyring", "show", "--json"]).arg(keyring));
        for person in &self.company.people[..2] {
            let mut sign = self.company.person(person, &["keyring", "sign", "--yes", "--words", text(&words, "words")]);
            finish(sign.arg("--key").arg(&person.key).arg(keyring));
        }
        finish(self.company.person(anna, &["keyring", "publish"]).arg(keyring));
    }

    fn wait_for_keyring(&self, version: u64) {
        for device in [GUSTAV, INES] {
            self.devices[device].wait("under the new keyring", |status| status["keyring_version"] == version);
        }
    }

    /// How the server sees a device.
    fn seen(&self, device: usize) -> Value {
        let all = self.api().list("/devices");
        all.into_iter().find(|one| text(one, "label").starts_with(NAMES[device])).unwrap()
    }

    /// A message behind everything else: once the device has it, whatever was to reach it before has reached it.
    fn message_arrives(&self, device: usize) {
        self.company.ask(0, &["device", "message", NAMES[device], "hello", "--reason", "a test"]);
        let enough = |seen: &Value| seen["device_counter"].as_u64() >= seen["state_counter"].as_u64();
        self.wait(device, "no message", enough);
    }

    /// Waits until the server sees a device so.
    fn wait(&self, device: usize, otherwise: &str, holds: impl Fn(&Value) -> bool) {
        self.api().until(|_| {
            let seen = self.seen(device);
            if holds(&seen) { Ok(()) } else { Err(format!("{otherwise}: {seen:#}")) }
        });
    }

    fn target(&self, command: &str) -> Value {
        self.api().get(&format!("/commands/{command}"))["targets"][0].clone()
    }

    fn review(&mut self) -> Value {
        self.company.kill_server();
        let mut review = self.company.host("restore");
        let said = json(review.arg("--config").arg(self.company.config()).args(["review", "--json"]));
        self.company.start();
        self.reboot();
        said
    }
}

#[test]
fn in_restore_mode_no_order_goes_out_and_a_vetoed_one_never_does() {
    let mut story = Story::until_the_restore();
    story.message_arrives(HANNA);
    assert_eq!(story.target(&story.vetoed)["state"], "queued", "signed by two people in the backup, and not sent");
    assert!(story.devices[HANNA].state.join("container.half").exists());
    // The people bring back the keyring and the veto, each with the signatures that prove them.
    finish(story.company.person(&story.company.people[0], &["keyring", "publish"]).arg(&story.keyring));
    story.veto();
    let unlock = story.unlock("Gustav");
    assert_ne!(story.target(&unlock)["state"], "done");
    assert_eq!(story.review()["dispatched"], 1, "the unlock, and nothing else");
    story.devices[GUSTAV].wait_for_container("open");
    story.message_arrives(HANNA);
    assert_eq!(story.target(&story.vetoed)["state"], "vetoed");
    assert!(story.devices[HANNA].state.join("container.half").exists(), "nothing was erased");
}

#[test]
fn a_lock_that_the_backup_has_forgotten_holds_and_an_old_disk_gets_no_share() {
    let story = Story::until_the_restore();
    // The server orders something before it has heard the device: its counter collides with the lock that it has forgotten.
    story.company.ask(0, &["device", "message", NAMES[GUSTAV], "hello", "--reason", "a test"]);
    story.wait(GUSTAV, "the device did not bring its lock back", |seen| seen["locked"] == true);
    assert_eq!(story.devices[GUSTAV].status()["container"]["state"], "locked");
    assert_eq!(story.seen(FRIDA)["status"], "active", "nobody told the server yet that this device was wiped");
    let thief = story.old_disk.run();
    story.message_arrives(FRIDA);
    assert_eq!(story.old_disk.status()["container"]["state"], "closed", "a disk from before the wipe stays shut");
    drop(thief);
}

#[test]
fn after_a_lost_tail_devices_refuse_orders_until_root_persons_name_a_new_log() {
    let mut story = Story::until_the_restore();
    finish(story.company.person(&story.company.people[0], &["keyring", "publish"]).arg(&story.keyring));
    story.message_arrives(INES);
    story.api().until(|api| {
        let told = api.list("/audit").iter().any(|event| event.to_string().contains("log_tail_lost"));
        if told { Ok(()) } else { Err("no device has said that it has seen more of the log".to_owned()) }
    });
    story.veto();
    story.review();
    story.company.ask(0, &["device", "lock", "Ines", "--reason", "lost"]);
    story.devices[INES].wait_for_container("locked");
    let journal = StateDir::open(&story.devices[INES].state).unwrap().journal.read().unwrap().unwrap();
    let seen = Record::from_bytes(&journal).unwrap().seen.size;
    while story.api().get("/tenant")["log"]["size"].as_u64().unwrap() <= seen {
        story.message_arrives(INES);
    }
    let refused = story.unlock("Ines");
    story.message_arrives(INES);
    let target = story.target(&refused);
    assert_eq!((text(&target, "state"), text(&target, "reason")), ("refused", "log.consistency"), "{target:#}");
    assert_eq!(story.devices[INES].status()["container"]["state"], "locked");

    let third = story.folder.path().join("keyring-3.cbor");
    let anna = &story.company.people[0];
    finish(story.company.person(anna, &["keyring", "restart-log", "--out"]).arg(&third));
    story.sign_and_publish(&third);
    story.wait_for_keyring(3);
    story.unlock("Ines");
    story.devices[INES].wait_for_container("open");
}
