//! How long a decision takes, beside Cedar, in one interleaved run.

use std::{hint::black_box, time::Instant};

use lethe_peers::{Cedar, Figure, SEGMENTS, SIGN_INS, SignIn, both_sides, median};
use lethe_server_core::access::compiled::Compiled;

const ROUNDS: usize = 9;
/// How often Lethe judges all sign-ins while Cedar does it once, so that both take long enough for the clock.
const TIMES: u32 = 50;

fn main() {
    let as_json = std::env::args().any(|argument| argument == "--json");
    for policies in [1, 20, 100] {
        let (compiled, cedar, sign_ins) = both_sides(policies);
        measure(policies, &compiled, &cedar, &sign_ins).print(as_json);
    }
}

fn measure(policies: u32, compiled: &Compiled, cedar: &Cedar, sign_ins: &[SignIn]) -> Figure {
    let ours = || {
        nanoseconds(SIGN_INS * TIMES, || {
            for _ in 0..TIMES {
                for sign_in in sign_ins {
                    black_box(compiled.decide(black_box(&sign_in.facts())));
                }
            }
        })
    };
    let theirs = || {
        nanoseconds(SIGN_INS, || {
            for at in 0..sign_ins.len() {
                black_box(cedar.lets_in(black_box(at)));
            }
        })
    };
    // Once for nothing, to warm both.
    let (_, _) = (ours(), theirs());
    let (mut values, mut peer_values, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (first, second, third, fourth) = (ours(), theirs(), theirs(), ours());
        values.push((first + fourth) / 2.0);
        peer_values.push((second + third) / 2.0);
        ratios.push((second + third) / (first + fourth));
    }
    let ratio = median(&mut ratios);
    Figure {
        metric: format!("G10 decision, {policies} policies"),
        unit: "ns",
        value: median(&mut values),
        peer_value: median(&mut peer_values),
        ratio: Some([ratio, ratios[0], ratios[ROUNDS - 1]]),
        conditions: format!(
            "{SEGMENTS} segments, {SIGN_INS} sign-ins with equal answers, {ROUNDS} rounds of A B B A, release profile; Cedar is handed zones, clocks and distances, Lethe finds them"
        ),
    }
}

fn nanoseconds(decisions: u32, work: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    work();
    begun.elapsed().as_secs_f64() * 1e9 / f64::from(decisions)
}
