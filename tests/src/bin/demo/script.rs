//! `cargo xtask demo --script`: the main job with real processes, real keys and real files, told so that a newcomer understands.

use std::{fs, path::Path, time::Instant};

use lethe_proto::{
    command::Target,
    ids::{DeviceId, EnrollmentId, PersonId},
    kinds::Stage,
    text::Line,
};
use lethe_tests::{
    agent::{Device, SEALED},
    company::{Company, Database, json, text},
    impostor::{Impostor, Loot},
    programs::{Running, finish},
};
use serde_json::Value;

/// A device, its running agent, and whose it is.
struct Owned {
    device: Device,
    running: Running,
    label: &'static str,
}

const PLAN: &str = "Prices for next year. Not for the competition.";
const DEVICES: [(&str, &str); 4] =
    [("Frida Lang", "notebook"), ("Georg Simon", "phone"), ("Hanna Wolf", "phone"), ("Igor Petrov", "tablet")];
const LABELS: [&str; 4] =
    ["Frida Lang · notebook", "Georg Simon · phone", "Hanna Wolf · phone", "Igor Petrov · tablet"];

pub(crate) fn play() {
    let begun = Instant::now();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut company = found(folder.path());
    let devices = enroll(&company, folder.path());
    lock(&company, &devices[0]);
    wipe(&company, &devices[0]);
    prove(&company, folder.path());
    let [_, others @ ..] = devices.as_slice() else { unreachable!("four devices") };
    let impostor = take_over(&mut company, others);
    drop(impostor);
    release(&company, others, folder.path());
    say(&format!(
        "\nThat was the main job, in {:.1} seconds. Every step was checked; nothing was simulated but the people.",
        begun.elapsed().as_secs_f64()
    ));
}

fn say(line: &str) {
    println!("{line}");
}

fn step(number: usize, title: &str) {
    println!("\n{number}. {title}");
}

fn found(folder: &Path) -> Company {
    step(1, "A company begins");
    let company = Company::found(folder, &Database::Sqlite);
    say("   Anna and Boris run the computers, Clara runs human resources. Each made a key of their own.");
    say("   Together they signed a keyring: the list of who may decide what. Its ten words, to be read aloud:");
    say(&format!("      {}", company.words));
    say(&format!("   The server runs at {}. It holds nobody's key.", company.url));
    company
}

fn enroll(company: &Company, folder: &Path) -> Vec<Owned> {
    step(2, "Four people enroll their devices");
    let root = is_root();
    let mut devices = Vec::new();
    for (number, (employee, name)) in DEVICES.into_iter().enumerate() {
        let code = company.code(employee, name);
        let place = folder.join(format!("device-{number}"));
        fs::create_dir(&place).expect("a folder for the device");
        let config = if number == 0 && root { "[container]\nsize_mib = 32\n" } else { SEALED };
        let device = Device::enroll(&place, &code, &company.certificates.ca, config);
        let running = device.run();
        devices.push(Owned { device, running, label: LABELS[number] });
    }
    for owned in &devices {
        owned.device.wait_for_container("open");
        fs::write(owned.device.files().join("plan.txt"), PLAN).expect("the container takes files");
        say(&format!("   “{}” is enrolled. Its container is open and holds a file.", owned.label));
    }
    let how =
        if root { "a file system that the kernel encrypts" } else { "sealed files, opened only in memory (not root)" };
    say(&format!(
        "   Frida's container is {how}. She was shown what the company can do before she agreed: never her own files."
    ));
    devices
}

fn lock(company: &Company, frida: &Owned) {
    step(3, "Frida's notebook is lost: lock it");
    let begun = Instant::now();
    company.ask(1, &["device", "lock", "Frida", "--reason", "left in a train"]);
    frida.device.wait_for_container("locked");
    assert!(!is_readable(frida), "a locked file is not readable");
    say(&format!(
        "   Boris locked it. After {} ms her file cannot be read any more: the key left the kernel.",
        begun.elapsed().as_millis()
    ));
    say("   A lock protects, so one person is enough, and people can undo it.");
}

fn wipe(company: &Company, frida: &Owned) {
    step(4, "Frida leaves the company: erase her container");
    let (id, words) = company.request(2, "wipe_container", &["Frida"]);
    say("   Clara asks for a wipe. Whoever signs compares six words of exactly these bytes:");
    say(&format!("      {words}"));
    company.approve(2, &id, &words);
    assert!(frida.device.state.join("container.half").exists(), "one person is not enough");
    say("   Clara signs with her key. Nothing happens: what destroys takes two people.");
    let begun = Instant::now();
    company.approve(0, &id, &words);
    let answer = company.ask(0, &["command", "watch", &id]);
    assert_eq!(text(&answer["targets"][0], "state"), "done");
    assert!(!frida.device.state.join("container.half").exists(), "the device half of the key is gone");
    say(&format!("   Anna signs. {} ms later the notebook's own signed receipt is here:", begun.elapsed().as_millis()));
    say("      key destroyed on the device · share destroyed on the server · data removed");
}

fn prove(company: &Company, folder: &Path) {
    step(5, "Prove it to somebody who trusts nobody");
    let file = folder.join("log.jsonl");
    let path = file.to_str().expect("a plain path");
    company.ask(0, &["log", "export", "--out", path]);
    let verified = company.ask(0, &["log", "verify", path]);
    assert_eq!(verified["ok"], true, "{verified:#}");
    say("   The log was exported and checked on Anna's machine, without the server:");
    for line in verified["proven"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        say(&format!("      ✓ {line}"));
    }
    for line in verified["story"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        say(&format!("      → {line}"));
    }
}

fn take_over(company: &mut Company, others: &[Owned]) -> Impostor {
    step(6, "Somebody takes over the server, with all its keys");
    let targets = targets(company);
    company.kill_server();
    let loot = Loot::take(&company.data, &company.log_origin(), targets);
    let impostor = Impostor::start(loot, company.port(), &company.certificates);
    say("   The impostor answers at the same address, with the same certificate, the server's key and the log's key.");
    say("   It orders every device to erase its container. The order is signed by the server and stands in the log.");
    let (mut refused, mut locked) = (0, 0);
    while refused < others.len() || locked < others.len() {
        let receipt = impostor.hear();
        match (receipt.stage, receipt.reason.as_str()) {
            (Stage::Refused, "ladder.persons") => refused += 1,
            (Stage::Applied, _) => locked += 1,
            (stage, reason) => panic!("a device said {stage} {reason}"),
        }
    }
    say(&format!(
        "   {refused} devices, {refused} refusals: “not enough different people in the right roles have signed”. Nothing was erased."
    ));
    say("   So the impostor does what a server may do alone: it locks them all.");
    for owned in others {
        owned.device.wait_for_container("locked");
        assert!(!is_readable(owned), "locked is locked, whoever ordered it");
        assert!(owned.device.state.join("container.half").exists(), "nothing was destroyed");
    }
    say(&format!("   {locked} devices are locked, and nobody can work."));
    impostor
}

fn release(company: &Company, others: &[Owned], folder: &Path) {
    step(7, "People undo it, without any server");
    let file = folder.join("release.cbor");
    let path = file.to_str().expect("a plain path");
    let made = company.ask(0, &["release", "make", "--from", "2020-01-01T00:00:00Z", "--out", path]);
    for person in [0, 1] {
        let who = &company.people[person];
        let words = text(&made, "words");
        let mut sign = company.person(who, &["release", "sign", path, "--yes", "--words", words, "--key"]);
        finish(sign.arg(&who.key));
    }
    say(
        "   Anna and Boris sign a release: every lock of that server key ends, and no device listens to the key again.",
    );
    for (number, owned) in others.iter().enumerate() {
        let [blob, grant, pack] = ["blob", "grant", "pack"].map(|kind| folder.join(format!("{kind}-{number}")));
        finish(owned.device.command("recovery-blob").arg("--out").arg(&blob));
        let mut open = company.person(&company.people[0], &["recovery", "open", "--blob"]);
        open.arg(&blob).arg("--recovery-key").arg(&company.recovery_keys[0]);
        finish(open.arg("--recovery-key").arg(&company.recovery_keys[2]).arg("--out").arg(&grant));
        let mut packed = company.person(&company.people[0], &["release", "pack", path, "--grant"]);
        finish(packed.arg(&grant).arg("--out").arg(&pack));
        finish(owned.device.command("release").arg("--file").arg(&pack));
        owned.device.wait_for_container("open");
        assert!(is_readable(owned), "the file is back");
        say(&format!(
            "   “{}”: released by a file, reopened by two of three recovery keys; the file is there.",
            owned.label
        ));
        assert!(owned.running.0.id() > 0);
    }
}

fn is_readable(owned: &Owned) -> bool {
    fs::read_to_string(owned.device.files().join("plan.txt")).is_ok_and(|content| content == PLAN)
}

fn targets(company: &Company) -> Vec<Target> {
    let listed = json(company.person(&company.people[0], &["device", "list"]).arg("--json"));
    let items = listed["items"].as_array().expect("a list of devices");
    items
        .iter()
        .map(|item| Target {
            device: DeviceId::from_hex(text(item, "device")).expect("an id"),
            enrollment: EnrollmentId::from_hex(text(item, "enrollment")).expect("an id"),
            person: PersonId::from_hex(text(&item["person"], "id")).expect("an id"),
            label: Line::new(text(item, "label")).expect("a label"),
        })
        .collect()
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
