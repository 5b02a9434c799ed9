//! G18: what the agent computes for one wipe with two approvals, without disk and network.

use std::time::Instant;

use lethe_agent_core::{authorize::authorize, enroll};
use lethe_hostile::{FRIDA, Hostile, LABEL};
use lethe_people::{NOW, Phone};
use lethe_proto::{
    cbor::{FRAME_CAP, decode, encode},
    kinds::Action,
    wire::Down,
};

use super::Figure;

/// Decodes and authorizes the same honest wipe again and again: a passkey's and a FIDO key's approval, the server's signature, the log.
pub fn authorize_two_approvals(rounds: usize) -> Figure {
    let mut server = Hostile::new(NOW, "https://lethe.example.com");
    let phone = Phone::new(server.company.tenant, FRIDA, LABEL, 1);
    let reply = server.enroll(&phone.device_half);
    let record = enroll::accept(&server.code(), &phone.device_half, reply).unwrap();
    let order = server.order(Action::WipeContainer);
    let bytes = encode(&server.approved(order));
    let times = (0..rounds)
        .map(|_| {
            let begun = Instant::now();
            let Ok(Down::Command(envelope, proof)) = decode(&bytes, FRAME_CAP) else { panic!("an honest frame") };
            authorize(&record, &envelope, &proof, NOW).unwrap();
            begun.elapsed()
        })
        .collect();
    Figure { metric: "G18", what: "decode and authorize a wipe with two approvals", times, target: "≤ 1 ms (0.4 ms)" }
}
