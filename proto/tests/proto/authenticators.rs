//! Passkeys: the vectors of the specification, and ceremonies that went another way than an approval's.

use lethe_people::{ANNA, Ceremony, Company, Hand};
use lethe_proto::{
    approval::Question,
    ids::Digest,
    kinds::{Decision, KeyKind, Role},
    webauthn::Assertion,
};
use serde_json::Value;

use crate::foreign;

fn question() -> Question {
    Question {
        decision: Decision::Approve,
        tenant: Company::standard().tenant,
        keyring: Digest::new([1; 32]),
        subject: Digest::new([2; 32]),
    }
}

/// Whether Anna's passkey accepts what this ceremony made.
fn accepted(ceremony: &Ceremony) -> bool {
    let hand = Hand::new(ANNA, KeyKind::WebauthnEs256, 0);
    hand.sign_by(Role::It, &question(), ceremony).verify(hand.entry(), &question()).is_ok()
}

fn hex(value: &Value, name: &str) -> Vec<u8> {
    data_encoding::HEXLOWER.decode(value[name].as_str().unwrap().as_bytes()).unwrap()
}

#[test]
fn the_vectors_of_the_specification_are_judged_by_their_flags_and_frames() {
    let Some(path) = foreign::folder("webauthn-w3c-es256.json") else { return };
    let vectors = foreign::json(&path);
    let mut outcomes = Vec::new();
    for vector in vectors.as_array().unwrap() {
        let name = vector["name"].as_str().unwrap();
        let mut hand = Hand::passkey_of(&hex(vector, "sk"), ANNA, "example.org", "https://example.org");
        hand.entry_mut().backup_eligible = true;
        let assertion = Assertion {
            auth_data: hex(vector, "ad"),
            client_data_json: hex(vector, "cdj"),
            signature: hex(vector, "sig"),
        };
        let challenge = Digest::try_from(hex(vector, "chal").as_slice()).unwrap();
        let present_and_verified = assertion.auth_data[32] & 0x05 == 0x05;
        let framed = name.ends_with("crossOrigin") || name.ends_with("topOrigin");
        let extended = assertion.auth_data.len() != 37;
        let holds = assertion.verify(hand.entry(), &challenge).is_ok();
        assert_eq!(holds, present_and_verified && !framed && !extended, "{name}");
        outcomes.push(holds);

        // The signature itself holds in every one of them, so that nothing is refused for a reason of its own.
        let public = hand.entry().decoded().unwrap();
        let hash = lethe_proto::cbor::sha256(&assertion.client_data_json);
        let message = [assertion.auth_data.as_slice(), hash.as_bytes()].concat();
        assert!(public.verify_der(&message, &assertion.signature).is_ok(), "{name}");
    }
    assert_eq!(outcomes.len(), 10);
    assert!(outcomes.contains(&true) && outcomes.contains(&false));
}

#[test]
fn an_honest_ceremony_is_accepted() {
    assert!(accepted(&Ceremony::default()));
}

#[test]
fn safari_leaves_cross_origin_out() {
    assert!(accepted(&Ceremony { tail: "}", ..Ceremony::default() }));
}

#[test]
fn later_browsers_may_add_members_at_the_end() {
    let tail = r#","crossOrigin":false,"other":"https://goo.gl/yabPex"}"#;
    assert!(accepted(&Ceremony { tail, ..Ceremony::default() }));
}

#[test]
fn a_login_a_registration_or_a_payment_is_not_an_approval() {
    for kind in ["webauthn.create", "payment.get", "webauthn.Get", ""] {
        assert!(!accepted(&Ceremony { kind, ..Ceremony::default() }), "{kind}");
    }
}

#[test]
fn another_site_cannot_frame_the_approval() {
    for tail in [
        r#","crossOrigin":true}"#,
        r#","crossOrigin":true,"topOrigin":"https://evil.example"}"#,
        r#","topOrigin":"https://evil.example","crossOrigin":false}"#,
        r#","crossOrigin": false}"#,
        r#","crossOrigin":falsey}"#,
        r#","crossOrigin":false"#,
        r#","crossOrigin":false,"x":1"#,
        "} ",
        "",
    ] {
        assert!(!accepted(&Ceremony { tail, ..Ceremony::default() }), "{tail}");
    }
}

#[test]
fn an_assertion_for_the_login_page_is_not_an_approval() {
    for origin in [
        "https://example.com",
        "https://approve.example.com.evil.example",
        "https://approve.example.com:8443",
        "http://approve.example.com",
        "https://approve.example.co",
    ] {
        assert!(!accepted(&Ceremony { origin: Some(origin), ..Ceremony::default() }), "{origin}");
    }
    for rp_id in ["example.com", "Approve.example.com", ""] {
        assert!(!accepted(&Ceremony { rp_id: Some(rp_id), ..Ceremony::default() }), "{rp_id}");
    }
}

#[test]
fn a_key_that_was_not_touched_or_did_not_verify_its_user_does_not_count() {
    for flags in [0x00, 0x01, 0x04, 0x41, 0x81] {
        assert!(!accepted(&Ceremony { flags, ..Ceremony::default() }), "{flags:#04x}");
    }
}

#[test]
fn a_passkey_that_can_be_copied_counts_only_where_its_entry_says_so() {
    let mut hand = Hand::new(ANNA, KeyKind::WebauthnEs256, 0);
    for flags in [0x0d, 0x1d, 0x15] {
        let signed = hand.sign_by(Role::It, &question(), &Ceremony { flags, ..Ceremony::default() });
        hand.entry_mut().backup_eligible = false;
        assert!(signed.verify(hand.entry(), &question()).is_err(), "{flags:#04x}");
        hand.entry_mut().backup_eligible = true;
        assert!(signed.verify(hand.entry(), &question()).is_ok(), "{flags:#04x}");
    }
}

#[test]
fn authenticator_data_has_exactly_thirty_seven_bytes() {
    for extensions in [&[0xa0][..], &[0; 1], &[0xa1, 0x61, 0x78, 0xf5]] {
        assert!(!accepted(&Ceremony { extensions, flags: 0x85, ..Ceremony::default() }));
    }
    let hand = Hand::new(ANNA, KeyKind::WebauthnEs256, 0);
    let lethe_proto::approval::Proof::Webauthn(mut assertion) = hand.sign(Role::It, &question()).proof else {
        panic!("a passkey makes an assertion")
    };
    assertion.auth_data.pop();
    assert!(assertion.verify(hand.entry(), &question().challenge(Role::It)).is_err());
}

#[test]
fn two_entries_never_name_one_key() {
    let hand = Hand::new(ANNA, KeyKind::WebauthnEs256, 0);
    let mut compact = hand.entry().public_key.clone();
    compact[0] = 5;
    assert!(lethe_proto::public_key::PublicKey::p256(&compact).is_err());
    let uncompressed = hand.entry().decoded().unwrap().uncompressed_point().unwrap();
    assert!(lethe_proto::public_key::PublicKey::p256(&uncompressed).is_err());
    assert!(lethe_proto::public_key::PublicKey::p256(&[0; 33]).is_err());
    assert!(lethe_proto::public_key::PublicKey::p256(&[[2].as_slice(), &[0xff; 32]].concat()).is_err());
}

#[test]
fn a_passkey_entry_lies_below_its_own_rp_id() {
    let check = |rp_id: &str, origin: &str| {
        let mut company = Company::standard();
        company.hands[0] = Hand::passkey_at(ANNA, 0, rp_id, origin);
        company.keyring().check().is_ok()
    };
    assert!(check("example.com", "https://approve.example.com"));
    assert!(check("localhost", "http://approve.localhost:9443"));
    for (rp_id, origin) in [
        ("example.com", "https://evilexample.com"),
        ("example.com", "https://example.com.evil.example"),
        ("example.com", "http://approve.localhost"),
        ("", "https://approve.example.com"),
        ("approve.example.com", "https://example.com"),
        ("example.com", "http://example.com"),
        ("example.com", "https://example.com/path"),
        ("example.com", "https://EXAMPLE.com"),
        ("example.com", "https://example.com\""),
    ] {
        assert!(!check(rp_id, origin), "{rp_id} {origin}");
    }
}
