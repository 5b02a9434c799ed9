//! The host's side of the command line, as a process of its own.

use std::{
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
    process::Command,
};

use lethe_people::Company;
use lethe_proto::{
    cbor::encode,
    ids::{KeyId, TenantId},
    keyring::{Log, ServiceKey},
};
use serde_json::Value;

/// Runs `lethe`; gives whether it succeeded, what it printed and what it complained about.
fn lethe(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_lethe")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

fn key32(value: &Value) -> [u8; 32] {
    data_encoding::BASE64.decode(value.as_str().unwrap().as_bytes()).unwrap().try_into().unwrap()
}

/// Prepares a server in `srv` and writes a keyring that its people have signed.
fn prepare(folder: &Path) {
    let (ok, said, why) = lethe(folder, &["init", "--data", "srv", "--url", "https://localhost:8443", "--json"]);
    assert!(ok, "{said}{why}");
    write_keyring(folder, &serde_json::from_str(&said).unwrap());
}

/// What people sign for a server that has told about itself.
fn write_keyring(folder: &Path, about: &Value) {
    let mut company = Company::demo();
    company.tenant = TenantId::from_hex(about["id"].as_str().unwrap()).unwrap();
    let mut keyring = company.keyring();
    let public_key = key32(&about["server_key"]["public_key"]);
    keyring.service_keys = vec![ServiceKey { id: KeyId::of(&public_key), public_key }];
    let origin = about["log"]["origin"].as_str().unwrap().to_owned();
    keyring.log = Log { origin, public_key: key32(&about["log"]["public_key"]), generation: 1 };
    std::fs::write(folder.join("first.cbor"), encode(&company.signed(keyring))).unwrap();
}

#[test]
fn a_server_is_set_up_in_two_steps_and_the_doctor_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let (ok, said, _) = lethe(folder.path(), &["doctor", "--config", "srv/lethe.toml"]);
    assert!(!ok && said.contains("FAIL   database"), "there is no company yet: {said}");
    let (ok, said, why) = lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor"]);
    assert!(ok && said.contains("https://localhost:8443/setup#lethe-setup-"), "{said}{why}");
    let (ok, said, why) = lethe(folder.path(), &["doctor", "--config", "srv/lethe.toml"]);
    assert!(ok && !said.contains("FAIL"), "{said}{why}");
    let (ok, _, why) = lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor"]);
    assert!(!ok && why.contains("belongs to a company already"), "{why}");
    let (ok, _, why) = lethe(folder.path(), &["init", "--data", "srv", "--url", "https://localhost:8443"]);
    assert!(!ok && why.contains("exists already"), "{why}");
}

#[test]
fn a_server_for_the_browser_is_set_up_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let init = |more: &[&str]| {
        let always = ["init", "--data", "srv", "--url", "https://localhost:8443", "--owner", "Olga", "--json"];
        lethe(folder.path(), &[always.as_slice(), more].concat())
    };
    let (ok, _, why) = init(&[]);
    assert!(!ok && why.contains("--demo"), "keys of a page at localhost count in a demonstration only: {why}");
    let (ok, _, why) = init(&["--console-url", "https://console.example.com"]);
    assert!(!ok && why.contains("--approver-url"), "{why}");
    assert!(!folder.path().join("srv/lethe.toml").exists(), "and nothing is left in the way");

    let console = ["--console-url", "http://localhost:8080", "--listen", "127.0.0.1:8080", "--plain"];
    let (ok, said, why) = init(&[console.as_slice(), &["--listen-agents", "127.0.0.1:8443", "--demo"]].concat());
    assert!(ok, "{said}{why}");
    let about: Value = serde_json::from_str(&said).unwrap();
    assert!(about["setup_link"].as_str().unwrap().starts_with("http://localhost:8080/setup#lethe-setup-"), "{about}");
    assert_eq!((&about["approver"], &about["demo"]), (&"http://approve.localhost:8080".into(), &true.into()));
    let config = std::fs::read_to_string(folder.path().join("srv/lethe.toml")).unwrap();
    let config: toml::Table = toml::from_str(&config).unwrap();
    assert_eq!(config["approver"]["url"].as_str(), Some("http://approve.localhost:8080"));
    let plain: Vec<_> =
        config["listen"].as_array().unwrap().iter().map(|listen| listen.get("plain").is_some()).collect();
    assert_eq!(plain, [true, false]);
    let (ok, said, why) = lethe(folder.path(), &["doctor", "--config", "srv/lethe.toml"]);
    assert!(!ok && said.contains("no keyring yet"), "{said}{why}");
    let (ok, _, why) = init(&["--demo"]);
    assert!(!ok && why.contains("exists already"), "{why}");
}

#[test]
fn a_server_listens_where_devices_are_told_to_find_it() {
    for (url, port) in [("https://lethe.example.com", 443), ("https://lethe.example.com:8443", 8443)] {
        let folder = tempfile::tempdir().unwrap();
        let (ok, said, why) = lethe(folder.path(), &["init", "--data", "srv", "--url", url]);
        assert!(ok, "{said}{why}");
        let config = std::fs::read_to_string(folder.path().join("srv/lethe.toml")).unwrap();
        let config: toml::Table = toml::from_str(&config).unwrap();
        assert_eq!(config["listen"][0]["address"].as_str(), Some(format!("0.0.0.0:{port}").as_str()));
    }
}

#[test]
fn what_was_begun_for_the_browser_can_go_on_by_files() {
    let folder = tempfile::tempdir().unwrap();
    let begin = ["init", "--data", "srv", "--url", "https://localhost:8443", "--owner", "Olga", "--demo", "--json"];
    let (ok, said, why) = lethe(folder.path(), &begin);
    assert!(ok, "{said}{why}");
    write_keyring(folder.path(), &serde_json::from_str(&said).unwrap());
    let (ok, said, why) = lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor", "--json"]);
    assert!(ok && !said.contains("setup_link"), "the owner has a link already: {said}{why}");
    let (ok, said, why) = lethe(folder.path(), &["doctor", "--config", "srv/lethe.toml"]);
    assert!(ok && !said.contains("WRONG"), "{said}{why}");
}

#[test]
fn whoever_is_locked_out_gets_a_new_link_on_the_host() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor", "--owner", "Olga"]);
    let recover = |name: &str| lethe(folder.path(), &["admin", "recover", name, "--config", "srv/lethe.toml"]);
    let (ok, said, why) = recover("Olga");
    assert!(ok && said.contains("/setup#"), "{said}{why}");
    let (ok, _, why) = recover("Nobody");
    assert!(!ok && why.contains("no administrator of this name"), "{why}");
}

#[test]
fn a_backup_comes_back_in_restore_mode() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor"]);
    let (ok, said, why) = lethe(folder.path(), &["backup", "--to", "copy", "--config", "srv/lethe.toml"]);
    assert!(ok, "{said}{why}");
    std::fs::DirBuilder::new().mode(0o700).create(folder.path().join("new")).unwrap();
    for file in ["lethe.toml", "cert.pem", "key.pem"] {
        std::fs::copy(folder.path().join("srv").join(file), folder.path().join("new").join(file)).unwrap();
    }
    let (ok, said, why) = lethe(folder.path(), &["restore", "from", "copy", "--config", "new/lethe.toml"]);
    assert!(ok, "{said}{why}");
    let (ok, said, why) = lethe(folder.path(), &["doctor", "--config", "new/lethe.toml"]);
    assert!(!ok && said.contains("restore mode") && why.contains("1 things are wrong"), "{said}{why}");
    let (ok, said, why) = lethe(folder.path(), &["restore", "review", "--config", "new/lethe.toml"]);
    assert!(ok, "{said}{why}");
    let (ok, said, _) = lethe(folder.path(), &["doctor", "--config", "new/lethe.toml"]);
    assert!(ok, "{said}");
}

#[test]
fn the_doctor_asks_the_services_of_others_and_says_whom_the_server_speaks_to() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor"]);
    let file = folder.path().join("srv/lethe.toml");
    let usual = std::fs::read_to_string(&file).unwrap();
    let doctor = |section: &str| {
        std::fs::write(&file, format!("{usual}\n{section}")).unwrap();
        lethe(folder.path(), &["doctor", "--config", "srv/lethe.toml"])
    };
    let (ok, said, _) = doctor("");
    assert!(ok && said.contains("outbound host: none"), "{said}");
    // Nobody listens at this port.
    let (ok, said, _) = doctor("[mail]\nsmtp = 'localhost'\nport = 1\nsecurity = 'plain'\nfrom = 'a@example.com'\n");
    assert!(!ok && said.contains("FAIL   mail: the mail server does not answer"), "{said}");
    assert!(said.contains("outbound host: localhost:1 gets addresses for e-mail"), "{said}");
    let (ok, said, _) = doctor("[sms]\nurl = 'https://sms.example.com/'\nsecret_file = 'nowhere'\n");
    assert!(!ok && said.contains("FAIL   services") && said.contains("nowhere cannot be read"), "{said}");
}

#[test]
fn the_doctor_finds_what_is_wrong_around_the_database() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor"]);
    let doctor = || {
        let (ok, said, why) = lethe(folder.path(), &["doctor", "--json", "--config", "srv/lethe.toml"]);
        let said: Value = serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}{why}"));
        let level = |about: &str| {
            let items = said["items"].as_array().unwrap();
            let found = |level: &str| items.iter().any(|item| item["about"] == about && item["level"] == level);
            let levels = ["fail", "warn", "ok"];
            levels.into_iter().find(|level| found(level)).unwrap_or("nothing").to_owned()
        };
        (ok, ["backup", "approver page", "push", "geo data", "database"].map(level).to_vec())
    };
    let (ok, levels) = doctor();
    assert!(ok && levels[0] == "warn" && levels[2..] == ["ok", "ok", "ok"], "{levels:?}");
    let (ok, said, why) = lethe(folder.path(), &["backup", "--to", "copy", "--config", "srv/lethe.toml"]);
    assert!(ok, "{said}{why}");
    let (ok, levels) = doctor();
    assert!(ok && levels[0] == "ok", "the backup is on record: {levels:?}");

    let file = folder.path().join("srv/lethe.toml");
    let mut config: toml::Table = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let nobody = toml::toml! {
        url = "http://approve.localhost:1"
        serve = false
    };
    config.insert("approver".to_owned(), nobody.into());
    std::fs::write(&file, toml::to_string(&config).unwrap()).unwrap();
    let (ok, levels) = doctor();
    assert!(levels[1] == "warn" || (!ok && levels[1] == "fail"), "not built here, or nobody answers: {levels:?}");

    std::fs::write(folder.path().join("srv/lethe.db"), "no database at all, but long enough to be read as one")
        .unwrap();
    let (ok, levels) = doctor();
    assert!(!ok && levels[4] == "fail", "{levels:?}");
}

#[test]
fn a_server_whose_keys_are_gone_does_not_become_another_server() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor"]);
    std::fs::remove_file(folder.path().join("srv/server.key")).unwrap();
    let (ok, _, why) = lethe(folder.path(), &["migrate", "--config", "srv/lethe.toml"]);
    assert!(!ok && why.contains("server.key is missing"), "{why}");
    assert!(!folder.path().join("srv/server.key").exists());
}

#[test]
fn a_database_opens_only_with_the_vault_key_that_it_was_sealed_with() {
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    lethe(folder.path(), &["init", "--data", "srv", "--keyring", "first.cbor"]);
    let vault = folder.path().join("srv/vault.key");
    let right = std::fs::read_to_string(&vault).unwrap();
    let migrate = || lethe(folder.path(), &["migrate", "--config", "srv/lethe.toml"]);
    assert!(migrate().0);
    std::fs::write(&vault, "0".repeat(64)).unwrap();
    let (ok, _, why) = migrate();
    assert!(!ok && why.contains("vault.key is missing or is not the one"), "{why}");
    std::fs::remove_file(&vault).unwrap();
    let (ok, _, why) = migrate();
    assert!(!ok && why.contains("vault.key is missing or is not the one"), "{why}");
    assert!(!vault.exists(), "no new key stands in the way of the old one");
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&vault)
        .unwrap()
        .write_all(right.as_bytes())
        .unwrap();
    assert!(migrate().0);
}
