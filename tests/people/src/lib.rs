//! Test people who sign: keys of every kind from fixed seeds, a company around them, keyrings, orders and devices.
//!
//! Everything is a function of small numbers, so that two runs make the same bytes. Only tests, examples and benchmarks
//! may depend on this crate: its private keys are public.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that asks for somebody who does not exist shall fail"
)]

mod authenticator;
mod company;
mod console_key;
mod device;
mod hand;
mod node;
mod order;
mod ssh;
mod tree;

pub use authenticator::Ceremony;
pub use company::{ANNA, BORIS, CLARA, Company, DMITRI, ELENA};
pub use console_key::ConsoleKey;
pub use device::Phone;
pub use hand::Hand;
pub use node::{LogNode, ServerNode, WitnessNode};
pub use order::{NOW, command, envelope, halt, lift, release, release_by, state, veto_of};
pub use ssh::SshMood;
pub use tree::Tree;

/// 32 bytes that nobody else gets: SHA-256 of a name and a number.
pub fn seed(name: &str, number: u64) -> [u8; 32] {
    use sha2::Digest as _;
    let mut sha = sha2::Sha256::new();
    sha.update(name.as_bytes());
    sha.update(number.to_be_bytes());
    sha.finalize().into()
}

/// Sixteen bytes of [`seed`].
pub fn seed16(name: &str, number: u64) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&seed(name, number)[..16]);
    half
}

/// A deterministic source of bytes in the shape that `lethe-proto` asks for.
pub fn entropy(name: &str) -> impl FnMut(&mut [u8]) {
    let name = name.to_owned();
    let mut number = 0;
    move |bytes: &mut [u8]| {
        for chunk in bytes.chunks_mut(32) {
            chunk.copy_from_slice(&seed(&name, number)[..chunk.len()]);
            number += 1;
        }
    }
}
