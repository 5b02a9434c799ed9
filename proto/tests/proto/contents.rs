//! What may stand in a message: keyrings, states, codes, receipts, words.

use lethe_people::{ANNA, Company, ELENA, Hand, NOW, Phone, seed, state};
use lethe_proto::{
    cbor::{Exact, digest_of},
    cose::{Context, Cose},
    enrollment::{Code, CodeTag, Grant, GrantTag, OneTimeSecret},
    enrollment_record::EnrollmentRecord,
    ids::{Digest, KeyId},
    keyring::{BadKeyring, Keyring},
    kinds::{CodeMaker, KeyKind, LadderAction, Role, Stage},
    receipt::SignedReceipt,
    state::State,
    words::{command_words, keyring_words, words},
};

fn judged(change: impl FnOnce(&mut Keyring)) -> Result<(), BadKeyring> {
    let mut keyring = Company::standard().keyring();
    change(&mut keyring);
    keyring.check()
}

#[test]
fn a_keyring_begins_before_it_expires_and_knows_its_predecessors() {
    assert_eq!(judged(|_| ()), Ok(()));
    assert_eq!(judged(|keyring| keyring.expires = keyring.issued), Err(BadKeyring::Times));
    assert_eq!(judged(|keyring| keyring.version = 0), Err(BadKeyring::Previous));
    assert_eq!(judged(|keyring| keyring.version = 2), Err(BadKeyring::Previous));
    assert_eq!(judged(|keyring| keyring.previous = vec![[1; 32].into()]), Err(BadKeyring::Previous));
}

#[test]
fn a_person_and_a_key_stand_in_a_keyring_once() {
    assert_eq!(judged(|keyring| keyring.persons.push(keyring.persons[0].clone())), Err(BadKeyring::PersonTwice));
    let twice = |keyring: &mut Keyring| keyring.keys.push(keyring.keys[0].clone());
    assert!(matches!(judged(twice), Err(BadKeyring::Key(_))));
    let shared = |keyring: &mut Keyring| {
        let mut key = keyring.keys[0].clone();
        key.person = ELENA;
        keyring.keys.push(key);
    };
    assert!(matches!(judged(shared), Err(BadKeyring::Key(_))));
    let by_another_kind = |keyring: &mut Keyring| {
        let mut key = keyring.keys[0].clone();
        (key.kind, key.rp_id, key.origin) = (KeyKind::SshSkEcdsaP256, "ssh:lethe".to_owned(), String::new());
        keyring.keys.push(key);
    };
    assert!(matches!(judged(by_another_kind), Err(BadKeyring::Key(_))));
}

#[test]
fn a_key_fits_its_kind_its_id_and_its_owner() {
    let changes: [fn(&mut lethe_proto::keyring::Key); 7] = [
        |key| key.id = KeyId::new([9; 16]),
        |key| key.person = [99; 16].into(),
        |key| key.kind = KeyKind::SshEd25519,
        |key| key.public_key.truncate(32),
        |key| key.public_key[0] = 5,
        |key| key.rp_id.clear(),
        |key| key.origin.clear(),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        assert!(matches!(judged(|keyring| change(&mut keyring.keys[0])), Err(BadKeyring::Key(_))), "{number}");
    }
    for rp_id in ["", "lethe", "SSH:lethe"] {
        let application = |keyring: &mut Keyring| rp_id.clone_into(&mut keyring.keys[1].rp_id);
        assert!(matches!(judged(application), Err(BadKeyring::Key(_))), "{rp_id}");
    }
    let mut weak = Hand::new(ANNA, KeyKind::SshEd25519, 0).entry().clone();
    weak.public_key = vec![0; 32];
    weak.public_key[0] = 1;
    weak.id = KeyId::of(&weak.public_key);
    assert!(matches!(judged(|keyring| keyring.keys.push(weak)), Err(BadKeyring::Key(_))));
}

#[test]
fn roles_and_rungs_are_named_once_and_by_people_who_exist() {
    let twice = |keyring: &mut Keyring| keyring.roles.push(keyring.roles[1].clone());
    assert_eq!(judged(twice), Err(BadKeyring::Role(Role::It)));
    assert_eq!(judged(|keyring| keyring.roles[0].persons.push([99; 16].into())), Err(BadKeyring::Role(Role::Root)));
    assert_eq!(judged(|keyring| keyring.roles[1].persons.push(ANNA)), Err(BadKeyring::Role(Role::It)));
    let rung = |keyring: &mut Keyring| keyring.ladder.push(keyring.ladder[0].clone());
    assert_eq!(judged(rung), Err(BadKeyring::Ladder(LadderAction::WipeContainer)));
    let lower = |keyring: &mut Keyring| keyring.ladder[0].max_targets = 0;
    assert_eq!(judged(lower), Err(BadKeyring::Ladder(LadderAction::WipeContainer)));
}

#[test]
fn the_keys_of_services_are_readable_distinct_and_enough() {
    let the = |what| Err(BadKeyring::Service(what));
    assert_eq!(judged(|keyring| keyring.service_keys.clear()), the("the server"));
    assert_eq!(judged(|k| k.service_keys.push(k.service_keys[0].clone())), the("the server"));
    assert_eq!(judged(|keyring| keyring.service_keys[0].public_key = [0; 32]), the("the server"));
    assert_eq!(judged(|keyring| keyring.log.public_key = [0; 32]), the("the log"));
    for origin in ["", "two words", "a\nb", "a+b", "a\u{2003}b"] {
        assert_eq!(judged(|keyring| origin.clone_into(&mut keyring.log.origin)), the("the log"), "{origin:?}");
    }
    assert_eq!(judged(|keyring| keyring.witnesses.quorum = 1), the("the witnesses"));
    let unnamed = |keyring: &mut Keyring| {
        keyring.witnesses.list = vec![lethe_people::WitnessNode::new(1).entry()];
        keyring.witnesses.list[0].name.clear();
    };
    assert_eq!(judged(unnamed), the("the witnesses"));
    assert_eq!(judged(|keyring| keyring.recovery.threshold = 0), the("recovery"));
    assert_eq!(judged(|keyring| keyring.recovery.threshold = 4), the("recovery"));
    assert_eq!(judged(|k| k.recovery.keys.push(k.recovery.keys[0].clone())), the("recovery"));
    assert_eq!(judged(|keyring| keyring.recovery.keys.clear()), the("recovery"));
}

#[test]
fn a_state_orders_nothing_that_is_later_than_itself() {
    let phone = Phone::new(Company::standard().tenant, ELENA, "Elena · Pixel 9", 1);
    let good = state(phone.server_half.tenant, phone.enrollment, KeyId::ZERO);
    assert!(good.is_well_formed());
    let changes: [fn(&mut State); 6] = [
        |state| state.locked_since = 2,
        |state| state.screen_blocked_since = 2,
        |state| state.hold_since = 2,
        |state| state.message_number = 2,
        |state| state.message = "x".repeat(1001),
        |state| state.message = "call\n\u{202e}us".to_owned(),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut bad = good.clone();
        change(&mut bad);
        assert!(!bad.is_well_formed(), "{number}");
    }
}

#[test]
fn the_logs_record_of_an_enrollment_is_bound_to_one_device_key() {
    let company = Company::standard();
    let [mine, other] = [1, 2].map(|number| Phone::new(company.tenant, ELENA, "Elena · Pixel 9", number));
    let grant = Exact::new(Grant {
        tag: GrantTag,
        server_half: mine.server_half.clone(),
        enrollment: mine.enrollment,
        device_half: digest_of(&mine.device_half),
        keyring: company.first().keyring.digest(),
        issued: NOW,
    });
    let context = Context { domain: GrantTag::TEXT, tenant: company.tenant };
    let honest = EnrollmentRecord {
        server: Cose::sign(&company.node, context, grant.bytes()),
        server_key: company.node.entry().id,
        device_half: mine.device_half.clone(),
        grant,
    };
    assert!(honest.is_bound());
    assert!(honest.verify_server(&company.keyring()).is_ok());
    let mut swapped = honest.clone();
    swapped.device_half = other.device_half;
    assert!(!swapped.is_bound());
    let mut other_tenant = company.keyring();
    other_tenant.tenant = [1; 16].into();
    assert!(honest.verify_server(&other_tenant).is_err());
    let mut other_server = company.keyring();
    other_server.service_keys = vec![lethe_people::ServerNode::new(2).entry()];
    assert!(honest.verify_server(&other_server).is_err());
}

#[test]
fn a_code_is_one_line_that_survives_being_pasted() {
    let company = Company::standard();
    let phone = Phone::new(company.tenant, ELENA, "Elena · Pixel 9", 1);
    let log = company.log.entry();
    let code = Code {
        tag: CodeTag,
        tenant: company.tenant,
        urls: vec!["https://lethe.example.com".to_owned()],
        keyring: company.first().keyring.digest(),
        log_origin: log.origin,
        log_key: log.public_key,
        secret: OneTimeSecret::new(seed("secret", 1)),
        person: ELENA,
        label: phone.server_half.label.clone(),
        ceilings: phone.server_half.ceilings,
        expires: NOW,
        maker: CodeMaker::Server,
    };
    let text = code.to_text();
    assert!(text.starts_with("LETHE1-") && !text.contains(char::is_whitespace));
    assert!(Code::from_text(&format!("  {text}\n")).is_ok_and(|read| read == code));
    for broken in [&text[..text.len() - 1], &text[7..], "", &format!("{text}A"), &text.to_lowercase()] {
        assert!(Code::from_text(broken).is_err());
    }
}

#[test]
fn a_receipt_is_the_word_of_one_device() {
    let company = Company::standard();
    let [mine, other] = [1, 2].map(|number| Phone::new(company.tenant, ELENA, "Elena · Pixel 9", number));
    let signed = SignedReceipt::sign(&mine, mine.receipt([1; 32].into(), Stage::Done));
    let verified = signed.verify(&mine.device_half.device_key).unwrap();
    assert_eq!(verified.receipt().stage, Stage::Done);
    assert!(signed.verify(&other.device_half.device_key).is_err());
    assert!(signed.verify(&[]).is_err());
    let posing = SignedReceipt::sign(&other, mine.receipt([1; 32].into(), Stage::Done));
    assert!(posing.verify(&mine.device_half.device_key).is_err());
}

#[test]
fn words_are_the_first_bits_of_a_digest() {
    assert_eq!(command_words(&Digest::ZERO), "abandon abandon abandon abandon abandon abandon");
    assert_eq!(command_words(&Digest::new([0xff; 32])), "zoo zoo zoo zoo zoo zoo");
    // 1 in the eleventh bit, and 2 in the next eleven.
    let mut bytes = [0; 32];
    bytes[1..3].copy_from_slice(&[0b0010_0000, 0b0000_1000]);
    assert_eq!(words(&bytes.into(), 2), ["ability", "able"]);
    assert_eq!(keyring_words(&Digest::ZERO).split(' ').count(), 10);
    assert_eq!(words(&Digest::ZERO, 99).len(), 23);
}
