//! The main job with real processes: server, people, agent, files.

use lethe_tests::{
    agent::Device,
    company::{Company, Database},
    programs::{Running, finish},
    thief::{Foiled, Thief, files_with, share_secret},
};
use std::{fs, path::Path, process::Command};

/// A company, and Frida's notebook with a file in its container.
struct Story {
    company: Company,
    device: Device,
    running: Option<Running>,
    folder: tempfile::TempDir,
}

const PLAN: &str = "the plan for next year";

impl Story {
    fn begin() -> Self {
        Self::begin_with(&[])
    }

    /// Frida agrees to these actions; to the usual ones when none is named.
    fn begin_with(actions: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let company = Company::found(folder.path(), &Database::Sqlite);
        let code = company.code_that_allows("Frida Lang", "notebook", actions);
        let device = Device::enroll(folder.path(), &code, &company.certificates.ca, "[container]\nsize_mib = 16\n");
        let running = Some(device.run());
        device.wait_for_container("open");
        fs::write(device.files().join("plan.txt"), PLAN).unwrap();
        Self { company, device, running, folder }
    }

    fn lock(&self) {
        self.company.ask(0, &["device", "lock", "Frida", "--reason", "lost on a train"]);
        self.device.wait_for_container("locked");
    }

    /// Two people approve; waits for the receipt.
    fn wipe(&self) {
        let (id, words) = self.company.request(2, "wipe_container", &["Frida"]);
        self.company.approve(2, &id, &words);
        self.company.approve(0, &id, &words);
        self.company.ask(0, &["command", "watch", &id]);
    }

    fn is_readable(&self) -> bool {
        fs::read_to_string(self.device.files().join("plan.txt")).is_ok_and(|text| text == PLAN)
    }

    /// Copies a folder with everything in it, holes and all, as a thief with a disk does.
    fn copy(&self, from: &Path, name: &str) -> std::path::PathBuf {
        let to = self.folder.path().join(name);
        assert!(Command::new("cp").args(["-a", "--sparse=always"]).arg(from).arg(&to).status().unwrap().success());
        to
    }
}

#[test]
fn a_lock_closes_at_once_and_an_unlock_by_a_person_opens_again() {
    let story = Story::begin();
    assert!(story.is_readable());
    story.lock();
    assert!(!story.is_readable());
    let (id, words) = story.company.request(1, "unlock", &["Frida"]);
    story.company.approve(1, &id, &words);
    story.device.wait_for_container("open");
    assert!(story.is_readable());
}

#[test]
fn a_device_whose_owner_agreed_only_to_a_wipe_can_be_unlocked_all_the_same() {
    let story = Story::begin_with(&["wipe_container"]);
    story.lock();
    let (id, words) = story.company.request(1, "unlock", &["Frida"]);
    story.company.approve(1, &id, &words);
    story.device.wait_for_container("open");
    assert!(story.is_readable());
}

#[test]
fn a_code_that_the_server_made_enrolls_too_and_says_whom_it_trusts() {
    let folder = tempfile::tempdir().unwrap();
    let company = Company::found(folder.path(), &Database::Sqlite);
    company.ask(0, &["person", "add", "Georg Simon"]);
    let made = company.ask(1, &["enroll-code", "--person", "Georg", "--device", "tablet"]);
    assert_eq!((made["maker"].as_str(), made["words"].as_str()), (Some("server"), Some(company.words.as_str())));
    let code = made["code"].as_str().unwrap();
    let device = Device::enroll(folder.path(), code, &company.certificates.ca, "[container]\nsize_mib = 16\n");
    assert_eq!(device.status()["label"], "Georg Simon · tablet");
}

#[test]
fn a_wipe_locks_at_once_and_erases_when_the_second_person_signs() {
    let story = Story::begin();
    let (id, words) = story.company.request(2, "wipe_container", &["Frida"]);
    story.device.wait_for_container("locked");
    story.company.approve(2, &id, &words);
    assert!(story.device.state.join("container.half").exists(), "one person is not two");
    story.company.approve(0, &id, &words);
    let answer = story.company.ask(0, &["command", "watch", &id]);
    assert_eq!(answer["targets"][0]["state"], "done", "{answer:#}");
    assert!(!story.device.state.join("container.img").exists());
}

#[test]
fn after_a_veto_nothing_is_erased() {
    let story = Story::begin();
    let (id, words) = story.company.request(2, "wipe_container", &["Frida"]);
    story.company.approve(2, &id, &words);
    let boris = &story.company.people[1];
    finish(story.company.person(boris, &["veto", &id, "--yes", "--key"]).arg(&boris.key));
    let anna = &story.company.people[0];
    let late = story
        .company
        .person(anna, &["approve", &id, "--yes", "--words", &words, "--key"])
        .arg(&anna.key)
        .output()
        .unwrap();
    assert!(!late.status.success(), "nobody approves what was vetoed");
    assert!(story.device.state.join("container.half").exists());
}

#[test]
fn a_copy_of_the_disk_from_before_the_wipe_does_not_open_with_what_the_server_has_afterwards() {
    let mut story = Story::begin();
    let enrollment = story.device.status()["enrollment"].as_str().unwrap().to_owned();
    let enrollment: [u8; 16] = data_encoding::HEXLOWER.decode(enrollment.as_bytes()).unwrap().try_into().unwrap();
    story.lock();
    story.running = None;
    let old_disk = story.copy(&story.device.state, "old-disk");
    let old_server = story.copy(&story.company.data, "old-server");
    let secret = share_secret(&old_server.join("lethe.db"), &enrollment).expect("a share before the wipe");
    let half = fs::read(old_disk.join("container.half")).unwrap();
    story.running = Some(story.device.run());
    story.wipe();
    story.running = None;
    let new_disk = story.device.state.clone();
    let new_server = story.company.data.clone();

    let competent = Thief { device: &old_disk, database: &old_server.join("lethe.db") };
    assert_eq!(competent.read("plan.txt").as_deref(), Ok(PLAN), "with everything from before, this thief reads");
    let with_old_disk = Thief { device: &old_disk, database: &new_server.join("lethe.db") };
    assert_eq!(with_old_disk.read("plan.txt"), Err(Foiled::NoShare));
    let with_old_server = Thief { device: &new_disk, database: &old_server.join("lethe.db") };
    assert!(matches!(with_old_server.read("plan.txt"), Err(Foiled::NoWrap | Foiled::NoDeviceHalf)));

    assert_eq!(
        files_with(&new_server, &secret),
        [] as [std::path::PathBuf; 0],
        "the share is in no file of the server"
    );
    let key = &half[half.len() - 40..half.len() - 8];
    assert_eq!(
        files_with(&new_disk, key),
        [] as [std::path::PathBuf; 0],
        "the device half is in no file of the device"
    );
}

#[test]
fn the_exported_log_verifies_without_the_server() {
    let mut story = Story::begin();
    story.wipe();
    let file = story.folder.path().join("log.jsonl");
    let path = file.to_str().unwrap();
    story.company.ask(0, &["log", "export", "--out", path]);
    story.company.kill_server();
    let verified = story.company.ask(0, &["log", "verify", path]);
    println!("{verified:#}");
    let text = fs::read_to_string(&file).unwrap();
    let changed = text.replacen("\"salt\":\"", "\"salt\":\"A", 1);
    fs::write(&file, changed).unwrap();
    let anna = &story.company.people[0];
    let output = story.company.person(anna, &["log", "verify", path]).output().unwrap();
    assert!(!output.status.success(), "a changed export does not verify");
}
