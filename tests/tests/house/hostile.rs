//! Every row of the hostile server against a real agent process, over TLS, with a real container.

use std::time::{SystemTime, UNIX_EPOCH};

use lethe_hostile::{Expect, rows};
use lethe_proto::{
    cbor::encode,
    ids::Time,
    kinds::{ContainerState, Stage},
    receipt::Receipt,
    wire::Up,
};
use lethe_tests::{agent::Device, link::Link};

/// Sealed files in memory: opened in milliseconds, and as good a witness as a mounted image.
const CONFIG: &str = "[container]\nbacking = \"sealed\"\n";

#[expect(clippy::disallowed_methods, reason = "a real process lives by the real clock")]
pub(crate) fn now() -> Time {
    Time(u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()).unwrap())
}

/// The next receipt.
fn receipt(link: &Link) -> Receipt {
    loop {
        if let Up::Receipt(signed) = link.hear() {
            return signed.receipt.into_value();
        }
    }
}

/// An honest question right behind the attack: the device answers in order, so what it says about the attack comes before the answer.
/// A device that lets an attack through is found in the same moment, and nobody waits for a refusal that never comes.
fn attack(name: &str) {
    let row = rows().into_iter().find(|row| row.name == name).expect("a row of this name");
    let folder = tempfile::tempdir().unwrap();
    let link = Link::start(folder.path(), now());
    let code = link.mind().code().to_text();
    let device = Device::enroll(folder.path(), &code, &link.certificates.ca, CONFIG);
    let _running = device.run();
    while !matches!(link.hear(), Up::RecoveryBlob(..)) {}
    let (frames, expect) = (row.attack)(&mut link.mind());
    for frame in frames {
        link.send(frame);
    }
    let (said, container) = asked(&link);
    let wanted = match expect {
        Expect::Refused(refusal) => Some((Stage::Refused, refusal.as_str())),
        Expect::Retried(refusal) => Some((Stage::Retry, refusal.as_str())),
        Expect::Malformed => Some((Stage::Refused, "envelope.malformed")),
        Expect::Erased => Some((Stage::Done, "")),
        Expect::StaysLocked | Expect::Silent => None,
    };
    // Another refusal than the expected one means that the way to the attack was not honest.
    let spoken = said.iter().filter(|said| matches!(said.stage, Stage::Refused | Stage::Retry));
    let mut refused: Vec<(Stage, &str)> = spoken.map(|said| (said.stage, said.reason.as_str())).collect();
    if expect == Expect::Erased {
        refused.extend(said.iter().filter(|said| said.stage == Stage::Done).map(|said| (said.stage, "")));
    }
    assert_eq!(refused, Vec::from_iter(wanted), "the device refused this, and only this");
    let half = device.state.join("container.half");
    match expect {
        Expect::Erased => assert_eq!(container, ContainerState::Erased),
        Expect::StaysLocked => assert_eq!(container, ContainerState::Locked),
        Expect::Refused(_) | Expect::Retried(_) | Expect::Malformed | Expect::Silent => {
            assert_ne!(container, ContainerState::Erased);
        }
    }
    assert_eq!(half.exists(), expect != Expect::Erased, "{}", half.display());
}

/// Asks with an honest message how the container is now.
pub(crate) fn still_there(link: &Link) -> ContainerState {
    asked(link).1
}

/// The same; with everything that the device said before its answer.
fn asked(link: &Link) -> (Vec<Receipt>, ContainerState) {
    let (frame, subject) = {
        let mut mind = link.mind();
        let state = mind.state(|state| {
            state.message_number = state.counter;
            "still there?".clone_into(&mut state.message);
        });
        let subject = state.digest();
        (mind.signed(state), subject)
    };
    link.send(encode(&frame));
    let mut said = Vec::new();
    loop {
        let receipt = receipt(link);
        if receipt.subject == subject && matches!(receipt.stage, Stage::Applied | Stage::Refused) {
            return (said, receipt.evidence.container);
        }
        said.push(receipt);
    }
}

lethe_hostile::test_every_row!(attack);
