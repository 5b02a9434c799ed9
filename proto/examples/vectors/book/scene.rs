//! One company, one phone, one wipe: what all vectors are about.

use lethe_people::{ANNA, BORIS, Company, LogNode, Phone, command, envelope};
use lethe_proto::{
    cbor::Exact,
    chain::SignedKeyring,
    command::{Command, KeyringRef},
    envelope::Envelope,
    ids::PersonId,
    keyring::Keyring,
    kinds::{Action, Role},
    leaf::LeafKind,
    log_proof::LogProof,
    note::Checkpoint,
};

/// The employee whose phone it is.
pub(crate) const PAUL: PersonId = PersonId::new([77; 16]);

/// The scene.
pub(crate) struct Scene {
    pub(crate) company: Company,
    pub(crate) first: SignedKeyring,
    pub(crate) phone: Phone,
    pub(crate) command: Exact<Command>,
    pub(crate) envelope: Envelope,
    pub(crate) log: LogNode,
    pub(crate) seen: Checkpoint,
    pub(crate) proof: LogProof,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let company = Company::standard();
        let first = company.first();
        let phone = Phone::new(company.tenant, PAUL, "Paul Ortega · Pixel 9", 1);
        let command = command(&company, &first.keyring, Action::WipeContainer, vec![phone.target()]);
        let by = [(company.hand(ANNA), Role::It), (company.hand(BORIS), Role::It)];
        let envelope = envelope(&company, command.clone(), &by);
        let mut log = LogNode::new(1);
        for number in 0..4 {
            log.append(LeafKind::Audit, number, b"something else");
        }
        let seen = log.newest();
        let index = log.append(LeafKind::Dispatch, 4, envelope.dispatch().bytes());
        log.append(LeafKind::Audit, 5, b"something later");
        let proof = log.prove(index, 4, seen.size);
        Self { company, first, phone, command: Exact::new(command), envelope, log, seen, proof }
    }

    pub(crate) fn keyring(&self) -> &Exact<Keyring> {
        &self.first.keyring
    }

    pub(crate) fn keyring_ref(&self) -> KeyringRef {
        KeyringRef { version: self.keyring().version, digest: self.keyring().digest() }
    }
}
