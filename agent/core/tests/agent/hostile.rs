//! Every row of the hostile server against the core.

use lethe_hostile::{Expect, Row, rows};
use lethe_proto::kinds::Stage;

use crate::device::Device;

/// Runs one row by its name.
fn attack(name: &str) {
    let row: Row = rows().into_iter().find(|row| row.name == name).expect("a row of this name");
    let mut device = Device::new();
    let (frames, expect) = (row.attack)(&mut device.hostile);
    let (last, before) = frames.split_last().expect("an attack has a frame");
    for frame in before {
        device.bytes(frame);
    }
    assert!(device.alarms.is_empty(), "what leads up to the attack is honest: {:?}", device.alarms);
    let (receipts, locked, open) = (device.receipts.len(), device.agent.record().is_locked(), device.open);
    device.bytes(last);
    match expect {
        Expect::Erased => {
            assert!(device.is_erased() && device.device_half.is_none());
            assert_eq!(device.last().stage, Stage::Done);
            return;
        }
        Expect::Refused(refusal) => {
            assert_eq!(device.alarms, [refusal], "one alarm with the reason");
            assert_eq!((device.last().stage, device.last().reason.as_str()), (Stage::Refused, refusal.as_str()));
        }
        Expect::Retried(refusal) => {
            assert!(device.alarms.is_empty());
            assert_eq!((device.last().stage, device.last().reason.as_str()), (Stage::Retry, refusal.as_str()));
        }
        Expect::Malformed => {
            assert_eq!(device.alarms, [lethe_proto::refusal::Refusal::Malformed]);
        }
        Expect::StaysLocked => assert!(device.agent.record().is_locked() && device.alarms.is_empty()),
        Expect::Silent => assert_eq!(device.receipts.len(), receipts),
    }
    assert!(!device.is_erased() && device.device_half.is_some() && device.steps.is_empty());
    assert_eq!(device.agent.record().is_locked(), locked, "an attack neither locks nor unlocks");
    assert_eq!(device.open, open, "an attack neither opens nor closes");
}

lethe_hostile::test_every_row!(attack);
