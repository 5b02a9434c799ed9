//! Any change of a single byte of something signed is refused: it does not decode, or it does not verify.

use lethe_people::{CLARA, Company, DMITRI, ELENA, NOW, release, release_by, veto_of};
use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode, encode},
    chain::{SignedKeyring, check_first, check_next},
    cose::Cose,
    envelope::{self, Envelope},
    ids::PersonId,
    keyring::Keyring,
    kinds::{LadderAction, Role, Stage},
    possession::SignedPossession,
    quorum::{Ballot, quorum},
    receipt::SignedReceipt,
    release::SignedRelease,
    veto::SignedVeto,
};

use crate::scene::Scene;

/// Flips three bits of every byte, one at a time. `holds` must be true for the honest bytes and for nothing else.
fn every_change_is_refused(name: &str, honest: &[u8], holds: impl Fn(&[u8]) -> bool) {
    assert!(holds(honest), "{name} does not hold as it is");
    let mut bytes = honest.to_vec();
    for at in 0..bytes.len() {
        for bit in [0x01, 0x08, 0x80] {
            bytes[at] ^= bit;
            assert!(!holds(&bytes), "{name} still holds with byte {at} changed by {bit:#04x}");
            bytes[at] ^= bit;
        }
        let cut = &honest[..at];
        assert!(!holds(cut), "{name} still holds when cut after {at} bytes");
    }
    for more in 0..=255 {
        assert!(!holds(&[honest, &[more]].concat()), "{name} still holds with {more:#04x} behind it");
    }
}

/// What an agent asks of an envelope, without the log.
fn carries(envelope: &Envelope, keyring: &Keyring, honest: &lethe_proto::command::Command) -> bool {
    let command = &envelope.command;
    let about: Vec<PersonId> = command.targets.iter().map(|target| target.person).collect();
    let ballot = Ballot {
        question: envelope::question(command),
        approvals: &envelope.approvals,
        action: LadderAction::from(command.action),
        targets: command.targets.len(),
        about: &about,
        solo: false,
        demo: false,
        suspended: &[],
        one_more: false,
    };
    command.is_well_formed()
        && command.tenant == honest.tenant
        && quorum(&ballot, &[keyring]).is_ok()
        && envelope.verify_server(keyring).is_ok()
}

#[test]
fn of_an_accepted_envelope() {
    let scene = Scene::wipe();
    let company = &scene.company;
    let by = [(company.hand(CLARA), Role::Hr), (company.hand(lethe_people::BORIS), Role::It)];
    let sealed = lethe_people::envelope(company, scene.command.clone().into_value(), &by);
    every_change_is_refused("an envelope", &encode(&sealed), |bytes| {
        decode::<Envelope>(bytes, FRAME_CAP).is_ok_and(|envelope| carries(&envelope, &scene.keyring, &scene.command))
    });
}

#[test]
fn of_a_first_keyring() {
    let honest = Company::standard().first();
    every_change_is_refused("a first keyring", &encode(&honest), |bytes| {
        decode::<SignedKeyring>(bytes, FRAME_CAP).is_ok_and(|keyring| check_first(&keyring).is_ok())
    });
}

#[test]
fn of_a_later_keyring() {
    let company = Company::standard();
    let first = company.first().keyring;
    let next = company.signed_by(Company::after(&first, |_| ()), |hand| [DMITRI, ELENA].contains(&hand.person()));
    every_change_is_refused("a later keyring", &encode(&next), |bytes| {
        decode::<SignedKeyring>(bytes, FRAME_CAP).is_ok_and(|keyring| check_next(&first, &keyring, &[]).is_ok())
    });
}

#[test]
fn of_a_veto() {
    let scene = Scene::wipe();
    let honest = veto_of(&scene.command, scene.company.hand(CLARA), Role::Hr, NOW);
    every_change_is_refused("a veto", &encode(&honest), |bytes| {
        decode::<SignedVeto>(bytes, FRAME_CAP)
            .is_ok_and(|veto| veto.verify(&scene.keyring, &[], false, NOW).is_ok() && veto.veto.stops(&scene.command))
    });
}

#[test]
fn of_a_release() {
    let scene = Scene::wipe();
    let company = &scene.company;
    let by = [company.hand(DMITRI), company.hand(ELENA)];
    let honest = release_by(release(company, &scene.keyring), &by);
    every_change_is_refused("a release", &encode(&honest), |bytes| {
        decode::<SignedRelease>(bytes, FRAME_CAP)
            .is_ok_and(|release| release.verify(&scene.keyring, false, false, &[]).is_ok())
    });
}

#[test]
fn of_a_receipt() {
    let scene = Scene::wipe();
    let phone = lethe_people::Phone::new(scene.company.tenant, crate::scene::EMPLOYEE, "Paul · Pixel 9", 1);
    let honest = SignedReceipt::sign(&phone, phone.receipt(scene.command.digest(), Stage::Done));
    every_change_is_refused("a receipt", &encode(&honest), |bytes| {
        decode::<SignedReceipt>(bytes, FRAME_CAP)
            .is_ok_and(|receipt| receipt.verify(&phone.device_half.device_key).is_ok())
    });
}

#[test]
fn of_a_proof_of_possession() {
    let scene = Scene::wipe();
    let phone = lethe_people::Phone::new(scene.company.tenant, crate::scene::EMPLOYEE, "Paul · Pixel 9", 1);
    let honest = phone.possession("https://chat.example", &[9; 32], NOW);
    let (payload, cose) = (honest.possession.bytes(), honest.cose.as_bytes());
    let holds = |payload: &[u8], cose: &[u8]| {
        let cose = Cose::from_bytes(cose.to_vec());
        Exact::parse(payload)
            .is_ok_and(|possession| SignedPossession { possession, cose }.verify(&phone.device_half.device_key).is_ok())
    };
    every_change_is_refused("what a device says", payload, |payload| holds(payload, cose));
    every_change_is_refused("its signature", cose, |cose| holds(payload, cose));
}
