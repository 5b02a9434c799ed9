//! What travels between server and agent: bytes, keyring, quorum, receipts, log proofs.
//!
//! Both sides link this crate, so that what one signs is what the other checks. No I/O, no clock and no randomness:
//! times and random bytes come in as arguments. The only place that counts people is [`quorum`].
//! The byte contract is `lethe.cddl`; the words about it are in `docs/protocol.md`.

pub mod approval;
pub mod cbor;
pub mod chain;
pub mod challenge;
pub mod checkin;
pub mod command;
pub mod cose;
pub mod enrollment;
pub mod enrollment_record;
pub mod envelope;
pub mod floor;
pub mod hpke_box;
pub mod ids;
pub mod keyring;
pub mod kinds;
pub mod ladder;
pub mod leaf;
pub mod log_proof;
pub mod merkle;
pub mod note;
pub mod possession;
pub mod public_key;
pub mod quorum;
pub mod receipt;
pub mod recovery;
pub mod refusal;
pub mod release;
pub mod release_file;
pub mod share;
pub mod sshsig;
pub mod state;
pub mod text;
pub mod veto;
pub mod webauthn;
pub mod wire;
pub mod words;
