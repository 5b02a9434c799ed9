//! The CDDL is true: every sample of ours validates against its rule, and what the rule forbids does not.

use cddl_cat::{cbor::validate_cbor_bytes, parse_cddl};

use crate::book;

const CDDL: &str = include_str!("../../lethe.cddl");

#[test]
fn every_sample_is_what_the_contract_says() {
    for (name, rule, bytes) in book::samples() {
        if let Err(error) = validate_cbor_bytes(rule, CDDL, &bytes) {
            panic!("{name} is not a {rule}: {error}");
        }
    }
}

#[test]
fn no_sample_validates_as_another_rule_with_a_domain() {
    for (name, rule, bytes) in book::samples() {
        for other in ["command", "veto", "release", "keyring", "state", "checkin", "receipt", "grant"] {
            if other != rule {
                assert!(validate_cbor_bytes(other, CDDL, &bytes).is_err(), "{name} is also a {other}");
            }
        }
    }
}

/// Rules that are parts of messages, and never travel alone.
const PARTS: &[&str] = &[
    "id",
    "key-id",
    "digest",
    "nonce",
    "secret",
    "moment",
    "line",
    "cose",
    "action",
    "ladder-act",
    "role",
    "target",
    "lift",
    "assertion",
    "proof",
    "person",
    "key",
    "role-list",
    "need",
    "rung",
    "service-key",
    "log",
    "witnesses",
    "recovery",
    "limits",
    "posture",
    "container-state",
    "stage",
    "evidence",
    "ceilings",
    "enrollment-preimage",
    "sealed",
    "onion",
];

#[test]
fn every_message_of_the_contract_has_a_type_and_every_type_a_rule() {
    let rules: Vec<String> = parse_cddl(CDDL).unwrap().rules.into_iter().map(|rule| rule.name).collect();
    for rule in book::RULES {
        assert!(rules.iter().any(|name| name == rule), "{rule} is not in the contract");
    }
    for name in &rules {
        let known = book::RULES.contains(&name.as_str()) || PARTS.contains(&name.as_str());
        assert!(known, "{name} is neither a part nor a message with a sample");
    }
}

#[test]
fn the_contract_forbids_what_it_is_there_to_forbid() {
    let command = |targets: u8, action: &str, tenant: &[u8]| {
        let mut bytes = minicbor::Encoder::new(Vec::new());
        bytes.array(12).unwrap().str("lethe-cmd/1").unwrap().bytes(tenant).unwrap().str(action).unwrap();
        bytes.array(0).unwrap().array(u64::from(targets)).unwrap();
        for _ in 0..targets {
            bytes.array(4).unwrap().bytes(&[1; 16]).unwrap().bytes(&[2; 16]).unwrap().bytes(&[3; 16]).unwrap();
            bytes.str("Paul").unwrap();
        }
        bytes.array(2).unwrap().u8(1).unwrap().bytes(&[4; 32]).unwrap().bytes(&[5; 16]).unwrap();
        bytes.bytes(&[6; 16]).unwrap().u8(1).unwrap().u8(1).unwrap().u8(2).unwrap().str("why").unwrap();
        validate_cbor_bytes("command", CDDL, &bytes.into_writer()).is_ok()
    };
    assert!(command(1, "wipe_device", &[7; 16]));
    assert!(command(25, "wipe_device", &[7; 16]));
    assert!(!command(0, "wipe_device", &[7; 16]));
    assert!(!command(26, "wipe_device", &[7; 16]));
    assert!(!command(1, "wipe_everything", &[7; 16]));
    assert!(!command(1, "wipe_device", &[7; 15]));
}
