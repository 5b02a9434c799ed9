//! Signatures of OpenSSH keys, built by hand: what must stand in them, and what must not.

use lethe_people::{ANNA, Company, Hand, SshMood};
use lethe_proto::{
    approval::{Approval, Proof, Question},
    ids::Digest,
    kinds::{Decision, KeyKind, Role},
};

const KINDS: [KeyKind; 3] = [KeyKind::SshEd25519, KeyKind::SshSkEd25519, KeyKind::SshSkEcdsaP256];
const HARDWARE: [KeyKind; 2] = [KeyKind::SshSkEd25519, KeyKind::SshSkEcdsaP256];

fn question() -> Question {
    Question {
        decision: Decision::Approve,
        tenant: Company::standard().tenant,
        keyring: Digest::new([1; 32]),
        subject: Digest::new([2; 32]),
    }
}

fn accepted(kind: KeyKind, mood: &SshMood) -> bool {
    let hand = Hand::new(ANNA, kind, 0);
    hand.sign_in(Role::It, &question(), mood).verify(hand.entry(), &question()).is_ok()
}

/// The bytes of an honest signature, changed.
fn changed(kind: KeyKind, change: impl FnOnce(&mut Vec<u8>)) -> bool {
    let hand = Hand::new(ANNA, kind, 0);
    let mut approval: Approval = hand.sign(Role::It, &question());
    let Proof::Sshsig(blob) = &mut approval.proof else { panic!("an SSH key makes an SSHSIG") };
    change(&mut blob.0);
    approval.verify(hand.entry(), &question()).is_ok()
}

#[test]
fn an_honest_signature_of_every_kind_is_accepted() {
    for kind in KINDS {
        assert!(accepted(kind, &SshMood::default()), "{kind}");
    }
}

#[test]
fn many_signatures_with_short_scalars_are_accepted() {
    // One signature in 128 has an integer of fewer than 32 bytes.
    let hand = Hand::new(ANNA, KeyKind::SshSkEcdsaP256, 0);
    for counter in 0..400 {
        let signed = hand.sign_in(Role::It, &question(), &SshMood { counter, ..SshMood::default() });
        assert!(signed.verify(hand.entry(), &question()).is_ok(), "{counter}");
    }
}

#[test]
fn a_fido_key_without_touch_or_without_verification_does_not_count() {
    for kind in HARDWARE {
        for flags in [0x00, 0x01, 0x04, 0xfa] {
            assert!(!accepted(kind, &SshMood { flags, ..SshMood::default() }), "{kind} {flags:#04x}");
        }
    }
}

#[test]
fn a_signature_for_git_or_a_file_is_not_an_approval() {
    for kind in KINDS {
        for namespace in ["git", "file", "lethe-approve-2", ""] {
            assert!(!accepted(kind, &SshMood { namespace, ..SshMood::default() }), "{kind} {namespace}");
        }
    }
}

#[test]
fn a_fido_key_of_another_application_does_not_count() {
    for kind in HARDWARE {
        assert!(!accepted(kind, &SshMood { application: Some("ssh:"), ..SshMood::default() }), "{kind}");
    }
}

#[test]
fn nothing_may_follow_or_be_missing() {
    for kind in KINDS {
        assert!(!accepted(kind, &SshMood { trailing: &[0], ..SshMood::default() }), "{kind}");
        assert!(!changed(kind, |blob| blob.truncate(blob.len() - 1)), "{kind}");
        assert!(!changed(kind, Vec::clear), "{kind}");
    }
}

#[test]
fn every_byte_of_a_signature_matters() {
    for kind in KINDS {
        let hand = Hand::new(ANNA, kind, 0);
        let Proof::Sshsig(honest) = hand.sign(Role::It, &question()).proof else { panic!("an SSHSIG") };
        for at in 0..honest.0.len() {
            for bit in [0x01, 0x10, 0x80] {
                assert!(!changed(kind, |blob| blob[at] ^= bit), "{kind} byte {at} bit {bit:#04x}");
            }
        }
    }
}

#[test]
fn a_key_of_a_file_and_a_key_of_an_authenticator_do_not_stand_in_for_each_other() {
    let file = Hand::new(ANNA, KeyKind::SshEd25519, 0);
    let mut posing = file.entry().clone();
    posing.kind = KeyKind::SshSkEd25519;
    posing.rp_id = "ssh:lethe".to_owned();
    assert!(file.sign(Role::It, &question()).verify(&posing, &question()).is_err());
}
