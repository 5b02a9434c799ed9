//! What people and applications are told about the record.

use std::path::Path;

use data_encoding::BASE64URL_NOPAD;
use lethe_agent_core::record::Record;
use lethe_proto::cbor::{FRAME_CAP, decode};
use lethe_proto::ids::Digest;
use lethe_proto::kinds::ContainerState;
use lethe_proto::release_file::ReleaseFile;
use lethe_proto::words::keyring_words;

use crate::socket::protocol::{Answer, ContainerAnswer, Status};

/// The record in words; nothing runs, as far as it knows.
pub fn status(record: &Record, state: ContainerState, path: &Path) -> Status {
    let keyring = record.newest();
    Status {
        running: false,
        connected: None,
        last_contact: None,
        tenant: record.tenant().to_string(),
        device: record.half.device.to_string(),
        enrollment: record.enrollment.to_string(),
        label: record.half.label.to_string(),
        ceilings: record.ceilings().actions.iter().map(|action| action.as_str().to_owned()).collect(),
        keyring_version: keyring.map_or(0, |keyring| keyring.version),
        keyring_words: keyring_words(&keyring.map_or(Digest::ZERO, lethe_proto::cbor::Exact::digest)),
        keyring_expires: keyring.map_or(0, |keyring| keyring.expires.0),
        locked: record.is_locked(),
        screen_blocked: record.is_screen_blocked(),
        held: record.is_held(),
        erased: record.erased,
        erasing: record.erasing.first().map(|erasing| erasing.step.as_str().to_owned()),
        unconfirmed_receipts: record.outbox.len(),
        container: container(state, path),
    }
}

/// The container in words.
pub fn container(state: ContainerState, path: &Path) -> ContainerAnswer {
    ContainerAnswer { state: state.as_str().to_owned(), path: path.display().to_string() }
}

/// Takes a release through the decoder gate.
pub fn release_file(text: &str) -> Result<ReleaseFile, Answer> {
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap_or_default();
    decode(&bytes, FRAME_CAP).map_err(|error| Answer::problem("release.malformed", error.to_string()))
}
