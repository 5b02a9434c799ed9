//! A log that does not hold the order, or does not only grow.

use lethe_people::{LogNode, WitnessNode};
use lethe_proto::{
    keyring::Witnesses, kinds::Action, leaf::LeafKind, log_proof::LogProof, refusal::Refusal, wire::Down,
};

use super::{Row, frames};
use crate::{Expect, Expect::Refused, Hostile};

/// A wipe whose proof is bent, after an honest unlock that made the device see a tree.
fn bent(h: &mut Hostile, bend: fn(&mut Hostile, LogProof) -> LogProof, expect: Expect) -> (Vec<Vec<u8>>, Expect) {
    let lock = h.lock();
    let unlock = h.order(Action::Unlock);
    let first = h.approved(unlock);
    h.accepted();
    let order = h.order(Action::WipeContainer);
    let Down::Command(envelope, proof) = h.approved(order) else { return (Vec::new(), expect) };
    let proof = bend(h, proof);
    frames(vec![lock, first, Down::Command(envelope, proof)], expect)
}

/// Another log under the same key, with other leaves before the order.
fn fork(h: &Hostile, leaves: u64) -> LogNode {
    let mut log = LogNode::new(1);
    for number in 0..leaves {
        log.append(LeafKind::Audit, 900 + number, b"something else");
    }
    debug_assert_eq!(log.entry(), h.company.log.entry());
    log
}

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "an order is not in the log",
        attack: |h| {
            bent(
                h,
                |h, _| {
                    let index = h.company.log.append(LeafKind::Audit, 500, b"something else");
                    h.company.log.prove(index, 500, h.seen)
                },
                Refused(Refusal::LogInclusion),
            )
        },
    },
    Row {
        name: "an order stands in the log as something else",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let envelope = h.sealed(order, &h.pair());
            let index = h.company.log.append(LeafKind::Audit, 501, envelope.dispatch().bytes());
            let proof = h.company.log.prove(index, 501, h.seen);
            let frame = Down::Command(lethe_proto::cbor::Exact::new(envelope), proof);
            frames(vec![frame], Refused(Refusal::LogInclusion))
        },
    },
    Row {
        name: "the log is another one",
        attack: |h| {
            bent(
                h,
                |_, mut proof| {
                    let other = LogNode::new(2);
                    proof.checkpoint = other.note(&other.newest());
                    proof
                },
                Refused(Refusal::LogSignature),
            )
        },
    },
    Row {
        name: "the log has forked since the device saw it",
        attack: |h| {
            let lock = h.lock();
            let unlock = h.order(Action::Unlock);
            let first = h.approved(unlock);
            h.accepted();
            let order = h.order(Action::WipeContainer);
            let envelope = h.sealed(order, &h.pair());
            let mut log = fork(h, h.seen);
            let index = log.append(LeafKind::Dispatch, 77, envelope.dispatch().bytes());
            let proof = log.prove(index, 77, h.seen);
            let frame = Down::Command(lethe_proto::cbor::Exact::new(envelope), proof);
            frames(vec![lock, first, frame], Refused(Refusal::LogConsistency))
        },
    },
    Row {
        name: "the tree has shrunk",
        attack: |h| {
            h.company.log.append(LeafKind::Audit, 601, b"one");
            h.company.log.append(LeafKind::Audit, 602, b"two");
            let lock = h.lock();
            let unlock = h.order(Action::Unlock);
            let first = h.approved(unlock);
            h.accepted();
            let order = h.order(Action::WipeContainer);
            let envelope = h.sealed(order, &h.pair());
            let mut log = fork(h, 0);
            let index = log.append(LeafKind::Dispatch, 78, envelope.dispatch().bytes());
            let mut proof = log.prove(index, 78, 0);
            proof.old_size = h.seen;
            let frame = Down::Command(lethe_proto::cbor::Exact::new(envelope), proof);
            frames(vec![lock, first, frame], Refused(Refusal::LogConsistency))
        },
    },
    Row {
        name: "the proof begins at a tree that the device has not seen",
        attack: |h| {
            bent(
                h,
                |_, mut proof| {
                    proof.old_size = 0;
                    proof.consistency.clear();
                    proof
                },
                Expect::Retried(Refusal::LogView),
            )
        },
    },
    Row {
        name: "the witnesses have not seen the checkpoint",
        attack: |h| {
            let list = (1..=2).map(|number| WitnessNode::new(number).entry()).collect();
            let next = h.next_keyring(|next| next.witnesses = Witnesses { quorum: 1, list });
            let adopted = h.adopt(next);
            let order = h.order(Action::WipeContainer);
            frames(vec![adopted, h.approved(order)], Refused(Refusal::LogWitnesses))
        },
    },
];
