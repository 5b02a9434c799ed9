//! Keyrings made, signed by real keys of OpenSSH, changed and pinned.

use lethe_proto::chain::{check_first, check_next};

use crate::bench::{Bench, is_private};

fn bench() -> Bench {
    Bench::with_keys(&["anna", "dora", "carl", "erik"])
}

#[test]
fn a_first_keyring_holds_once_everybody_has_signed_it() {
    let bench = bench();
    let words = bench.new_ring()["words"].as_str().unwrap().to_owned();
    assert!(bench.sign("ring", "anna", &words).unwrap().text.contains("Still missing"));
    bench.sign("ring", "dora", &words).unwrap();
    assert!(check_first(&bench.ring("ring")).is_err());
    let last = bench.sign("ring", "carl", &words).unwrap();
    assert!(last.json["missing"].is_null(), "{}", last.text);
    check_first(&bench.ring("ring")).unwrap();
}

#[test]
fn signing_with_other_words_than_expected_is_refused() {
    let bench = bench();
    bench.new_ring();
    let trouble = bench.sign("ring", "anna", "abandon ability able about above absent absorb abstract absurd abuse");
    assert!(trouble.unwrap_err().what().contains("words"));
    assert!(bench.ring("ring").approvals.is_empty());
}

#[test]
fn a_key_that_is_not_in_the_keyring_signs_nothing() {
    let bench = bench();
    let words = bench.new_ring()["words"].as_str().unwrap().to_owned();
    assert!(bench.sign("ring", "erik", &words).unwrap_err().what().contains("not in keyring"));
}

#[test]
fn a_keyring_that_nobody_could_ever_change_is_not_written() {
    let bench = bench();
    let person = bench.person("anna", "root,it");
    let line = [
        "keyring",
        "new",
        "--tenant-name",
        "x",
        "--tenant-id",
        &"ab".repeat(16),
        "--server-key",
        &"11".repeat(32),
        "--log-key",
        &"22".repeat(32),
        "--log-origin",
        "x",
        "--url",
        "https://x",
        "--person",
        &person,
        "--out",
        "@ring",
    ];
    let trouble = bench.run("anna", &line).unwrap_err();
    assert_eq!(trouble.exit(), 2);
    assert!(!bench.path("ring").exists());
}

#[test]
fn adding_somebody_takes_the_words_heard_from_them_and_their_countersignature() {
    let bench = bench();
    bench.pinned_ring();
    let erik = bench.person("erik", "it");
    let next =
        bench.run("anna", &["keyring", "add-person", "--from", "@ring", "--person", &erik, "--out", "@next"]).unwrap();
    let ten = next.json["words"].as_str().unwrap().to_owned();
    let heard = bench.run("erik", &["keyring", "words", "@erik"]).unwrap().json["words"].as_str().unwrap().to_owned();
    assert!(next.text.contains(&heard));
    let sign = |person: &str, heard: &str| {
        let key = format!("@{person}");
        bench.run(person, &["keyring", "sign", "@next", "--key", &key, "--heard", heard, "--yes", "--words", &ten])
    };
    let other = bench.run("anna", &["keyring", "words", "@carl"]).unwrap().json["words"].as_str().unwrap().to_owned();
    assert!(sign("anna", &other).unwrap_err().what().contains("six words that you heard"));
    sign("anna", &heard).unwrap();
    let without_erik = sign("dora", &heard).unwrap();
    assert!(without_erik.text.contains("countersignature of “erik”"), "{}", without_erik.text);
    bench.sign("next", "erik", &ten).unwrap();
    check_next(&bench.ring("ring").keyring, &bench.ring("next"), &[]).unwrap();
}

#[test]
fn a_root_person_who_pinned_nothing_signs_no_change() {
    let bench = bench();
    bench.pinned_ring();
    let next = bench.run("anna", &["keyring", "renew", "--from", "@ring", "--out", "@next"]).unwrap();
    let ten = next.json["words"].as_str().unwrap();
    let line = ["keyring", "sign", "@next", "--key", "@anna", "--yes", "--words", ten];
    assert!(bench.run("stranger", &line).unwrap_err().what().contains("pinned"));
    assert!(bench.run("anna", &line).is_ok());
}

#[test]
fn a_removed_person_is_gone_from_keys_and_roles_and_the_change_is_told() {
    let bench = bench();
    bench.pinned_ring();
    let next = bench
        .run("anna", &["keyring", "remove-person", "--from", "@ring", "--person", "carl", "--out", "@next"])
        .unwrap();
    assert!(next.text.contains("− person “carl”") && next.text.contains("− “carl” is HR"), "{}", next.text);
    let keyring = bench.ring("next").keyring;
    assert_eq!((keyring.persons.len(), keyring.keys.len()), (2, 2));
    keyring.check().unwrap();
    let one_root_left =
        bench.run("anna", &["keyring", "remove-person", "--from", "@ring", "--person", "dora", "--out", "@no"]);
    assert!(one_root_left.unwrap_err().what().contains("nobody could ever change"));
}

#[test]
fn a_server_key_is_exchanged() {
    let bench = bench();
    let ring = bench.pinned_ring();
    let old = ring["server_keys"][0].as_str().unwrap();
    let fresh = data_encoding::HEXLOWER.encode(&lethe_people::ServerNode::new(7).entry().public_key);
    let line = ["keyring", "rotate-server-key", "--add", &fresh, "--remove", old, "--from", "@ring", "--out", "@next"];
    let next = bench.run("anna", &line).unwrap();
    assert_eq!(next.json["version"], 2);
    assert_ne!(next.json["server_keys"][0], old);
}

#[test]
fn pinning_takes_the_ten_words_and_happens_once() {
    let bench = bench();
    let ring = bench.pinned_ring();
    let words = ring["words"].as_str().unwrap();
    let wrong = bench.run("new", &["keyring", "pin", "@ring", "--words", "abandon ability able"]);
    assert!(wrong.unwrap_err().what().contains("ten words"));
    assert!(!bench.path("profile-new/keyrings.cbor").exists());
    bench.run("new", &["keyring", "pin", "@ring", "--words", words]).unwrap();
    assert!(is_private(&bench.path("profile-new/keyrings.cbor")));
    assert!(bench.run("new", &["keyring", "pin", "@ring", "--words", words]).unwrap_err().what().contains("already"));
    let shown = bench.run("new", &["keyring", "show"]).unwrap();
    assert!(shown.text.contains(words) && shown.text.contains("2 × IT, or 1 × HR + 1 × IT"), "{}", shown.text);
}

#[test]
fn a_recovery_key_is_private_and_is_not_written_over() {
    let bench = bench();
    let made = bench.run("anna", &["keyring", "recovery-key", "new", "--out", "@rescue"]).unwrap();
    assert!(is_private(&bench.path("rescue")));
    let secret = std::fs::read_to_string(bench.path("rescue")).unwrap();
    let secret = secret.trim().rsplit_once(' ').unwrap().1.to_owned();
    assert!(!made.text.contains(&secret) && !made.json.to_string().contains(&secret));
    assert!(bench.run("anna", &["keyring", "recovery-key", "new", "--out", "@rescue"]).is_err());
}

#[test]
fn a_pilot_of_one_person_signs_alone_until_it_ends_for_ever() {
    let bench = bench();
    let person = bench.person("anna", "root,it");
    let public = |bytes: &[u8; 32]| data_encoding::HEXLOWER.encode(bytes);
    let (server, log) = (lethe_people::ServerNode::new(1).entry(), lethe_people::LogNode::new(1).entry());
    let new = bench.run(
        "anna",
        &[
            "keyring",
            "new",
            "--tenant-name",
            "Pilot",
            "--solo",
            "--demo",
            "--server-key",
            &public(&server.public_key),
            "--log-key",
            &public(&log.public_key),
            "--log-origin",
            "pilot/log",
            "--url",
            "https://pilot.example.com",
            "--person",
            &person,
            "--out",
            "@ring",
        ],
    );
    let words = new.unwrap().json["words"].as_str().unwrap().to_owned();
    assert!(bench.sign("ring", "anna", &words).unwrap().json["missing"].is_null());
    check_first(&bench.ring("ring")).unwrap();
    let alone = bench.run("anna", &["keyring", "renew", "--end-solo", "--from", "@ring", "--out", "@next"]);
    assert!(alone.unwrap_err().what().contains("nobody could ever change"));
    let dora = bench.person("dora", "root,it");
    bench.run("anna", &["keyring", "add-person", "--from", "@ring", "--person", &dora, "--out", "@two"]).unwrap();
    bench.run("anna", &["keyring", "renew", "--end-solo", "--from", "@two", "--out", "@three"]).unwrap();
    let ended = bench.ring("three").keyring;
    assert!(!ended.limits.solo && ended.ladder == lethe_proto::ladder::default_ladder());
}
