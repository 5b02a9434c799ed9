//! Orders that are not what people approved, or not for this device.

use lethe_people::{ANNA, seed16};
use lethe_proto::{
    cbor::Exact,
    cose::Signer as _,
    envelope::Envelope,
    ids::{DeviceId, EnrollmentId, TenantId},
    kinds::{Action, Role},
    refusal::Refusal,
    text::Line,
};

use super::{Row, frames};
use crate::{Expect::Erased, Expect::Refused, Hostile};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "an honest wipe with two approvals is carried out",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            frames(vec![h.approved(order)], Erased)
        },
    },
    Row {
        name: "a compromised server issues a wipe without people",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let envelope = h.sealed(order, &[]);
            frames(vec![h.deliver(envelope)], Refused(Refusal::Quorum))
        },
    },
    Row {
        name: "a wipe is for another tenant",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.tenant = TenantId::from(seed16("other tenant", 1));
            frames(vec![h.approved(order)], Refused(Refusal::Tenant))
        },
    },
    Row {
        name: "a wipe is for another enrollment of the same device",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets[0].enrollment = EnrollmentId::from(seed16("old enrollment", 1));
            frames(vec![h.approved(order)], Refused(Refusal::NotTarget))
        },
    },
    Row {
        name: "the server lies about whose device it is",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets[0].label = Line::new("Leaver · phone").expect("a plain label");
            frames(vec![h.approved(order)], Refused(Refusal::Label))
        },
    },
    Row {
        name: "the server lies about the person behind the label",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets[0].person = lethe_people::CLARA;
            frames(vec![h.approved(order)], Refused(Refusal::Label))
        },
    },
    Row {
        name: "the server lies about the hardware",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets[0].device = DeviceId::from(seed16("other hardware", 1));
            frames(vec![h.approved(order)], Refused(Refusal::Label))
        },
    },
    Row {
        name: "a wipe of the device exceeds what the enrollment allows",
        attack: |h| {
            let order = h.order(Action::WipeDevice);
            frames(vec![h.approved(order)], Refused(Refusal::Ceiling))
        },
    },
    Row {
        name: "the same target stands twice",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets.push(h.target());
            frames(vec![h.approved(order)], Refused(Refusal::Command))
        },
    },
    Row {
        name: "twenty-six targets are more than any order carries",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets.extend((0..25).map(|n| Hostile::other_target(n, crate::FRIDA)));
            frames(vec![h.approved(order)], Refused(Refusal::Command))
        },
    },
    Row {
        name: "four targets need a third person",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets.extend((0..3).map(|n| Hostile::other_target(n, crate::FRIDA)));
            frames(vec![h.approved(order)], Refused(Refusal::Quorum))
        },
    },
    Row {
        name: "more targets than the highest rung are refused however many sign",
        attack: |h| {
            let keyring = h.next_keyring(|next| next.limits.max_targets = 3);
            let adopted = h.adopt(keyring);
            let mut order = h.order(Action::WipeContainer);
            order.targets.extend((0..3).map(|n| Hostile::other_target(n, crate::FRIDA)));
            let third = h.company.hand(lethe_people::DMITRI);
            let [a, b] = h.pair();
            let envelope = h.sealed(order, &[a, b, (third, Role::It)]);
            frames(vec![adopted, h.deliver(envelope)], Refused(Refusal::Targets))
        },
    },
    Row {
        name: "the reason is changed after people signed",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let approved = h.sealed(order.clone(), &h.pair());
            let mut changed = order;
            changed.reason = Line::new("routine").expect("a plain reason");
            let envelope = Envelope::new(&h.company.node, Exact::new(changed), approved.approvals);
            frames(vec![h.deliver(envelope)], Refused(Refusal::ApprovalSignature))
        },
    },
    Row {
        name: "approvals of an unlock are moved to a wipe",
        attack: |h| {
            let lock = h.lock();
            let unlock = h.order(Action::Unlock);
            let approved = h.sealed(unlock, &h.pair());
            let wipe = Exact::new(h.order(Action::WipeContainer));
            let envelope = Envelope::new(&h.company.node, wipe, approved.approvals);
            frames(vec![lock, h.deliver(envelope)], Refused(Refusal::ApprovalSignature))
        },
    },
    Row {
        name: "the command id of an executed order comes with other bytes",
        attack: |h| {
            let lock = h.lock();
            let unlock = h.order(Action::Unlock);
            let id = unlock.id;
            let first = h.approved(unlock);
            h.accepted();
            let mut wipe = h.order(Action::WipeContainer);
            wipe.id = id;
            frames(vec![lock, first, h.approved(wipe)], Refused(Refusal::Replayed))
        },
    },
    Row {
        name: "an executed unlock is played again to open a later lock",
        attack: |h| {
            let lock = h.lock();
            let unlock = h.order(Action::Unlock);
            let first = h.approved(unlock);
            h.accepted();
            let again = first.clone();
            frames(vec![lock, first, h.lock(), again], crate::Expect::StaysLocked)
        },
    },
    Row {
        name: "an approved order is not signed by the server",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let mut envelope = h.sealed(order, &h.pair());
            let other = lethe_people::ServerNode::new(9);
            envelope = Envelope::new(&other, envelope.command, envelope.approvals);
            envelope.server_key = other.key_id();
            frames(vec![h.deliver(envelope)], Refused(Refusal::Server))
        },
    },
    Row {
        name: "an approval is dropped after the server signed",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let [a, b] = h.pair();
            let third = (h.company.hand(lethe_people::DMITRI), Role::It);
            let mut envelope = h.sealed(order, &[a, b, third]);
            envelope.approvals.pop();
            frames(vec![h.deliver(envelope)], Refused(Refusal::Server))
        },
    },
    Row {
        name: "an order about an approver's own device carries their approval",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.targets.push(Hostile::other_target(1, ANNA));
            frames(vec![h.approved(order)], Refused(Refusal::ApprovalOneself))
        },
    },
];
