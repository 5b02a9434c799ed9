//! The rules of the CDDL and the types that stand for them.

use lethe_proto::{
    approval::Approval,
    cbor::{FRAME_CAP, Malformed, decode, encode},
    chain::SignedKeyring,
    challenge::ChallengeInput,
    checkin::Checkin,
    command::Command,
    enrollment::{Code, DeviceHalf, EnrollReply, EnrollRequest, Grant, ServerHalf, SignedEnrollRequest},
    enrollment_record::EnrollmentRecord,
    envelope::{Dispatch, Envelope},
    keyring::Keyring,
    leaf::Leaf,
    log_proof::LogProof,
    possession::Possession,
    receipt::{Receipt, SignedReceipt},
    recovery::{RecoveryBlob, RecoveryGrant},
    release::{Release, SignedRelease},
    release_file::ReleaseFile,
    share::ShareBox,
    state::{Reply, State},
    veto::{SignedVeto, Veto},
    wire::{Down, Up},
};

/// What came of some bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Decoded, and encoded again to the same bytes.
    Good,
    /// Longer than a frame.
    TooLong,
    /// Not of this shape.
    Shape,
    /// Of this shape, in another encoding than the only one.
    NotCanonical,
    /// Canonical, and not what it may say.
    Content,
}

impl Verdict {
    /// Its name in the vectors.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::TooLong => "too long",
            Self::Shape => "shape",
            Self::NotCanonical => "not canonical",
            Self::Content => "content",
        }
    }
}

/// Takes bytes through the gate as one type, and asks the value whether its content may stand.
fn through<T>(bytes: &[u8], sound: impl Fn(&T) -> bool) -> Verdict
where
    T: for<'b> minicbor::Decode<'b, ()> + minicbor::Encode<()>,
{
    match decode::<T>(bytes, FRAME_CAP) {
        Ok(value) => {
            assert_eq!(encode(&value), bytes, "the gate lets only one encoding through");
            if sound(&value) { Verdict::Good } else { Verdict::Content }
        }
        Err(Malformed::TooLong { .. }) => Verdict::TooLong,
        Err(Malformed::Shape(_)) => Verdict::Shape,
        Err(Malformed::NotCanonical) => Verdict::NotCanonical,
    }
}

macro_rules! rules {
    ($($rule:literal => $type:ty $(, $sound:expr)?;)+) => {
        /// Every rule that has a type.
        #[allow(dead_code, reason = "only the tests go through all of them")]
        pub(crate) const RULES: &[&str] = &[$($rule,)+];

        /// What comes of bytes that claim to be of a rule.
        pub(crate) fn judge(rule: &str, bytes: &[u8]) -> Verdict {
            match rule {
                $($rule => through::<$type>(bytes, rules!(@sound $($sound)?)),)+
                other => panic!("{other} is not a rule with a type"),
            }
        }
    };
    (@sound) => { |_| true };
    (@sound $sound:expr) => { $sound };
}

rules! {
    "challenge" => ChallengeInput;
    "approval" => Approval;
    "command" => Command, Command::is_well_formed;
    "dispatch" => Dispatch;
    "envelope" => Envelope;
    "veto" => Veto;
    "signed-veto" => SignedVeto;
    "release" => Release;
    "signed-release" => SignedRelease;
    "keyring" => Keyring, |keyring: &Keyring| keyring.check().is_ok();
    "signed-keyring" => SignedKeyring;
    "state" => State, State::is_well_formed;
    "reply" => Reply;
    "checkin" => Checkin;
    "receipt" => Receipt;
    "signed-receipt" => SignedReceipt;
    "possession" => Possession;
    "code" => Code;
    "server-half" => ServerHalf;
    "device-half" => DeviceHalf;
    "enroll-request" => EnrollRequest;
    "signed-enroll-request" => SignedEnrollRequest;
    "grant" => Grant;
    "enrollment-record" => EnrollmentRecord, EnrollmentRecord::is_bound;
    "enroll-reply" => EnrollReply;
    "share-box" => ShareBox;
    "recovery-blob" => RecoveryBlob;
    "recovery-grant" => RecoveryGrant;
    "release-file" => ReleaseFile;
    "leaf" => Leaf;
    "log-proof" => LogProof;
    "down" => Down;
    "up" => Up;
}
