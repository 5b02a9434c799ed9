//! What flies between server and agent: one CBOR item a WebSocket message, or an array of them in an HTTPS check-in.

use minicbor::{Decode, Encode};

use crate::{
    cbor::Exact,
    chain::SignedKeyring,
    checkin::Checkin,
    cose::Cose,
    envelope::Envelope,
    ids::{Challenge, Digest, KeyId},
    log_proof::LogProof,
    receipt::SignedReceipt,
    recovery::RecoveryBlob,
    share::ShareBox,
    state::{Reply, State},
    veto::SignedVeto,
};

/// Server to agent.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Down {
    /// First on a WebSocket: sign this with your check-in.
    #[n(0)]
    Hello(#[n(0)] Challenge),
    /// The next keyring of the chain.
    #[n(1)]
    Keyring(#[n(0)] SignedKeyring),
    /// The state in force.
    #[n(2)]
    State(#[n(0)] Exact<State>, #[n(1)] Cose),
    /// A T2 command with its proof.
    #[n(3)]
    Command(#[n(0)] Exact<Envelope>, #[n(1)] LogProof),
    /// A veto.
    #[n(4)]
    Veto(#[n(0)] SignedVeto),
    /// The share of an epoch, sealed to the device.
    #[n(5)]
    Share(#[n(0)] ShareBox),
    /// A checkpoint covers this receipt.
    #[n(6)]
    ReceiptLogged(#[n(0)] Digest, #[n(1)] LogProof),
    /// The answer to a check-in.
    #[n(7)]
    Reply(#[n(0)] Exact<Reply>, #[n(1)] KeyId, #[n(2)] Cose),
    /// The server goes away: come back after so many milliseconds.
    #[n(8)]
    ComeBack(#[n(0)] u64),
}

/// Agent to server.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub enum Up {
    /// Who is there.
    #[n(0)]
    Checkin(#[n(0)] Exact<Checkin>, #[n(1)] Cose),
    /// What was done.
    #[n(1)]
    Receipt(#[n(0)] SignedReceipt),
    /// The recovery blob, for safe keeping.
    #[n(2)]
    RecoveryBlob(#[n(0)] Exact<RecoveryBlob>, #[n(1)] Cose),
}
