//! Leaves of machines: enrollments, states, receipts.

use lethe_proto::{
    cbor::{Exact, FRAME_CAP, decode},
    enrollment_record::EnrollmentRecord,
    ids::Digest,
    kinds::Stage,
    receipt::{Receipt, ReceiptTag, verify_device},
    state::{State, StateTag, verify_server},
};

use crate::evidence::{
    export::Entry,
    ledger::{Device, Ledger},
};

/// An enrollment binds a device key to an id.
pub(crate) fn enrollment(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let Ok(record) = decode::<EnrollmentRecord>(&entry.body, FRAME_CAP) else {
        ledger.unsigned("enrollments without the device's half");
        return Ok(());
    };
    if !record.is_bound() {
        return Err("an enrollment whose id does not follow from its two halves".to_owned());
    }
    if !ledger.chain.iter().rev().any(|keyring| record.verify_server(keyring).is_ok()) {
        return Err(format!("enrollment {} was not granted by the server", record.grant.enrollment));
    }
    let device = Device { key: record.device_half.device_key, last_receipt: Digest::ZERO };
    if ledger.devices.insert(record.grant.enrollment, device).is_some() {
        return Err(format!("enrollment {} stands twice", record.grant.enrollment));
    }
    ledger.held("enrollments, each bound to one device key");
    Ok(())
}

/// A state must be signed by a server node of the chain.
pub(crate) fn state(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let state = Exact::<State>::parse(&entry.body).map_err(|error| format!("no state: {error}"))?;
    let Some(cose) = &entry.cose else {
        ledger.unsigned("states without the server's signature beside them");
        return Ok(());
    };
    let holds = |keyring| verify_server(keyring, state.server_key, StateTag::TEXT, &state, cose).is_ok();
    if !ledger.chain.iter().rev().any(|keyring| holds(keyring)) {
        return Err(format!("state {} of enrollment {} was not signed by the server", state.counter, state.enrollment));
    }
    ledger.held("locks and other states, each signed by the server");
    Ok(())
}

/// A receipt must be signed by the enrollment's own key and follow the one before.
pub(crate) fn receipt(entry: &Entry, ledger: &mut Ledger) -> Result<(), String> {
    let receipt = Exact::<Receipt>::parse(&entry.body).map_err(|error| format!("no receipt: {error}"))?;
    let Some(device) = ledger.devices.get_mut(&receipt.enrollment) else {
        ledger.unsigned("receipts of devices whose enrollment is not in the export");
        return Ok(());
    };
    let Some(cose) = &entry.cose else {
        ledger.unsigned("receipts without the device's signature beside them");
        return Ok(());
    };
    verify_device(&device.key, ReceiptTag::TEXT, receipt.tenant, receipt.bytes(), cose)
        .map_err(|_| format!("a receipt that device {} did not sign", receipt.device))?;
    if receipt.previous != device.last_receipt {
        return Err(format!("a receipt of enrollment {} is missing or out of order", receipt.enrollment));
    }
    device.last_receipt = receipt.digest();
    if let Some(case) = ledger.cases.get_mut(&receipt.subject) {
        if receipt.stage == Stage::Done && case.carried_by.is_none() {
            return Err(format!("device {} did command {} that was never dispatched", receipt.device, case.command.id));
        }
        case.receipts.insert(receipt.enrollment, receipt.stage);
    }
    ledger.held("receipts, each by the device's own key");
    Ok(())
}
