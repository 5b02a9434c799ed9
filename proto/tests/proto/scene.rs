//! A command about one phone, ready to be approved and counted.

use lethe_people::{Company, Hand, Phone, command};
use lethe_proto::{
    approval::{Approval, Question},
    cbor::Exact,
    command::Command,
    envelope,
    ids::PersonId,
    keyring::Keyring,
    kinds::{Action, LadderAction, Role},
    quorum::{Ballot, Quorum, Short, quorum},
};

/// An employee who approves nothing.
pub(crate) const EMPLOYEE: PersonId = PersonId::new([77; 16]);

/// A company, its keyring, and a command about phones.
pub(crate) struct Scene {
    pub(crate) company: Company,
    pub(crate) keyring: Exact<Keyring>,
    pub(crate) command: Exact<Command>,
    pub(crate) solo: bool,
    pub(crate) demo: bool,
    pub(crate) one_more: bool,
    pub(crate) suspended: Vec<PersonId>,
}

impl Scene {
    /// The standard company wipes the container of one employee's phone.
    pub(crate) fn wipe() -> Self {
        Self::of(Company::standard(), Action::WipeContainer, &[EMPLOYEE])
    }

    /// A command about a phone of each of these persons.
    pub(crate) fn of(company: Company, action: Action, whose: &[PersonId]) -> Self {
        let keyring = Exact::new(company.keyring());
        Self::under(company, keyring, action, whose)
    }

    /// The same under a keyring of one's own.
    pub(crate) fn under(company: Company, keyring: Exact<Keyring>, action: Action, whose: &[PersonId]) -> Self {
        let phones = (1..).zip(whose);
        let targets =
            phones.map(|(number, person)| Phone::new(company.tenant, *person, "Paul · Pixel 9", number).target());
        let command = Exact::new(command(&company, &keyring, action, targets.collect()));
        let (solo, demo) = (keyring.limits.solo, keyring.limits.demo);
        Self { company, keyring, command, solo, demo, one_more: false, suspended: Vec::new() }
    }

    /// What approvers of the command answer.
    pub(crate) fn question(&self) -> Question {
        envelope::question(&self.command)
    }

    /// The first key of a person signs the command in a role.
    pub(crate) fn by(&self, person: PersonId, role: Role) -> Approval {
        self.company.hand(person).sign(role, &self.question())
    }

    /// The keys of one person, all of them, sign in a role.
    pub(crate) fn by_all_keys_of(&self, person: PersonId, role: Role) -> Vec<Approval> {
        let hands = self.company.hands.iter().filter(|hand| hand.person() == person);
        hands.map(|hand: &Hand| hand.sign(role, &self.question())).collect()
    }

    /// Counts under the scene's keyring.
    pub(crate) fn count(&self, approvals: &[Approval]) -> Result<Quorum, Short> {
        self.count_under(approvals, &[&self.keyring])
    }

    /// Counts under several keyrings.
    pub(crate) fn count_under(&self, approvals: &[Approval], keyrings: &[&Keyring]) -> Result<Quorum, Short> {
        let about: Vec<PersonId> = self.command.targets.iter().map(|target| target.person).collect();
        let ballot = Ballot {
            question: self.question(),
            approvals,
            action: LadderAction::from(self.command.action),
            targets: self.command.targets.len(),
            about: &about,
            solo: self.solo,
            demo: self.demo,
            suspended: &self.suspended,
            one_more: self.one_more,
        };
        quorum(&ballot, keyrings)
    }
}
