//! The only place that counts people. Used by agent and server alike.

use std::collections::BTreeSet;

use crate::{
    approval::{Approval, Question},
    floor,
    ids::PersonId,
    keyring::Keyring,
    kinds::{LadderAction, Role},
    ladder::Need,
};

/// Why the people who signed are not enough, or not the right ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Short {
    /// A key that is not in the keyring.
    #[error("an approval is by a key that is not in the keyring")]
    UnknownKey,
    /// The signature does not hold for these bytes, decision, role, tenant or keyring.
    #[error("an approval's signature does not hold for exactly this order")]
    BadSignature,
    /// A key in a file, or a `localhost` passkey, outside a demo tenant.
    #[error("an approval is by a key that counts only in a demo tenant")]
    DemoKey,
    /// A person who left or is suspended.
    #[error("an approval is by a person who is suspended or no longer in the keyring")]
    Suspended,
    /// The person does not have the role.
    #[error("an approval is in a role that the person does not have")]
    Role,
    /// One key twice.
    #[error("one key signed twice")]
    KeyTwice,
    /// One person twice.
    #[error("one person signed twice")]
    PersonTwice,
    /// The person's own device is among the targets.
    #[error("nobody decides about their own device")]
    Oneself,
    /// More targets than any rung carries.
    #[error("more targets than the ladder allows for this action")]
    Targets,
    /// Not enough distinct people in the right roles.
    #[error("not enough different people in the right roles have signed")]
    Persons,
}

/// What is to be counted.
#[derive(Debug, Clone, Copy)]
pub struct Ballot<'a> {
    /// What was signed.
    pub question: Question,
    /// By whom. Every one must hold, or nothing does.
    pub approvals: &'a [Approval],
    /// What kind of decision.
    pub action: LadderAction,
    /// About how many targets.
    pub targets: usize,
    /// Whose devices: they have no say.
    pub about: &'a [PersonId],
    /// Both the enrollment and the newest keyring say that one person decides. Holds for one target only.
    pub solo: bool,
    /// Both the enrollment and the newest keyring say that this is a demo.
    pub demo: bool,
    /// Persons who are suspended.
    pub suspended: &'a [PersonId],
    /// A veto stands against earlier orders: one person more.
    pub one_more: bool,
}

impl Ballot<'_> {
    /// Solo is one person and one target: whoever decides alone never reaches a second device.
    fn is_solo(&self) -> bool {
        self.solo && self.targets <= 1
    }
}

/// Enough different people agreed to exactly these bytes. Only [`quorum`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quorum {
    persons: Vec<PersonId>,
}

impl Quorum {
    /// The people who agreed.
    pub fn persons(&self) -> &[PersonId] {
        &self.persons
    }
}

/// Counts the approvals under every given keyring (the one named and the newest); all must be satisfied.
pub fn quorum(ballot: &Ballot<'_>, keyrings: &[&Keyring]) -> Result<Quorum, Short> {
    if keyrings.is_empty() {
        return Err(Short::Persons);
    }
    let mut persons = Vec::new();
    for keyring in keyrings {
        let votes = count(ballot, keyring)?;
        persons = votes.iter().map(|vote| vote.person).collect();
        satisfies(ballot, keyring, &votes)?;
    }
    Ok(Quorum { persons })
}

/// One person's counted voice.
struct Vote {
    person: PersonId,
    role: Role,
}

/// Verifies every approval under one keyring; a key once, a person once, not about oneself.
fn count(ballot: &Ballot<'_>, keyring: &Keyring) -> Result<Vec<Vote>, Short> {
    let mut keys = BTreeSet::new();
    let mut persons = BTreeSet::new();
    let mut votes = Vec::with_capacity(ballot.approvals.len());
    for approval in ballot.approvals {
        let key = keyring.key(approval.key).ok_or(Short::UnknownKey)?;
        if key.is_for_demo_only() && !ballot.demo {
            return Err(Short::DemoKey);
        }
        if ballot.suspended.contains(&key.person) {
            return Err(Short::Suspended);
        }
        if !keyring.has_role(key.person, approval.role) {
            return Err(Short::Role);
        }
        if ballot.about.contains(&key.person) && !ballot.is_solo() {
            return Err(Short::Oneself);
        }
        if !keys.insert(&key.public_key) {
            return Err(Short::KeyTwice);
        }
        if !persons.insert(key.person) {
            return Err(Short::PersonTwice);
        }
        approval.verify(key, &ballot.question).map_err(|_| Short::BadSignature)?;
        votes.push(Vote { person: key.person, role: approval.role });
    }
    Ok(votes)
}

/// Whether the votes climb the rung, the compiled floor, and the extra person after a veto.
fn satisfies(ballot: &Ballot<'_>, keyring: &Keyring, votes: &[Vote]) -> Result<(), Short> {
    let rung = keyring.rung(ballot.action, ballot.targets).ok_or(Short::Targets)?;
    let least = floor::persons(ballot.action, ballot.is_solo());
    let enough = rung.alternatives.iter().any(|needs| {
        let asked =
            needs.iter().map(|need| usize::try_from(need.count).unwrap_or(usize::MAX)).sum::<usize>().max(least);
        let total = if ballot.one_more { (asked + 1).min(eligible(ballot, keyring).max(asked)) } else { asked };
        votes.len() >= total && needs.iter().all(|need| voices(votes, need.role) >= need.count)
    });
    if enough { Ok(()) } else { Err(Short::Persons) }
}

fn voices(votes: &[Vote], role: Role) -> u64 {
    votes.iter().filter(|vote| vote.role == role).count() as u64
}

/// How many people of the keyring could sign at all: "one person more" never asks for somebody who does not exist.
fn eligible(ballot: &Ballot<'_>, keyring: &Keyring) -> usize {
    keyring
        .persons
        .iter()
        .filter(|person| {
            keyring.is_approver(person.id)
                && !ballot.about.contains(&person.id)
                && !ballot.suspended.contains(&person.id)
                && keyring.keys.iter().any(|key| key.person == person.id && (ballot.demo || !key.is_for_demo_only()))
        })
        .count()
}

/// The needs of the rung that applies, for showing who could still sign.
pub fn needs(keyring: &Keyring, action: LadderAction, targets: usize) -> Vec<Vec<Need>> {
    keyring.rung(action, targets).map(|rung| rung.alternatives.clone()).unwrap_or_default()
}
