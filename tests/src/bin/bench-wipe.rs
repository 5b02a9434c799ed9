//! `cargo xtask bench wipe`: how long the last approval takes to become bytes, a receipt, and what the agent computes.

use lethe_tests::bench::{crypto, wipe};

fn main() {
    let as_json = std::env::args().any(|argument| argument == "--json");
    for figure in wipe::rounds(30) {
        figure.print(as_json);
    }
    crypto::authorize_two_approvals(2000).print(as_json);
}
