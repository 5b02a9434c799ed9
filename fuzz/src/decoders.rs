//! Every decoder of `lethe-proto` and what must hold for any input.
//!
//! New decoders are added at the end: the place in the list is the selector that the corpus begins with.

use lethe_proto::cbor::{self, FRAME_CAP};
use lethe_proto::ids::Digest;
use lethe_proto::keyring::{Log, Witness, Witnesses};
use lethe_proto::public_key::PublicKey;
use lethe_proto::{
    approval, chain, challenge, checkin, command, enrollment, enrollment_record, envelope, keyring, leaf, log_proof,
    note, possession, receipt, recovery, release, release_file, share, sshsig, state, text, veto, wire,
};
use minicbor::{Decode, Encode};

/// What a decoder reads, and the decoder.
type Decoder = (&'static str, fn(&[u8]));

/// The decoders by selector, named after the rules of `proto/lethe.cddl` that they read.
const DECODERS: [Decoder; 39] = [
    ("command", message::<command::Command>),
    ("envelope", message::<envelope::Envelope>),
    ("dispatch", message::<envelope::Dispatch>),
    ("veto", message::<veto::Veto>),
    ("signed-veto", message::<veto::SignedVeto>),
    ("release", message::<release::Release>),
    ("signed-release", message::<release::SignedRelease>),
    ("keyring", message::<keyring::Keyring>),
    ("signed-keyring", message::<chain::SignedKeyring>),
    ("state", message::<state::State>),
    ("reply", message::<state::Reply>),
    ("checkin", message::<checkin::Checkin>),
    ("receipt", message::<receipt::Receipt>),
    ("signed-receipt", message::<receipt::SignedReceipt>),
    ("code", message::<enrollment::Code>),
    ("server-half", message::<enrollment::ServerHalf>),
    ("device-half", message::<enrollment::DeviceHalf>),
    ("enroll-request", message::<enrollment::EnrollRequest>),
    ("signed-enroll-request", message::<enrollment::SignedEnrollRequest>),
    ("grant", message::<enrollment::Grant>),
    ("enroll-reply", message::<enrollment::EnrollReply>),
    ("share-box", message::<share::ShareBox>),
    ("recovery-blob", message::<recovery::RecoveryBlob>),
    ("recovery-grant", message::<recovery::RecoveryGrant>),
    ("leaf", message::<leaf::Leaf>),
    ("log-proof", message::<log_proof::LogProof>),
    ("challenge", message::<challenge::ChallengeInput>),
    ("approval", message::<approval::Approval>),
    ("down", message::<wire::Down>),
    ("up", message::<wire::Up>),
    ("many down", message::<Vec<wire::Down>>),
    ("many up", message::<Vec<wire::Up>>),
    ("code as text", code_text),
    ("checkpoint", checkpoint),
    ("signature file", signature_file),
    ("public keys", public_keys),
    ("enrollment-record", message::<enrollment_record::EnrollmentRecord>),
    ("release-file", message::<release_file::ReleaseFile>),
    ("possession", message::<possession::Possession>),
];

/// Runs the decoder that the selector names.
pub fn run(selector: u8, bytes: &[u8]) {
    if let Some((_, decoder)) = DECODERS.get(usize::from(selector) % DECODERS.len()) {
        decoder(bytes);
    }
}

/// Accepted bytes are the canonical bytes; what the decoder reads without the gate has canonical bytes that the gate takes.
fn message<T>(bytes: &[u8])
where
    T: for<'b> Decode<'b, ()> + Encode<()>,
{
    if let Ok(value) = cbor::decode::<T>(bytes, FRAME_CAP) {
        assert_eq!(cbor::encode(&value), bytes, "accepted bytes are not the canonical ones");
        assert!(cbor::decode::<T>(bytes, bytes.len() - 1).is_err(), "the cap is not held");
        let longer = [bytes, &[0]].concat();
        assert!(cbor::decode::<T>(&longer, FRAME_CAP).is_err(), "a trailing byte is accepted");
    }
    if let Ok(value) = minicbor::decode::<T>(bytes) {
        let canonical = cbor::encode(&value);
        let again = cbor::decode::<T>(&canonical, FRAME_CAP).expect("the gate takes what our own encoder writes");
        assert_eq!(cbor::encode(&again), canonical, "encoding twice gives different bytes");
    }
}

/// The enrollment code as text: an accepted text leads to a code that writes the same text.
fn code_text(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(code) = enrollment::Code::from_text(text) {
        let written = code.to_text();
        let again = enrollment::Code::from_text(&written).expect("a code reads what it wrote");
        assert_eq!(again.to_text(), written);
    }
    if text::is_plain(text) {
        assert!(!text.chars().any(char::is_control), "a control character counts as plain");
    }
}

/// A note that nobody signed is never a checkpoint, however it is built.
fn checkpoint(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let public_key = [0x5a; 32];
    let log = Log { origin: "log.example".to_owned(), public_key, generation: 0 };
    assert!(note::verify(text, &log).is_err(), "a checkpoint without a signature");
    let witnesses = Witnesses { quorum: 1, list: vec![Witness { name: "witness.example".to_owned(), public_key }] };
    assert_eq!(note::cosignatures(text, &witnesses), 0, "a cosignature without a witness");
}

/// The armor of `ssh-keygen -Y sign`.
fn signature_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(blob) = sshsig::Blob::from_armor(text) {
        assert!(blob.0.len() <= text.len(), "the armor shrinks what it holds");
    }
}

/// Keys and signatures of any length: no panic, and nothing verifies by chance.
fn public_keys(bytes: &[u8]) {
    let (key, signature) = bytes.split_at(bytes.len().min(33));
    let message = Digest::from([7; 32]);
    for read in [PublicKey::ed25519(key), PublicKey::p256(key)].into_iter().flatten() {
        assert!(read.verify(message.as_bytes(), signature).is_err(), "a signature by chance");
        assert!(read.verify_der(message.as_bytes(), signature).is_err(), "a signature by chance");
    }
}
