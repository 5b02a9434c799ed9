//! T1: what the server may order alone, as one versioned state that a device applies again after a reboot.

use minicbor::{Decode, Encode};

use crate::{
    cbor::{Exact, domain_tag},
    cose::{Context, Cose, Signatory},
    ids::{CommandId, EnrollmentId, KeyId, PersonId, TenantId, Time},
    keyring::Keyring,
    public_key::BadSignature,
};

domain_tag!(
    /// Domain of a state.
    StateTag = "lethe-state/1"
);
domain_tag!(
    /// Domain of the answer to a check-in.
    ReplyTag = "lethe-reply/1"
);

/// Everything that protects, as the server wants it. A `…_since` is the counter at which it was ordered, 0 for "not".
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct State {
    /// Domain.
    #[n(0)]
    pub tag: StateTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// For which enrollment.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// Which node signs.
    #[n(3)]
    pub server_key: KeyId,
    /// Grows with every change.
    #[n(4)]
    pub counter: u64,
    /// When the server wrote it.
    #[n(5)]
    pub issued: Time,
    /// Locked.
    #[n(6)]
    pub locked_since: u64,
    /// Sessions of applications that began before this are over.
    #[n(7)]
    pub logged_out_before: Time,
    /// Screenshots blocked.
    #[n(8)]
    pub screen_blocked_since: u64,
    /// Legal hold: no wipe.
    #[n(9)]
    pub hold_since: u64,
    /// Grows with every message; 0 for none.
    #[n(10)]
    pub message_number: u64,
    /// Shown to the employee; empty for none; at most 1,000 bytes.
    #[n(11)]
    pub message: String,
    /// Commands that must not be executed any more.
    #[n(12)]
    pub cancelled: Vec<CommandId>,
    /// Approvers who do not count any more.
    #[n(13)]
    pub suspended: Vec<PersonId>,
}

impl State {
    /// A state in which nothing is ordered.
    pub fn quiet(tenant: TenantId, enrollment: EnrollmentId, server_key: KeyId, counter: u64, issued: Time) -> Self {
        Self {
            tag: StateTag,
            tenant,
            enrollment,
            server_key,
            counter,
            issued,
            locked_since: 0,
            logged_out_before: Time(0),
            screen_blocked_since: 0,
            hold_since: 0,
            message_number: 0,
            message: String::new(),
            cancelled: Vec::new(),
            suspended: Vec::new(),
        }
    }

    /// Whether its numbers belong together.
    pub fn is_well_formed(&self) -> bool {
        let since = [self.locked_since, self.screen_blocked_since, self.hold_since, self.message_number];
        since.iter().all(|&since| since <= self.counter)
            && self.message.len() <= 1000
            && crate::text::is_plain(&self.message)
    }
}

/// The server's word that it is there, and what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Reply {
    /// Domain.
    #[n(0)]
    pub tag: ReplyTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// To which enrollment.
    #[n(2)]
    pub enrollment: EnrollmentId,
    /// The challenge of the check-in that is answered.
    #[n(3)]
    pub challenge: crate::ids::Challenge,
    /// The sequence number of the check-in that is answered.
    #[n(4)]
    pub sequence: u64,
    /// The server's clock.
    #[n(5)]
    pub time: Time,
}

/// Checks a message of a server node against the newest keyring.
pub fn verify_server<T>(
    keyring: &Keyring,
    server_key: KeyId,
    domain: &'static str,
    message: &Exact<T>,
    cose: &Cose,
) -> Result<(), BadSignature> {
    let key = keyring.service_key(server_key).ok_or(BadSignature)?;
    let context = Context { domain, tenant: keyring.tenant };
    cose.verify(Signatory::Server, server_key, &key, context, message.bytes())
}
