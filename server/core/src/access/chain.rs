//! Chains: by which factors employees prove who they are, one after another.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    app::AppId,
    factor::{Factor, Factors},
    facts::Subject,
    fault::{Fault, of_chains},
    name::Name,
    policy::People,
    text::as_text,
};
use crate::ids::ChainId;

as_text!(ChainId);

/// A chain. Each step needs one of its factors that has not been used for an earlier step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    /// Id.
    pub id: ChainId,
    /// Name that is shown.
    pub name: Name,
    /// Whom it is for.
    #[serde(default)]
    pub people: People,
    /// To what they sign in; none stands for everything.
    #[serde(default)]
    pub apps: BTreeSet<AppId>,
    /// What is proved, in this order.
    pub steps: Vec<BTreeSet<Factor>>,
    /// Whether a passkey, which verifies its holder, proves the whole chain.
    pub passkey_alone: bool,
}

impl Chain {
    /// What counts where no chain fits: two factors of which one is known, or a passkey.
    pub fn built_in() -> Self {
        let step = |factors: &[Factor]| factors.iter().copied().collect();
        Self {
            id: ChainId::from([0; 16]),
            name: Name::built_in("Built-in"),
            people: People::default(),
            apps: BTreeSet::new(),
            steps: vec![
                step(&[Factor::Password, Factor::Ldap, Factor::Oidc]),
                step(&[Factor::Totp, Factor::EmailCode, Factor::Sms, Factor::RecoveryCode]),
            ],
            passkey_alone: true,
        }
    }

    /// Whether it is about this app.
    pub fn is_about(&self, app: &AppId) -> bool {
        self.apps.is_empty() || self.apps.contains(app)
    }

    /// Whether it is for this person at this app.
    pub fn fits(&self, person: &Subject<'_>, app: &AppId) -> bool {
        self.is_about(app) && self.people.include(person)
    }

    /// What somebody may begin with.
    pub fn first(&self) -> Factors {
        let first = self.steps.first().map_or(Factors::NONE, |step| step.iter().copied().collect());
        if self.passkey_alone { first.and(Factor::Passkey) } else { first }
    }

    /// Whether every step can take a factor of its own.
    pub(crate) fn can_be_proved(&self) -> bool {
        from(&self.steps, Factor::ALL.into_iter().collect())
    }

    /// Whether every step can take one of these, and none of them twice.
    pub(crate) fn each_step_has_one_of(&self, proved: Factors) -> bool {
        from(&self.steps, proved)
    }
}

/// Whether these steps can be proved with these factors. There are eight factors, so all ways are tried.
fn from(steps: &[BTreeSet<Factor>], left: Factors) -> bool {
    let Some((step, rest)) = steps.split_first() else { return true };
    let without = |used: Factor| left.iter().filter(|factor| *factor != used).collect();
    step.iter().filter(|factor| left.contains(**factor)).any(|factor| from(rest, without(*factor)))
}

/// The chains of a snapshot, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chains {
    chains: Box<[Chain]>,
    built_in: Chain,
}

impl Chains {
    /// Checks them.
    pub fn new(chains: &[Chain]) -> Result<Self, Vec<Fault>> {
        let faults = of_chains(chains);
        if faults.is_empty() { Ok(Self { chains: chains.into(), built_in: Chain::built_in() }) } else { Err(faults) }
    }

    /// The chain of this person at this app: the first that fits.
    pub fn of(&self, person: &Subject<'_>, app: &AppId) -> &Chain {
        self.chains.iter().find(|chain| chain.fits(person, app)).unwrap_or(&self.built_in)
    }

    /// What anybody may begin with at this app. The same whoever comes, so that it tells nothing about them.
    pub fn first_of_anybody(&self, app: &AppId) -> Factors {
        let mut first = Factors::NONE;
        for chain in self.chains.iter().filter(|chain| chain.is_about(app)).chain([&self.built_in]) {
            first = first.union(chain.first());
            if chain.people.are_everybody() {
                break;
            }
        }
        first
    }
}

#[cfg(test)]
mod tests {
    use lethe_proto::ids::PersonId;

    use super::*;

    fn chain(number: u8, group: Option<&str>, app: Option<&str>, steps: &[&[Factor]]) -> Chain {
        let people =
            People { groups: group.iter().map(|name| name.parse().unwrap()).collect(), roles: BTreeSet::new() };
        Chain {
            id: ChainId::from([number; 16]),
            name: Name::built_in("Chain"),
            people,
            apps: app.iter().map(|app| app.parse().unwrap()).collect(),
            steps: steps.iter().map(|step| step.iter().copied().collect()).collect(),
            passkey_alone: false,
        }
    }

    fn in_group(group: Option<&str>) -> Subject<'_> {
        Subject::Employee { id: PersonId::from([1; 16]), group }
    }

    #[test]
    fn the_first_chain_that_fits_person_and_app_counts() {
        let chains = Chains::new(&[
            chain(1, Some("Finance"), Some("messenger"), &[&[Factor::Ldap]]),
            chain(2, Some("Finance"), None, &[&[Factor::Oidc]]),
            chain(3, None, Some("messenger"), &[&[Factor::Password]]),
        ])
        .unwrap();
        let id = |group, app: &str| chains.of(&in_group(group), &app.parse().unwrap()).id.as_bytes()[0];
        assert_eq!(id(Some("Finance"), "messenger"), 1);
        assert_eq!(id(Some("Finance"), "wiki"), 2);
        assert_eq!(id(None, "messenger"), 3);
        assert_eq!(id(Some("Sales"), "wiki"), 0, "the built-in one");
    }

    #[test]
    fn what_anybody_may_begin_with_depends_on_the_app_alone() {
        let chains = Chains::new(&[
            chain(1, Some("Finance"), Some("messenger"), &[&[Factor::Ldap]]),
            chain(3, None, Some("messenger"), &[&[Factor::Password]]),
            chain(4, Some("Sales"), Some("messenger"), &[&[Factor::Sms]]),
        ])
        .unwrap();
        let first = |app: &str| chains.first_of_anybody(&app.parse().unwrap());
        assert_eq!(first("messenger"), Factors::from_iter([Factor::Ldap, Factor::Password]));
        assert_eq!(
            first("wiki"),
            Factors::from_iter([Factor::Password, Factor::Ldap, Factor::Oidc, Factor::Passkey]),
            "the built-in chain"
        );
    }

    #[test]
    fn a_chain_that_nobody_could_prove_is_a_fault() {
        let faults = |steps: &[&[Factor]]| Chains::new(&[chain(1, None, None, steps)]).err().unwrap_or_default();
        let id = ChainId::from([1; 16]);
        assert_eq!(faults(&[]), [Fault::EmptyChain(id)]);
        assert_eq!(faults(&[&[Factor::Totp], &[]]), [Fault::EmptyChain(id)]);
        assert_eq!(faults(&[&[Factor::Totp], &[Factor::Totp]]), [Fault::UnprovableChain(id)]);
        assert_eq!(faults(&[&[Factor::Totp, Factor::Sms], &[Factor::Totp]]), []);
        let one = chain(1, None, None, &[&[Factor::Totp]]);
        assert_eq!(Chains::new(&[one.clone(), one]).unwrap_err(), [Fault::ChainTwice(id)]);
    }

    #[test]
    fn the_built_in_chain_is_one_that_could_be_saved() {
        assert!(Chains::new(&[Chain::built_in()]).is_ok());
    }
}
