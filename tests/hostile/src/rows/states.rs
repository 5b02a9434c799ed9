//! What the server may say alone, bent until it lowers protection.

use lethe_people::{ServerNode, seed16};
use lethe_proto::{
    cose::{Context, Cose, Signer as _},
    floor::COUNTER_JUMP,
    ids::EnrollmentId,
    kinds::Action,
    refusal::Refusal,
    state::StateTag,
    wire::Down,
};

use super::{Row, frames};
use crate::Expect::{Refused, StaysLocked};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "the server lifts its own lock",
        attack: |h| {
            let lock = h.lock();
            let open = h.state(|state| state.locked_since = 0);
            frames(vec![lock, h.signed(open)], StaysLocked)
        },
    },
    Row {
        name: "the server unlocks by an order without people",
        attack: |h| {
            let lock = h.lock();
            let order = h.order(Action::Unlock);
            let envelope = h.sealed(order, &[]);
            frames(vec![lock, h.deliver(envelope)], Refused(Refusal::Quorum))
        },
    },
    Row {
        name: "a stale unlock opens a later lock",
        attack: |h| {
            let first = h.lock();
            let stale = h.order(Action::Unlock);
            let second = h.lock();
            frames(vec![first, second, h.approved(stale)], Refused(Refusal::StaleLift))
        },
    },
    Row {
        name: "the counter jumps to the end",
        attack: |h| {
            let state = h.state(|state| state.counter = COUNTER_JUMP + 2);
            frames(vec![h.signed(state)], Refused(Refusal::Counter))
        },
    },
    Row {
        name: "an old state comes after a newer one",
        attack: |h| {
            let old = h.state(|_| {});
            let old = h.signed(old);
            let lock = h.lock();
            frames(vec![lock, old], Refused(Refusal::Counter))
        },
    },
    Row {
        name: "a state is signed by a key that is not in the keyring",
        attack: |h| {
            let other = ServerNode::new(9);
            let state = h.state(|state| state.server_key = other.key_id());
            let context = Context { domain: StateTag::TEXT, tenant: state.tenant };
            let cose = Cose::sign(&other, context, state.bytes());
            frames(vec![Down::State(state, cose)], Refused(Refusal::StateSignature))
        },
    },
    Row {
        name: "a state is for another enrollment",
        attack: |h| {
            let state = h.state(|state| state.enrollment = EnrollmentId::from(seed16("other enrollment", 1)));
            frames(vec![h.signed(state)], Refused(Refusal::NotTarget))
        },
    },
    Row {
        name: "a wipe comes while a legal hold stands",
        attack: |h| {
            let hold = h.state(|state| state.hold_since = state.counter);
            let hold = h.signed(hold);
            let order = h.order(Action::WipeContainer);
            frames(vec![hold, h.approved(order)], Refused(Refusal::Hold))
        },
    },
    Row {
        name: "a cancelled order comes all the same",
        attack: |h| {
            let order = h.order(Action::WipeContainer);
            let id = order.id;
            let cancel = h.state(|state| state.cancelled = vec![id]);
            let cancel = h.signed(cancel);
            frames(vec![cancel, h.approved(order)], Refused(Refusal::Cancelled))
        },
    },
];
