//! How often a decision allocates, beside Cedar. Apart from the times, because counting takes some.

use std::hint::black_box;

use lethe_peers::{Figure, SEGMENTS, SIGN_INS, both_sides};

fn main() {
    let as_json = std::env::args().any(|argument| argument == "--json");
    for policies in [1, 20, 100] {
        let (compiled, cedar, sign_ins) = both_sides(policies);
        let ours = count(|| {
            for sign_in in &sign_ins {
                black_box(compiled.decide(black_box(&sign_in.facts())));
            }
        });
        let theirs = count(|| {
            for at in 0..sign_ins.len() {
                black_box(cedar.lets_in(black_box(at)));
            }
        });
        let figure = Figure {
            metric: format!("G10 allocations, {policies} policies"),
            unit: "a decision",
            value: ours,
            peer_value: theirs,
            ratio: None,
            conditions: format!("{SEGMENTS} segments, {SIGN_INS} sign-ins with equal answers"),
        };
        figure.print(as_json);
    }
}

/// Of all sign-ins, by each.
#[expect(clippy::cast_precision_loss, reason = "a few millions")]
fn count(work: impl FnOnce()) -> f64 {
    allocation_counter::measure(work).count_total as f64 / f64::from(SIGN_INS)
}
