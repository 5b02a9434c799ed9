//! Orders from the past and the future.

use lethe_proto::{
    ids::{DAY_MS, Time},
    kinds::Action,
    refusal::Refusal,
};

use super::{Row, frames};
use crate::Expect::{Refused, Retried};

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "an expired order comes",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.issued = Time(h.now.0 - 10 * DAY_MS);
            order.not_before = order.issued;
            order.expires = Time(h.now.0 - DAY_MS);
            frames(vec![h.approved(order)], Refused(Refusal::Expired))
        },
    },
    Row {
        name: "an order is issued in the future",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.issued = h.now.plus(2 * DAY_MS);
            order.not_before = order.issued;
            frames(vec![h.approved(order)], Refused(Refusal::IssuedInFuture))
        },
    },
    Row {
        name: "an order lives longer than thirty days",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.expires = order.issued.plus(31 * DAY_MS);
            frames(vec![h.approved(order)], Refused(Refusal::Lifetime))
        },
    },
    Row {
        name: "an order comes before its time",
        attack: |h| {
            let mut order = h.order(Action::WipeContainer);
            order.not_before = h.now.plus(3 * DAY_MS);
            frames(vec![h.approved(order)], Retried(Refusal::NotYet))
        },
    },
];
