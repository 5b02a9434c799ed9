//! The attacks, by what they bend.

mod bytes;
mod keyrings;
mod log;
mod orders;
mod people;
mod states;
mod time;

use lethe_proto::wire::Down;

use crate::{Expect, Hostile, server};

/// One attack.
#[derive(Clone, Copy)]
pub struct Row {
    /// Its name: a sentence.
    pub name: &'static str,
    /// Makes the frames, as bytes, and says what must come of the last one.
    pub attack: fn(&mut Hostile) -> (Vec<Vec<u8>>, Expect),
}

/// Every attack, and one honest control.
pub fn rows() -> Vec<Row> {
    [bytes::ROWS, keyrings::ROWS, log::ROWS, orders::ROWS, people::ROWS, states::ROWS, time::ROWS].concat()
}

fn frames(frames: impl AsRef<[Down]>, expect: Expect) -> (Vec<Vec<u8>>, Expect) {
    (server::bytes(frames.as_ref()), expect)
}
