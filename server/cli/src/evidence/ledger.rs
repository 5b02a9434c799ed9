//! What has been read so far and held: keyrings, commands, approvals, enrollments. Later leaves are checked against it.

use std::collections::{BTreeMap, BTreeSet};

use lethe_proto::{
    approval::Approval,
    cbor::Exact,
    command::Command,
    envelope::question,
    ids::{Digest, EnrollmentId},
    keyring::Keyring,
    kinds::Stage,
    veto::SignedVeto,
};

/// A command with what belongs to it.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) command: Exact<Command>,
    /// Digests of approvals that hold for it.
    pub(crate) approvals: Vec<Digest>,
    /// Who carried it, once it was dispatched: names and roles.
    pub(crate) carried_by: Option<String>,
    /// Last word of each device.
    pub(crate) receipts: BTreeMap<EnrollmentId, Stage>,
}

/// An enrolled device as the log knows it.
#[derive(Debug)]
pub(crate) struct Device {
    /// Compressed P-256 point, bound to the enrollment's id.
    pub(crate) key: [u8; 33],
    /// Digest of its last receipt; zeros before the first.
    pub(crate) last_receipt: Digest,
}

/// Everything read so far.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    /// The verified chain, by version.
    pub(crate) chain: Vec<Exact<Keyring>>,
    /// Digest of the keyring in force at this point of the log.
    pub(crate) in_force: Option<Digest>,
    /// Digests of the keyrings that stand in the log itself.
    pub(crate) logged: BTreeSet<Digest>,
    pub(crate) cases: BTreeMap<Digest, Case>,
    /// The commands as they stand in the log.
    pub(crate) in_order: Vec<Digest>,
    pub(crate) approvals: BTreeMap<Digest, Approval>,
    pub(crate) vetoes: Vec<SignedVeto>,
    pub(crate) devices: BTreeMap<EnrollmentId, Device>,
    /// How many leaves of each kind hold.
    pub(crate) held: BTreeMap<&'static str, u64>,
    /// Signatures that could not be checked for want of what stands beside the leaf.
    pub(crate) unsigned: BTreeMap<&'static str, u64>,
}

impl Ledger {
    /// The keyring of this digest.
    pub(crate) fn keyring(&self, digest: Digest) -> Option<&Exact<Keyring>> {
        self.chain.iter().find(|keyring| keyring.digest() == digest)
    }

    /// The keyring in force at this point; the newest where the log has not said.
    pub(crate) fn current(&self) -> Option<&Exact<Keyring>> {
        self.in_force.and_then(|digest| self.keyring(digest)).or_else(|| self.chain.last())
    }

    /// One more leaf of this kind holds.
    pub(crate) fn held(&mut self, what: &'static str) {
        *self.held.entry(what).or_default() += 1;
    }

    /// One more signature of this kind is not in the export.
    pub(crate) fn unsigned(&mut self, what: &'static str) {
        *self.unsigned.entry(what).or_default() += 1;
    }

    /// Finds the command that an approval is for, the latest first, and checks its signature.
    pub(crate) fn place(&mut self, approval: Approval) -> bool {
        let digest = approval.digest();
        for command in self.in_order.iter().rev() {
            let fits = self.cases.get(command).is_some_and(|case| {
                let keyring = self.chain.iter().find(|keyring| keyring.digest() == case.command.keyring.digest);
                let key = keyring.and_then(|keyring| keyring.key(approval.key));
                key.is_some_and(|key| approval.verify(key, &question(&case.command)).is_ok())
            });
            if fits {
                if let Some(case) = self.cases.get_mut(command) {
                    case.approvals.push(digest);
                }
                self.approvals.insert(digest, approval);
                return true;
            }
        }
        false
    }
}
