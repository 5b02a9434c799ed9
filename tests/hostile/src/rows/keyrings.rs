//! Keyrings that nobody, or the wrong people, signed.

use lethe_people::{ANNA, Company, DMITRI, ELENA, Hand};
use lethe_proto::{
    command::KeyringRef,
    ids::{DAY_MS, Digest, Time},
    kinds::{Action, KeyKind, Role},
    refusal::Refusal,
    wire::Down,
};

use super::{Row, frames};
use crate::Expect::{Refused, Retried};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "the server rotates the keyring without people",
        attack: |h| {
            let next = h.company.signed_by(Company::after(h.newest(), |_| {}), |_| false);
            frames(vec![Down::Keyring(next)], Refused(Refusal::KeyringBroken))
        },
    },
    Row {
        name: "one root person rotates the keyring",
        attack: |h| {
            let next = h.company.signed_by(Company::after(h.newest(), |_| {}), |hand| hand.person() == DMITRI);
            frames(vec![Down::Keyring(next)], Refused(Refusal::KeyringBroken))
        },
    },
    Row {
        name: "the server slips its own key in at an invitation",
        attack: |h| {
            let slipped = Hand::new(ANNA, KeyKind::SshSkEcdsaP256, 66);
            let next = Company::after(h.newest(), |next| next.keys.push(slipped.entry().clone()));
            let next = h.company.signed_by(next, |_| true);
            frames(vec![Down::Keyring(next)], Refused(Refusal::KeyringBroken))
        },
    },
    Row {
        name: "the new keyring's own root has not signed it",
        attack: |h| {
            let next = h.next_keyring(|next| {
                for list in &mut next.roles {
                    if list.role == Role::Root {
                        list.persons = vec![ELENA, ANNA, lethe_people::BORIS];
                    }
                }
                Company::set_rung(next, lethe_proto::kinds::LadderAction::Keyring, 1, &[(Role::Root, 3)]);
            });
            frames(vec![Down::Keyring(next)], Refused(Refusal::KeyringBroken))
        },
    },
    Row {
        name: "a version is skipped",
        attack: |h| {
            let next = h.next_keyring(|next| next.version += 1);
            frames(vec![Down::Keyring(next)], Retried(Refusal::KeyringUnavailable))
        },
    },
    Row {
        name: "there are two keyrings of the next version",
        attack: |h| {
            let first = h.next_keyring(|_| {});
            let second = h.next_keyring(|next| next.server_urls.push("https://other.example".to_owned()));
            frames(vec![Down::Keyring(first), Down::Keyring(second)], Refused(Refusal::KeyringBroken))
        },
    },
    Row {
        name: "a keyring turns back into a demo",
        attack: |h| {
            let next = h.next_keyring(|next| next.limits.demo = true);
            frames(vec![Down::Keyring(next)], Refused(Refusal::KeyringBroken))
        },
    },
    Row {
        name: "an order names an old keyring in which a removed key still counted",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let next = h.next_keyring(|next| next.keys.retain(|key| key.person != ANNA));
            let adopted = h.adopt(next);
            frames(vec![adopted, h.approved(order)], Refused(Refusal::ApprovalKey))
        },
    },
    Row {
        name: "an order names a keyring that the device has not seen",
        attack: |h| {
            let next = h.next_keyring(|_| {});
            let _withheld = h.adopt(next);
            let order = h.order(Action::WipeContainer);
            frames(vec![h.approved(order)], Retried(Refusal::KeyringUnavailable))
        },
    },
    Row {
        name: "an order names a keyring that never was",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.keyring = KeyringRef { version: 1, digest: Digest::from([7; 32]) };
            frames(vec![h.approved(order)], Refused(Refusal::KeyringUnknown))
        },
    },
    Row {
        name: "the server freezes the device at a keyring that has expired",
        attack: |h| {
            let now = h.now;
            let next = h.next_keyring(|next| {
                next.issued = Time(now.0 - 2 * DAY_MS);
                next.expires = Time(now.0 - DAY_MS);
            });
            let adopted = h.adopt(next);
            let order = h.order(Action::WipeContainer);
            frames(vec![adopted, h.approved(order)], Refused(Refusal::KeyringExpired))
        },
    },
];
