//! Enrollment: the code that pins the trust, the request, the grant, and the id that only the agent can compute.

use minicbor::{Decode, Encode};
use zeroize::Zeroize;

use crate::{
    cbor::{CAP, Exact, Malformed, decode, digest_of, domain_tag, encode},
    chain::SignedKeyring,
    checkin::Posture,
    cose::Cose,
    ids::{DeviceId, Digest, EnrollmentId, KeyId, PersonId, Salt, TenantId, Time},
    kinds::{Action, CodeMaker},
    text::Line,
};

domain_tag!(
    /// Domain of an enrollment code.
    CodeTag = "lethe-code/1"
);
domain_tag!(
    /// Domain of an enrollment id.
    EnrollTag = "lethe-enroll/1"
);
domain_tag!(
    /// Domain of a request.
    EnrollRequestTag = "lethe-enroll-request/1"
);
domain_tag!(
    /// Domain of a grant.
    GrantTag = "lethe-grant/1"
);

/// What this enrollment can ever allow, shown to the employee before they agree.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Ceilings {
    /// The T2 actions that the agent will accept at all.
    #[n(0)]
    pub actions: Vec<Action>,
    /// One person may decide, while the keyring says so too.
    #[n(1)]
    pub solo: bool,
    /// Demo keys count, while the keyring says so too.
    #[n(2)]
    pub demo: bool,
}

/// A one-time secret. Not shown, not compared except by its digest, gone when dropped.
#[derive(Clone, PartialEq, Eq, Encode, Decode, Zeroize)]
#[zeroize(drop)]
#[cbor(transparent)]
pub struct OneTimeSecret(#[cbor(n(0), with = "minicbor::bytes")] [u8; 32]);

impl OneTimeSecret {
    /// From 32 random bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What the server stores and compares.
    pub fn digest(&self) -> Digest {
        crate::cbor::sha256(&self.0)
    }
}

/// What the employee scans or pastes.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Code {
    /// Domain.
    #[n(0)]
    pub tag: CodeTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// Where the server is.
    #[n(2)]
    pub urls: Vec<String>,
    /// The keyring to pin.
    #[n(3)]
    pub keyring: Digest,
    /// The log, until the keyring's own entry is there: origin,
    #[n(4)]
    pub log_origin: String,
    /// and Ed25519 key.
    #[cbor(n(5), with = "minicbor::bytes")]
    pub log_key: [u8; 32],
    /// Opens the door once.
    #[n(6)]
    pub secret: OneTimeSecret,
    /// For whom.
    #[n(7)]
    pub person: PersonId,
    /// Name that approvers will read.
    #[n(8)]
    pub label: Line,
    /// What the company will be able to do.
    #[n(9)]
    pub ceilings: Ceilings,
    /// Valid until.
    #[n(10)]
    pub expires: Time,
    /// Who made it.
    #[n(11)]
    pub maker: CodeMaker,
}

const CODE_PREFIX: &str = "LETHE1-";

impl Code {
    /// One line to paste or to put into a QR code.
    pub fn to_text(&self) -> String {
        format!("{CODE_PREFIX}{}", data_encoding::BASE64URL_NOPAD.encode(&encode(self)))
    }

    /// Reads what was pasted.
    pub fn from_text(text: &str) -> Result<Self, Malformed> {
        let body = text.trim().strip_prefix(CODE_PREFIX).ok_or_else(|| Malformed::Shape("no code".into()))?;
        let bytes = data_encoding::BASE64URL_NOPAD
            .decode(body.as_bytes())
            .map_err(|_| Malformed::Shape("the code is not complete".into()))?;
        decode(&bytes, CAP)
    }
}

/// The server's half of an enrollment.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct ServerHalf {
    /// Company.
    #[n(0)]
    pub tenant: TenantId,
    /// Name for the hardware.
    #[n(1)]
    pub device: DeviceId,
    /// For whom.
    #[n(2)]
    pub person: PersonId,
    /// As in the code.
    #[n(3)]
    pub label: Line,
    /// As in the code.
    #[n(4)]
    pub ceilings: Ceilings,
    /// Random.
    #[n(5)]
    pub nonce: Salt,
}

/// The device's half: made freshly for every enrollment.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct DeviceHalf {
    /// Compressed P-256 point: signs receipts and check-ins.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub device_key: [u8; 33],
    /// X25519: shares are sealed to it.
    #[cbor(n(1), with = "minicbor::bytes")]
    pub seal_key: [u8; 32],
    /// Random.
    #[n(2)]
    pub nonce: Salt,
}

#[derive(Encode)]
#[cbor(array)]
struct Preimage<'a> {
    #[n(0)]
    tag: EnrollTag,
    #[n(1)]
    server: &'a ServerHalf,
    #[n(2)]
    device: &'a DeviceHalf,
}

/// The id of an enrollment. The agent computes it itself: the server cannot give one id to two devices, nor an old one again.
pub fn enrollment_id(server: &ServerHalf, device: &DeviceHalf) -> EnrollmentId {
    let digest: Digest = digest_of(&Preimage { tag: EnrollTag, server, device });
    EnrollmentId::from(digest.first16())
}

/// What the agent asks; signed by the new device key with the domain of its tag.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct EnrollRequest {
    /// Domain.
    #[n(0)]
    pub tag: EnrollRequestTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// From the code.
    #[n(2)]
    pub secret: OneTimeSecret,
    /// The device's half.
    #[n(3)]
    pub device_half: DeviceHalf,
    /// How the device is.
    #[n(4)]
    pub posture: Posture,
    /// The device's clock.
    #[n(5)]
    pub issued: Time,
}

/// The body of `POST /device/v1/enroll`.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedEnrollRequest {
    /// As signed.
    #[n(0)]
    pub request: Exact<EnrollRequest>,
    /// By the device key.
    #[n(1)]
    pub cose: Cose,
}

/// What the server grants; signed by a server node.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Grant {
    /// Domain.
    #[n(0)]
    pub tag: GrantTag,
    /// The server's half.
    #[n(1)]
    pub server_half: ServerHalf,
    /// The id as the server computed it; the agent compares.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// SHA-256 of the device's half.
    #[n(3)]
    pub device_half: Digest,
    /// Newest keyring.
    #[n(4)]
    pub keyring: Digest,
    /// When.
    #[n(5)]
    pub issued: Time,
}

/// The answer to `POST /device/v1/enroll`.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct EnrollReply {
    /// As signed.
    #[n(0)]
    pub grant: Exact<Grant>,
    /// Which node.
    #[n(1)]
    pub server_key: KeyId,
    /// By the server.
    #[n(2)]
    pub server: Cose,
    /// From the code's keyring to the newest.
    #[n(3)]
    pub keyrings: Vec<SignedKeyring>,
}
