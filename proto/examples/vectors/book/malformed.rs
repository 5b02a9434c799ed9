//! Bytes that a decoder must refuse, each with the step at which it does.

use lethe_people::Phone;
use lethe_proto::{
    cbor::encode,
    command::Command,
    ids::Time,
    kinds::{Action, LadderAction, Role},
};
use serde_json::{Value, json};

use super::{Verdict, hex, judge, scene::Scene};

type Case = (&'static str, &'static str, Verdict, Vec<u8>);

pub(crate) fn vectors() -> Value {
    let scene = Scene::new();
    let mut cases = encodings(&scene);
    cases.extend(texts(&scene));
    cases.extend(contents(&scene));
    cases.extend(possessions(&scene));
    let vector = |(name, rule, expected, bytes): Case| {
        assert_eq!(judge(rule, &bytes), expected, "{name}");
        json!({ "name": name, "rule": rule, "hex": hex(&bytes), "refused as": expected.as_str() })
    };
    cases.into_iter().map(vector).collect()
}

/// Replaces the only place where `from` stands.
fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let places: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
    let &[at] = places.as_slice() else { panic!("{} places", places.len()) };
    [&bytes[..at], to, &bytes[at + from.len()..]].concat()
}

fn encodings(scene: &Scene) -> Vec<Case> {
    use Verdict::{NotCanonical, Shape};
    let command = scene.command.bytes();
    let envelope = encode(&scene.envelope);
    let tenant = [&[0x50], scene.company.tenant.as_bytes().as_slice()].concat();
    let long_tenant = [&[0x58, 0x10], scene.company.tenant.as_bytes().as_slice()].concat();
    let chunked_tenant = [&[0x5f], tenant.as_slice(), &[0xff]].concat();
    let action = b"\x6ewipe_container".as_slice();
    let mut indefinite = command.to_vec();
    indefinite[0] = 0x9f;
    indefinite.push(0xff);
    let mut longer = command.to_vec();
    longer[0] = 0x8d;
    longer.push(0xf6);
    let mut shorter = command.to_vec();
    shorter[0] = 0x8b;
    let inner_trailing = [command, &[0]].concat();
    let length = |bytes: &[u8]| minicbor::to_vec(<&minicbor::bytes::ByteSlice>::from(bytes)).unwrap();
    vec![
        ("nothing", "command", Shape, Vec::new()),
        ("a trailing byte", "command", NotCanonical, [command, &[0]].concat()),
        ("the message twice", "command", NotCanonical, [command, command].concat()),
        ("a byte string with a long length", "command", NotCanonical, replace(command, &tenant, &long_tenant)),
        ("a byte string of indefinite length", "command", Shape, replace(command, &tenant, &chunked_tenant)),
        ("an array of indefinite length", "command", NotCanonical, indefinite),
        (
            "a long integer",
            "command",
            NotCanonical,
            replace(command, &[0x82, 0x01, 0x58, 0x20], &[0x82, 0x18, 0x01, 0x58, 0x20]),
        ),
        (
            "a text of indefinite length",
            "command",
            Shape,
            replace(command, action, &[&[0x7f], action, &[0xff]].concat()),
        ),
        ("one element more", "command", NotCanonical, longer),
        ("one element less", "command", Shape, shorter),
        ("cut off", "command", Shape, command[..command.len() - 1].to_vec()),
        ("a tag around it", "command", Shape, [&[0xd9, 0xd9, 0xf7], command].concat()),
        ("an unknown action", "command", Shape, replace(command, action, b"\x6ewipe_everythin")),
        ("another domain", "command", Shape, replace(command, b"lethe-cmd/1", b"lethe-cmd/2")),
        ("an id of 15 bytes", "command", Shape, replace(command, &tenant, &[&[0x4f], &tenant[2..]].concat())),
        ("a map instead of an array", "command", Shape, [&[0xa6], &command[1..]].concat()),
        (
            "an inner command with a trailing byte",
            "envelope",
            Shape,
            replace(&envelope, &length(command), &length(&inner_trailing)),
        ),
        ("a veto as a command", "command", Shape, b"\x87\x6clethe-veto/1".to_vec()),
    ]
}

/// The command's bytes with another reason or label, written without our type for lines.
fn texts(scene: &Scene) -> Vec<Case> {
    let command = scene.command.bytes();
    let text = |text: &str| minicbor::to_vec(text).unwrap();
    let reason = text(scene.command.reason.as_str());
    let label = text(scene.phone.server_half.label.as_str());
    let with_reason = |other: &str| replace(command, &reason, &text(other));
    let with_label = |other: &str| replace(command, &label, &text(other));
    vec![
        ("a label that turns its direction around", "command", Verdict::Shape, with_label("Paul \u{202e}9 lexiP")),
        ("a label with a direction isolate", "command", Verdict::Shape, with_label("Paul \u{2066}Pixel\u{2069}")),
        ("a label with an invisible letter", "command", Verdict::Shape, with_label("Paul\u{200b} Ortega")),
        ("a label that ends with a space", "command", Verdict::Shape, with_label("Paul Ortega ")),
        ("an empty label", "command", Verdict::Shape, with_label("")),
        ("a reason of two lines", "command", Verdict::Shape, with_reason("lost\napproved by all")),
        ("a reason of 201 bytes", "command", Verdict::Shape, with_reason(&"x".repeat(201))),
        ("a reason that is not UTF-8", "command", Verdict::Shape, replace(command, &reason, &[0x62, 0xc3, 0x28])),
    ]
}

fn contents(scene: &Scene) -> Vec<Case> {
    let changed = |change: &dyn Fn(&mut Command)| {
        let mut command = Command::clone(&scene.command);
        change(&mut command);
        encode(&command)
    };
    let phones = |count| {
        let phone = |number| Phone::new(scene.company.tenant, super::scene::PAUL, "Paul Ortega · phone", number);
        (0..count).map(|number| phone(number).target()).collect::<Vec<_>>()
    };
    let keyring = |change: &dyn Fn(&mut lethe_proto::keyring::Keyring)| {
        let mut keyring = scene.company.keyring();
        change(&mut keyring);
        encode(&keyring)
    };
    let bad = Verdict::Content;
    vec![
        ("26 targets", "command", bad, changed(&|command| command.targets = phones(26))),
        ("no target", "command", bad, changed(&|command| command.targets.clear())),
        ("one target twice", "command", bad, changed(&|command| command.targets.push(command.targets[0].clone()))),
        (
            "a wipe that lifts",
            "command",
            bad,
            changed(&|c| c.lifts = vec![lethe_people::lift(c.targets[0].enrollment, [1; 16].into(), 1)]),
        ),
        ("an unlock that lifts nothing", "command", bad, changed(&|command| command.action = Action::Unlock)),
        ("expired before it begins", "command", bad, changed(&|command| command.expires = command.not_before)),
        ("to be done before it was issued", "command", bad, changed(&|c| c.not_before = Time(c.issued.0 - 1))),
        ("a person twice", "keyring", bad, keyring(&|k| k.persons.push(k.persons[0].clone()))),
        ("a key twice", "keyring", bad, keyring(&|k| k.keys.push(k.keys[0].clone()))),
        ("one key by a second name", "keyring", bad, keyring(&second_name)),
        ("a key of nobody", "keyring", bad, keyring(&|k| k.keys[0].person = [99; 16].into())),
        ("a key with another id", "keyring", bad, keyring(&|k| k.keys[0].id = [99; 16].into())),
        ("a role of a stranger", "keyring", bad, keyring(&|k| k.roles[0].persons.push([99; 16].into()))),
        ("a ladder for 26", "keyring", bad, keyring(&|k| k.ladder[0].max_targets = 26)),
        ("nobody may change it", "keyring", bad, keyring(&|k| k.ladder.retain(|r| r.action != LadderAction::Keyring))),
        ("a need of nobody", "keyring", bad, keyring(&|k| k.ladder[0].alternatives[0][0].count = 0)),
        (
            "one role needed twice",
            "keyring",
            bad,
            keyring(&|k| {
                let need = lethe_proto::ladder::Need { role: Role::It, count: 1 };
                k.ladder[0].alternatives = vec![vec![need, need]];
            }),
        ),
        ("a life of 31 days", "keyring", bad, keyring(&|k| k.limits.max_lifetime_ms = 31 * lethe_proto::ids::DAY_MS)),
        ("version 1 with a predecessor", "keyring", bad, keyring(&|k| k.previous = vec![[1; 32].into()])),
        ("no server", "keyring", bad, keyring(&|k| k.service_keys.clear())),
        ("more recovery keys needed than there are", "keyring", bad, keyring(&|k| k.recovery.threshold = 4)),
        ("more witnesses needed than there are", "keyring", bad, keyring(&|k| k.witnesses.quorum = 1)),
    ]
}

/// A proof of possession with another audience or challenge, written without our types for them.
fn possessions(scene: &Scene) -> Vec<Case> {
    let proof = super::messages::possession(scene);
    let (bytes, said) = (proof.possession.bytes(), &*proof.possession);
    let text = |text: &str| minicbor::to_vec(text).unwrap();
    let random = |bytes: &[u8]| minicbor::to_vec(<&minicbor::bytes::ByteSlice>::from(bytes)).unwrap();
    let audience = |other: &str| replace(bytes, &text(said.audience.as_str()), &text(other));
    let challenge = |length: usize| replace(bytes, &random(said.challenge.as_bytes()), &random(&vec![7; length]));
    let shape = Verdict::Shape;
    vec![
        ("a proof for nobody", "possession", shape, audience("")),
        ("a proof for two lines", "possession", shape, audience("https://chat.example\nall")),
        ("a proof for 201 characters", "possession", shape, audience(&"ж".repeat(201))),
        ("a challenge of 15 bytes", "possession", shape, challenge(15)),
        ("a challenge of 65 bytes", "possession", shape, challenge(65)),
        ("a proof of possession as a receipt", "receipt", shape, bytes.to_vec()),
    ]
}

/// The compact form of SEC 1: the same point under another first byte.
fn second_name(keyring: &mut lethe_proto::keyring::Keyring) {
    let mut key = keyring.keys[0].clone();
    key.public_key[0] = 5;
    key.id = lethe_proto::ids::KeyId::of(&key.public_key);
    keyring.keys.push(key);
}
