//! A company of five: who they are, what they hold, what they may sign, and how their keyring goes on.

use lethe_proto::{
    cbor::Exact,
    chain::{self, SignedKeyring},
    hpke_box,
    ids::{DAY_MS, KeyId, PersonId, TenantId},
    keyring::{Keyring, KeyringTag, Limits, Person, Recovery, RecoveryKey, RoleList, Witnesses},
    kinds::{KeyKind, LadderAction, Role},
    ladder,
    share::Secret,
    text::Line,
};

use crate::{Hand, LogNode, NOW, ServerNode, seed, seed16};

/// Information technology; holds a passkey and a FIDO key of OpenSSH.
pub const ANNA: PersonId = id(1);
/// Information technology; holds a FIDO key of OpenSSH (ECDSA).
pub const BORIS: PersonId = id(2);
/// Human resources; holds a passkey.
pub const CLARA: PersonId = id(3);
/// Root and information technology; holds a FIDO key of OpenSSH (Ed25519).
pub const DMITRI: PersonId = id(4);
/// Root; holds a passkey.
pub const ELENA: PersonId = id(5);

const fn id(number: u8) -> PersonId {
    PersonId::new([number; 16])
}

/// Everybody and everything of one company.
pub struct Company {
    /// Its id.
    pub tenant: TenantId,
    /// Names of the people, in the order of the keyring.
    pub people: Vec<(PersonId, &'static str)>,
    /// Every key that anybody holds.
    pub hands: Vec<Hand>,
    /// Who may sign as what.
    pub roles: Vec<(Role, Vec<PersonId>)>,
    /// One person decides.
    pub solo: bool,
    /// Software keys count.
    pub demo: bool,
    /// The server's node.
    pub node: ServerNode,
    /// The log.
    pub log: LogNode,
}

impl Company {
    /// Five people with hardware keys; neither solo nor demo.
    pub fn standard() -> Self {
        Self {
            tenant: TenantId::from(seed16("tenant", 1)),
            people: vec![
                (ANNA, "Anna Weber"),
                (BORIS, "Boris Klein"),
                (CLARA, "Clara Roth"),
                (DMITRI, "Dmitri Sokolov"),
                (ELENA, "Elena Marin"),
            ],
            hands: vec![
                Hand::new(ANNA, KeyKind::WebauthnEs256, 0),
                Hand::new(ANNA, KeyKind::SshSkEd25519, 0),
                Hand::new(BORIS, KeyKind::SshSkEcdsaP256, 0),
                Hand::new(CLARA, KeyKind::WebauthnEs256, 0),
                Hand::new(DMITRI, KeyKind::SshSkEd25519, 0),
                Hand::new(ELENA, KeyKind::WebauthnEs256, 0),
            ],
            roles: vec![
                (Role::Root, vec![DMITRI, ELENA]),
                (Role::It, vec![ANNA, BORIS, DMITRI]),
                (Role::Hr, vec![CLARA]),
            ],
            solo: false,
            demo: false,
            node: ServerNode::new(1),
            log: LogNode::new(1),
        }
    }

    /// The same five with software keys of OpenSSH in files: a demo tenant.
    pub fn demo() -> Self {
        let mut company = Self::standard();
        company.demo = true;
        company.hands = company.people.iter().map(|(person, _)| Hand::new(*person, KeyKind::SshEd25519, 0)).collect();
        company
    }

    /// Anna alone, who is everything: a pilot.
    pub fn solo() -> Self {
        let mut company = Self::standard();
        company.solo = true;
        company.people.truncate(1);
        company.hands.truncate(1);
        company.roles = vec![(Role::Root, vec![ANNA]), (Role::It, vec![ANNA])];
        company
    }

    /// The keyring of version 1, unsigned.
    pub fn keyring(&self) -> Keyring {
        Keyring {
            tag: KeyringTag,
            tenant: self.tenant,
            version: 1,
            previous: Vec::new(),
            issued: NOW,
            expires: NOW.plus(365 * DAY_MS),
            persons: self.people.iter().map(|(id, name)| person(*id, name)).collect(),
            keys: self.hands.iter().map(|hand| hand.entry().clone()).collect(),
            roles: self
                .roles
                .iter()
                .map(|(role, persons)| RoleList { role: *role, persons: persons.clone() })
                .collect(),
            ladder: if self.solo { ladder::solo_ladder() } else { ladder::default_ladder() },
            service_keys: vec![self.node.entry()],
            server_urls: vec!["https://lethe.example.com".to_owned()],
            log: self.log.entry(),
            witnesses: Witnesses { quorum: 0, list: Vec::new() },
            recovery: Recovery { threshold: 2, keys: (0..3).map(Self::recovery_key).collect() },
            limits: Limits { max_targets: 25, max_lifetime_ms: 30 * DAY_MS, solo: self.solo, demo: self.demo },
        }
    }

    /// The private recovery key of a number, with its id and its public key.
    pub fn recovery_secret(number: u64) -> ((KeyId, Secret), [u8; 32]) {
        let (private, public) = hpke_box::key_pair(&seed("recovery", number));
        ((KeyId::of(&public), private), public)
    }

    fn recovery_key(number: u64) -> RecoveryKey {
        let ((id, _), public_key) = Self::recovery_secret(number);
        RecoveryKey { id, public_key }
    }

    /// The first keyring, signed by everybody.
    pub fn first(&self) -> SignedKeyring {
        self.signed(self.keyring())
    }

    /// A keyring with the signature of every hand of this company that it or its predecessor knows.
    pub fn signed(&self, keyring: Keyring) -> SignedKeyring {
        self.signed_by(keyring, |_| true)
    }

    /// A keyring signed by some hands: as root where its person is root, otherwise as the first role they have.
    pub fn signed_by(&self, keyring: Keyring, by: impl Fn(&Hand) -> bool) -> SignedKeyring {
        let keyring = Exact::new(keyring);
        let question = chain::question(&keyring);
        let sign = |hand: &Hand| hand.sign(self.role_of(hand.person()), &question);
        let approvals = self.hands.iter().filter(|hand| by(hand)).map(sign).collect();
        SignedKeyring { keyring, approvals }
    }

    fn role_of(&self, person: PersonId) -> Role {
        let held = self.roles.iter().find(|(_, persons)| persons.contains(&person));
        held.map_or(Role::It, |(role, _)| *role)
    }

    /// The next version after `current` with a change, unsigned.
    pub fn after(current: &Exact<Keyring>, change: impl FnOnce(&mut Keyring)) -> Keyring {
        let mut next = Keyring::clone(current);
        next.version += 1;
        next.previous = vec![current.digest()];
        next.issued = current.issued.plus(1000);
        change(&mut next);
        next
    }

    /// The next version after `current`, signed by everybody.
    pub fn next(&self, current: &Exact<Keyring>, change: impl FnOnce(&mut Keyring)) -> SignedKeyring {
        self.signed(Self::after(current, change))
    }

    /// The first key of a person.
    ///
    /// # Panics
    /// When the person holds none.
    pub fn hand(&self, person: PersonId) -> &Hand {
        self.hands.iter().find(|hand| hand.person() == person).expect("somebody of this company")
    }

    /// Replaces the rungs of one action by a single one.
    pub fn set_rung(keyring: &mut Keyring, action: LadderAction, max_targets: u64, needs: &[(Role, u64)]) {
        keyring.ladder.retain(|rung| rung.action != action);
        let needs = needs.iter().map(|&(role, count)| ladder::Need { role, count }).collect();
        keyring.ladder.push(ladder::Rung { action, max_targets, alternatives: vec![needs] });
    }
}

/// An entry in the list of persons.
pub(crate) fn person(id: PersonId, name: &str) -> Person {
    Person { id, name: Line::new(name).expect("a plain name") }
}
