//! A veto: any single approver stops one command, or everything that was issued before a moment (HALT).

use minicbor::{Decode, Encode};

use crate::{
    approval::{Approval, Question},
    cbor::{Exact, domain_tag},
    command::Command,
    floor,
    ids::{Digest, PersonId, TenantId, Time},
    keyring::Keyring,
    kinds::Decision,
    public_key::BadSignature,
};

domain_tag!(
    /// Domain of a veto.
    VetoTag = "lethe-veto/1"
);

/// What the vetoing person signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct Veto {
    /// Domain.
    #[n(0)]
    pub tag: VetoTag,
    /// Company.
    #[n(1)]
    pub tenant: TenantId,
    /// The keyring that the person looked at.
    #[n(2)]
    pub keyring: Digest,
    /// Everything issued before [`Veto::issued_before`], not one command.
    #[n(3)]
    pub halt: bool,
    /// The command; zeros for HALT.
    #[n(4)]
    pub command: Digest,
    /// For HALT: commands issued before this; otherwise 0.
    #[n(5)]
    pub issued_before: Time,
    /// When it was written.
    #[n(6)]
    pub issued: Time,
}

/// A veto with its signature.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedVeto {
    /// As signed.
    #[n(0)]
    pub veto: Exact<Veto>,
    /// By whom; its role is the one the person signs in.
    #[n(1)]
    pub approval: Approval,
}

impl Veto {
    /// Whether the shape is one of the two allowed and nothing lies in the future.
    fn is_well_formed(&self, now: Time) -> bool {
        let shape = if self.halt {
            self.command.is_zero() && self.issued_before <= self.issued
        } else {
            !self.command.is_zero() && self.issued_before == Time(0)
        };
        shape && self.issued <= now.plus(floor::CLOCK_SKEW_MS)
    }

    /// Whether it stops this command.
    pub fn stops(&self, command: &Exact<Command>) -> bool {
        if self.halt { command.issued < self.issued_before } else { self.command == command.digest() }
    }

    /// Whether it makes this other command need one person more. A command that claims to be older than the veto is not
    /// spared: its proposer chooses that date.
    pub fn burdens(&self, command: &Exact<Command>) -> bool {
        !self.stops(command) && command.issued.since(self.issued) <= floor::VETO_MEMORY_MS
    }
}

impl SignedVeto {
    /// What was signed.
    pub fn question(veto: &Exact<Veto>) -> Question {
        Question { decision: Decision::Veto, tenant: veto.tenant, keyring: veto.keyring, subject: veto.digest() }
    }

    /// Checks that an approver of `keyring` who is not suspended signed it; returns who. `demo` as in [`crate::quorum::Ballot`].
    pub fn verify(
        &self,
        keyring: &Keyring,
        suspended: &[PersonId],
        demo: bool,
        now: Time,
    ) -> Result<PersonId, BadSignature> {
        let key = keyring.key(self.approval.key).ok_or(BadSignature)?;
        let may = keyring.has_role(key.person, self.approval.role)
            && !suspended.contains(&key.person)
            && (demo || !key.is_for_demo_only());
        if !may || self.veto.tenant != keyring.tenant || !self.veto.is_well_formed(now) {
            return Err(BadSignature);
        }
        self.approval.verify(key, &Self::question(&self.veto))?;
        Ok(key.person)
    }
}
