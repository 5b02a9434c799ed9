//! A release: two root persons lift the locks of one server key, without any server, and that key is ignored from then on.

use minicbor::{Decode, Encode};

use crate::{
    approval::{Approval, Question},
    cbor::{Exact, domain_tag},
    floor,
    ids::{Digest, EnrollmentId, KeyId, Nonce, PersonId, TenantId, Time},
    keyring::Keyring,
    kinds::{Decision, LadderAction},
    quorum::{Ballot, Quorum, Short, quorum},
};

domain_tag!(
    /// Domain of a release.
    ReleaseTag = "lethe-release/1"
);

/// What the root persons sign.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Release {
    /// Domain.
    #[n(0)]
    pub tag: ReleaseTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// The keyring that they looked at; an agent takes it only under its newest.
    #[n(2)]
    pub keyring: Digest,
    /// Whose locks are lifted, and who is ignored from now on.
    #[n(3)]
    pub server_key: KeyId,
    /// Locks that arrived from this moment on, by the device's own record,
    #[n(4)]
    pub from: Time,
    /// and until this one.
    #[n(5)]
    pub until: Time,
    /// These stay locked.
    #[n(6)]
    pub except: Vec<EnrollmentId>,
    /// When it was written.
    #[n(7)]
    pub issued: Time,
    /// Not to be applied later.
    #[n(8)]
    pub expires: Time,
    /// Random.
    #[n(9)]
    pub nonce: Nonce,
}

/// A release with its signatures: a file, a QR code, a USB stick.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedRelease {
    /// As signed.
    #[n(0)]
    pub release: Exact<Release>,
    /// Root persons.
    #[n(1)]
    pub approvals: Vec<Approval>,
}

impl Release {
    /// Whether its times belong together and it may be applied at `now`.
    pub fn is_current(&self, now: Time) -> bool {
        self.from <= self.until
            && self.issued < self.expires
            && self.expires.since(self.issued) <= floor::MAX_LIFETIME_MS
            && self.issued <= now.plus(floor::CLOCK_SKEW_MS)
            && now <= self.expires
    }
}

impl SignedRelease {
    /// What is signed.
    pub fn question(release: &Exact<Release>) -> Question {
        Question {
            decision: Decision::Approve,
            tenant: release.tenant,
            keyring: release.keyring,
            subject: release.digest(),
        }
    }

    /// Counts the root persons under the newest keyring. Times are the business of [`Release::is_current`].
    ///
    /// `suspended` are those whom other server keys suspended than the one that the release names: a hostile server must not
    /// be able to suspend those who would undo its locks.
    pub fn verify(
        &self,
        newest: &Exact<Keyring>,
        solo: bool,
        demo: bool,
        suspended: &[PersonId],
    ) -> Result<Quorum, Short> {
        if self.release.tenant != newest.tenant || self.release.keyring != newest.digest() {
            return Err(Short::BadSignature);
        }
        let ballot = Ballot {
            question: Self::question(&self.release),
            approvals: &self.approvals,
            action: LadderAction::Release,
            targets: 1,
            about: &[],
            solo,
            demo,
            suspended,
            one_more: false,
        };
        quorum(&ballot, &[newest])
    }
}
