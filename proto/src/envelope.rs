//! The envelope: a command, the approvals that count, and the server's signature over exactly these.

use minicbor::{Decode, Encode};

use crate::{
    approval::{Approval, Question},
    cbor::{Exact, domain_tag},
    command::Command,
    cose::{Context, Cose, Signatory, Signer},
    ids::{Digest, KeyId, TenantId},
    keyring::Keyring,
    kinds::Decision,
    public_key::BadSignature,
};

domain_tag!(
    /// Domain of an envelope.
    EnvelopeTag = "lethe-envelope/1"
);
domain_tag!(
    /// Domain of a dispatch.
    DispatchTag = "lethe-dispatch/1"
);

/// What the server signs and what stands in the log: this command with these approvals.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Dispatch {
    /// Domain.
    #[n(0)]
    pub tag: DispatchTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// SHA-256 of the command.
    #[n(2)]
    pub command: Digest,
    /// SHA-256 of each approval, in order.
    #[n(3)]
    pub approvals: Vec<Digest>,
}

/// What an agent gets for one T2 command, besides the log's proof.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Envelope {
    /// Domain.
    #[n(0)]
    pub tag: EnvelopeTag,
    /// As approved.
    #[n(1)]
    pub command: Exact<Command>,
    /// Only those that count.
    #[n(2)]
    pub approvals: Vec<Approval>,
    /// Which node signs.
    #[n(3)]
    pub server_key: KeyId,
    /// Its signature over the dispatch.
    #[n(4)]
    pub server: Cose,
}

/// The question that approvers of a command answer.
pub fn question(command: &Exact<Command>) -> Question {
    Question {
        decision: Decision::Approve,
        tenant: command.tenant,
        keyring: command.keyring.digest,
        subject: command.digest(),
    }
}

/// The dispatch of a command with its approvals.
pub fn dispatch(command: &Exact<Command>, approvals: &[Approval]) -> Exact<Dispatch> {
    Exact::new(Dispatch {
        tag: DispatchTag,
        tenant: command.tenant,
        command: command.digest(),
        approvals: approvals.iter().map(Approval::digest).collect(),
    })
}

impl Envelope {
    /// Seals a command for its way.
    pub fn new(signer: &dyn Signer, command: Exact<Command>, approvals: Vec<Approval>) -> Self {
        let dispatch = dispatch(&command, &approvals);
        let context = Context { domain: DispatchTag::TEXT, tenant: command.tenant };
        let server = Cose::sign(signer, context, dispatch.bytes());
        Self { tag: EnvelopeTag, command, approvals, server_key: signer.key_id(), server }
    }

    /// What the server signed and the log holds.
    pub fn dispatch(&self) -> Exact<Dispatch> {
        dispatch(&self.command, &self.approvals)
    }

    /// Checks the server's signature under the newest keyring.
    pub fn verify_server(&self, newest: &Keyring) -> Result<(), BadSignature> {
        let key = newest.service_key(self.server_key).ok_or(BadSignature)?;
        let context = Context { domain: DispatchTag::TEXT, tenant: newest.tenant };
        self.server.verify(Signatory::Server, self.server_key, &key, context, self.dispatch().bytes())
    }
}
