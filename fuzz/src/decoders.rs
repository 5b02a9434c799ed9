//! Every decoder of `lethe-proto` and what must hold for any input.
//!
//! New decoders are added at the end: the place in the list is the selector that the corpus begins with.

use lethe_proto::cbor::{self, FRAME_CAP};
use lethe_proto::ids::Digest;
use lethe_proto::keyring::{Log, Witness, Witnesses};
use lethe_proto::public_key::PublicKey;
use lethe_proto::{
    approval, chain, challenge, checkin, command, enrollment, envelope, keyring, leaf, log_proof, note, receipt,
    recovery, release, share, sshsig, state, text, veto, wire,
};
use minicbor::{Decode, Encode};

/// The decoders, by selector.
const DECODERS: [fn(&[u8]); 36] = [
    message::<command::Command>,
    message::<envelope::Envelope>,
    message::<envelope::Dispatch>,
    message::<veto::Veto>,
    message::<veto::SignedVeto>,
    message::<release::Release>,
    message::<release::SignedRelease>,
    message::<keyring::Keyring>,
    message::<chain::SignedKeyring>,
    message::<state::State>,
    message::<state::Reply>,
    message::<checkin::Checkin>,
    message::<receipt::Receipt>,
    message::<receipt::SignedReceipt>,
    message::<enrollment::Code>,
    message::<enrollment::ServerHalf>,
    message::<enrollment::DeviceHalf>,
    message::<enrollment::EnrollRequest>,
    message::<enrollment::SignedEnrollRequest>,
    message::<enrollment::Grant>,
    message::<enrollment::EnrollReply>,
    message::<share::ShareBox>,
    message::<recovery::RecoveryBlob>,
    message::<recovery::RecoveryGrant>,
    message::<leaf::Leaf>,
    message::<log_proof::LogProof>,
    message::<challenge::ChallengeInput>,
    message::<approval::Approval>,
    message::<wire::Down>,
    message::<wire::Up>,
    message::<Vec<wire::Down>>,
    message::<Vec<wire::Up>>,
    code_text,
    checkpoint,
    signature_file,
    public_keys,
];

/// Runs the decoder that the selector names.
pub fn run(selector: u8, bytes: &[u8]) {
    if let Some(decoder) = DECODERS.get(usize::from(selector) % DECODERS.len()) {
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
