//! Signatures that are not what they are said to be.

use lethe_people::{ANNA, BORIS, CLARA, Ceremony, DMITRI, Hand, SshMood, seed16};
use lethe_proto::{
    approval::{Approval, Question},
    cbor::Exact,
    command::Command,
    envelope::{Envelope, question},
    ids::TenantId,
    kinds::{Action, Decision, KeyKind, Role},
    refusal::Refusal,
};

use super::{Row, frames};
use crate::{Expect, Expect::Refused, Hostile};

/// A wipe with Boris' honest approval and one that is bent.
fn bent(
    h: &mut Hostile,
    approval: impl FnOnce(&Hostile, &Question) -> Approval,
    refusal: Refusal,
) -> (Vec<Vec<u8>>, Expect) {
    let order = Exact::new(h.order(Action::WipeContainer));
    let question = question(&order);
    let honest = h.company.hand(BORIS).sign(Role::It, &question);
    let approvals = vec![honest, approval(h, &question)];
    let envelope = Envelope::new(&h.company.node, order, approvals);
    frames(vec![h.deliver(envelope)], Refused(refusal))
}

/// Anna's passkey in a ceremony that an honest page would not hold.
fn ceremony(h: &mut Hostile, ceremony: &Ceremony) -> (Vec<Vec<u8>>, Expect) {
    bent(h, |h, q| h.company.hand(ANNA).sign_by(Role::It, q, ceremony), Refusal::ApprovalSignature)
}

fn by(h: &mut Hostile, order: Command, by: &[(&Hand, Role)], refusal: Refusal) -> (Vec<Vec<u8>>, Expect) {
    let envelope = h.sealed(order, by);
    frames(vec![h.deliver(envelope)], Refused(refusal))
}

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "one person is not two",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let envelope = h.sealed(order, &h.pair()[..1]);
            frames(vec![h.deliver(envelope)], Refused(Refusal::Quorum))
        },
    },
    Row {
        name: "one key is counted twice",
        attack: |h| bent(h, |h, q| h.company.hand(BORIS).sign(Role::It, q), Refusal::ApprovalKeyTwice),
    },
    Row {
        name: "one person is counted twice with two keys",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let hands: Vec<_> = (0..2)
                .map(|n| {
                    let kind = [KeyKind::WebauthnEs256, KeyKind::SshSkEd25519][n];
                    Hand::new(ANNA, kind, 0)
                })
                .collect();
            by(h, order, &[(&hands[0], Role::It), (&hands[1], Role::It)], Refusal::ApprovalPersonTwice)
        },
    },
    Row {
        name: "a stranger's key signs",
        attack: |h| {
            let stranger = Hand::new(CLARA, KeyKind::SshSkEd25519, 99);
            bent(h, |_, q| stranger.sign(Role::Hr, q), Refusal::ApprovalKey)
        },
    },
    Row {
        name: "a key in a file signs outside a demo",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let (file, anna) = (Hand::new(BORIS, KeyKind::SshEd25519, 7), Hand::new(ANNA, KeyKind::WebauthnEs256, 0));
            by(h, order, &[(&anna, Role::It), (&file, Role::It)], Refusal::ApprovalDemo)
        },
    },
    Row {
        name: "a person signs in a role that they do not have",
        attack: |h| bent(h, |h, q| h.company.hand(ANNA).sign(Role::Hr, q), Refusal::ApprovalRole),
    },
    Row {
        name: "an approval as one role is shown as another",
        attack: |h| {
            let sign = |h: &Hostile, q: &Question| {
                let mut approval = h.company.hand(DMITRI).sign(Role::Root, q);
                approval.role = Role::It;
                approval
            };
            bent(h, sign, Refusal::ApprovalSignature)
        },
    },
    Row {
        name: "a veto is shown as an approval",
        attack: |h| {
            let sign = |h: &Hostile, q: &Question| {
                h.company.hand(ANNA).sign(Role::It, &Question { decision: Decision::Veto, ..*q })
            };
            bent(h, sign, Refusal::ApprovalSignature)
        },
    },
    Row {
        name: "an approval for another tenant is shown here",
        attack: |h| {
            let other = TenantId::from(seed16("other tenant", 1));
            let sign =
                |h: &Hostile, q: &Question| h.company.hand(ANNA).sign(Role::It, &Question { tenant: other, ..*q });
            bent(h, sign, Refusal::ApprovalSignature)
        },
    },
    Row {
        name: "a login is turned into an approval",
        attack: |h| {
            let login = Ceremony {
                rp_id: Some("lethe.example.com"),
                origin: Some("https://lethe.example.com"),
                ..Ceremony::default()
            };
            ceremony(h, &login)
        },
    },
    Row {
        name: "a passkey signs for another origin",
        attack: |h| ceremony(h, &Ceremony { origin: Some("https://evil.example"), ..Ceremony::default() }),
    },
    Row {
        name: "a passkey signs in a frame of another site",
        attack: |h| ceremony(h, &Ceremony { tail: r#","crossOrigin":true}"#, ..Ceremony::default() }),
    },
    Row {
        name: "the creation of a passkey is shown as an approval",
        attack: |h| ceremony(h, &Ceremony { kind: "webauthn.create", ..Ceremony::default() }),
    },
    Row {
        name: "a payment is shown as an approval",
        attack: |h| ceremony(h, &Ceremony { kind: "payment.get", ..Ceremony::default() }),
    },
    Row {
        name: "a passkey signs without verifying the person",
        attack: |h| ceremony(h, &Ceremony { flags: 0x01, ..Ceremony::default() }),
    },
    Row {
        name: "a passkey that lives in a cloud signs although the keyring forbids it",
        attack: |h| ceremony(h, &Ceremony { flags: 0x0D, ..Ceremony::default() }),
    },
    Row {
        name: "a FIDO key of OpenSSH signs without verifying the person",
        attack: |h| {
            let mood = SshMood { flags: 0x01, ..SshMood::default() };
            bent(h, |h, q| h.company.hand(DMITRI).sign_in(Role::It, q, &mood), Refusal::ApprovalSignature)
        },
    },
    Row {
        name: "a FIDO key of OpenSSH signed for another application",
        attack: |h| {
            let mood = SshMood { application: Some("ssh:git"), ..SshMood::default() };
            bent(h, |h, q| h.company.hand(DMITRI).sign_in(Role::It, q, &mood), Refusal::ApprovalSignature)
        },
    },
    Row {
        name: "an SSH signature in another namespace is shown as an approval",
        attack: |h| {
            let mood = SshMood { namespace: "git", ..SshMood::default() };
            bent(h, |h, q| h.company.hand(DMITRI).sign_in(Role::It, q, &mood), Refusal::ApprovalSignature)
        },
    },
    Row {
        name: "a suspended leaver signs",
        attack: |h| {
            let state = h.state(|state| state.suspended = vec![ANNA]);
            let suspended = h.signed(state);
            let order = h.order(Action::WipeContainer);
            frames(vec![suspended, h.approved(order)], Refused(Refusal::ApprovalSuspended))
        },
    },
    Row {
        name: "a vetoed order comes all the same",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let veto = lethe_people::veto_of(&Exact::new(order.clone()), h.company.hand(CLARA), Role::Hr, h.now);
            let vetoed = lethe_proto::wire::Down::Veto(veto);
            frames(vec![vetoed, h.approved(order)], Refused(Refusal::Veto))
        },
    },
    Row {
        name: "an order from before HALT comes all the same",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let after = h.now.plus(1);
            let halt = lethe_people::halt(h.newest(), h.company.hand(CLARA), Role::Hr, after);
            frames(vec![lethe_proto::wire::Down::Veto(halt), h.approved(order)], Refused(Refusal::Veto))
        },
    },
    Row {
        name: "after a veto the same two people are not enough for a new order",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let veto = lethe_people::veto_of(&Exact::new(order), h.company.hand(CLARA), Role::Hr, h.now);
            let vetoed = lethe_proto::wire::Down::Veto(veto);
            let again = h.order(Action::WipeContainer);
            frames(vec![vetoed, h.approved(again)], Refused(Refusal::Quorum))
        },
    },
];
