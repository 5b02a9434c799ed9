//! Bytes that say the same in another encoding.

use lethe_proto::{cbor::encode, kinds::Action};

use super::Row;
use crate::{Expect, Expect::Malformed, Hostile};

/// An honest wipe, with its bytes bent.
fn bent(h: &mut Hostile, bend: fn(Vec<u8>) -> Vec<u8>) -> (Vec<Vec<u8>>, Expect) {
    let order = h.order(Action::WipeContainer);
    let frame = encode(&h.approved(order));
    (vec![bend(frame)], Malformed)
}

pub(super) const ROWS: &[Row] = &[
    Row {
        name: "bytes follow the end of a message",
        attack: |h| {
            bent(h, |mut bytes| {
                bytes.push(0);
                bytes
            })
        },
    },
    Row {
        name: "a number is longer than it need be",
        attack: |h| {
            // The frame is [3, […]]: its first number 3 becomes 0x18 0x03.
            bent(h, |mut bytes| {
                bytes.splice(1..2, [0x18, 0x03]);
                bytes
            })
        },
    },
    Row {
        name: "an array has no definite length",
        attack: |h| {
            bent(h, |mut bytes| {
                bytes[0] = 0x9F;
                bytes.push(0xFF);
                bytes
            })
        },
    },
    Row {
        name: "a message is cut short",
        attack: |h| {
            bent(h, |mut bytes| {
                bytes.pop();
                bytes
            })
        },
    },
];
