//! What a keyring says about itself, judged from its content alone. Signatures are the business of [`crate::chain`].

use std::collections::BTreeSet;

use super::Keyring;
use crate::{
    floor,
    ids::KeyId,
    kinds::{KeyKind, LadderAction, Role},
    public_key::PublicKey,
};

/// What is wrong with a keyring's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadKeyring {
    /// Version 1 has predecessors, or a later one has none.
    #[error("version 1 follows nothing, and every later version follows a keyring")]
    Previous,
    /// Expires before it was issued.
    #[error("the keyring expires before it begins")]
    Times,
    /// The same person stands twice.
    #[error("a person stands twice in the keyring")]
    PersonTwice,
    /// A key is unreadable, stands twice, has a wrong id, a stranger as owner, or fields that do not fit its kind.
    #[error("key {0} is unreadable, doubled, or does not fit its kind or owner")]
    Key(KeyId),
    /// A role stands twice, names a stranger, or names a person twice.
    #[error("role {0} stands twice or names somebody who is not in the keyring")]
    Role(Role),
    /// A rung is empty, doubled, or beyond the floor.
    #[error("the ladder for {0} is empty, doubled or beyond the compiled limits")]
    Ladder(LadderAction),
    /// No rung for keyring changes: nobody could ever change it again.
    #[error("the ladder has no rung for keyring changes")]
    NoRoot,
    /// Service, log, witness or recovery keys are unreadable, doubled or fewer than their threshold.
    #[error("the keys of {0} are unreadable, doubled or fewer than their threshold")]
    Service(&'static str),
    /// Limits beyond the compiled floors.
    #[error("the limits are beyond the compiled floors")]
    Limits,
}

impl Keyring {
    /// Checks everything that a keyring says about itself. Signatures are the business of [`crate::chain`].
    pub fn check(&self) -> Result<(), BadKeyring> {
        if (self.version == 1) != self.previous.is_empty() || self.version == 0 {
            return Err(BadKeyring::Previous);
        }
        if self.expires <= self.issued {
            return Err(BadKeyring::Times);
        }
        self.check_people()?;
        self.check_ladder()?;
        self.check_services()?;
        let limits = &self.limits;
        if limits.max_targets == 0
            || limits.max_targets > floor::MAX_TARGETS as u64
            || limits.max_lifetime_ms == 0
            || limits.max_lifetime_ms > floor::MAX_LIFETIME_MS
        {
            return Err(BadKeyring::Limits);
        }
        Ok(())
    }

    fn check_people(&self) -> Result<(), BadKeyring> {
        let people: BTreeSet<_> = self.persons.iter().map(|person| person.id).collect();
        if people.len() != self.persons.len() {
            return Err(BadKeyring::PersonTwice);
        }
        let mut seen = BTreeSet::new();
        for key in &self.keys {
            let names_fit = match key.kind {
                KeyKind::WebauthnEs256 => is_origin(&key.origin) && is_host_of(&key.rp_id, &key.origin),
                KeyKind::SshSkEcdsaP256 | KeyKind::SshSkEd25519 => {
                    key.rp_id.starts_with("ssh:") && key.origin.is_empty() && !key.backup_eligible
                }
                KeyKind::SshEd25519 => key.rp_id.is_empty() && key.origin.is_empty() && !key.backup_eligible,
            };
            if !names_fit
                || key.decoded().is_err()
                || key.id != KeyId::of(&key.public_key)
                || !people.contains(&key.person)
                || !seen.insert(&key.public_key)
            {
                return Err(BadKeyring::Key(key.id));
            }
        }
        let mut roles = BTreeSet::new();
        for list in &self.roles {
            let distinct: BTreeSet<_> = list.persons.iter().collect();
            if !roles.insert(list.role)
                || distinct.len() != list.persons.len()
                || !list.persons.iter().all(|person| people.contains(person))
            {
                return Err(BadKeyring::Role(list.role));
            }
        }
        Ok(())
    }

    fn check_ladder(&self) -> Result<(), BadKeyring> {
        let mut seen = BTreeSet::new();
        for rung in &self.ladder {
            let fits = seen.insert((rung.action, rung.max_targets))
                && (1..=floor::MAX_TARGETS as u64).contains(&rung.max_targets)
                && !rung.alternatives.is_empty()
                && rung.alternatives.iter().all(|needs| {
                    let roles: BTreeSet<_> = needs.iter().map(|need| need.role).collect();
                    !needs.is_empty()
                        && roles.len() == needs.len()
                        && needs.iter().all(|n| (1..=100).contains(&n.count))
                });
            if !fits {
                return Err(BadKeyring::Ladder(rung.action));
            }
        }
        if self.ladder.iter().any(|rung| rung.action == LadderAction::Keyring) {
            Ok(())
        } else {
            Err(BadKeyring::NoRoot)
        }
    }

    fn check_services(&self) -> Result<(), BadKeyring> {
        let distinct = |keys: &[&[u8; 32]]| keys.iter().collect::<BTreeSet<_>>().len() == keys.len();
        let servers: Vec<_> = self.service_keys.iter().map(|key| &key.public_key).collect();
        let servers_fit = self
            .service_keys
            .iter()
            .all(|key| key.id == KeyId::of(&key.public_key) && PublicKey::ed25519(&key.public_key).is_ok());
        if servers.is_empty() || !distinct(&servers) || !servers_fit {
            return Err(BadKeyring::Service("the server"));
        }
        if PublicKey::ed25519(&self.log.public_key).is_err() || !is_key_name(&self.log.origin) {
            return Err(BadKeyring::Service("the log"));
        }
        let witnesses: Vec<_> = self.witnesses.list.iter().map(|witness| &witness.public_key).collect();
        let witnesses_fit =
            self.witnesses.list.iter().all(|w| PublicKey::ed25519(&w.public_key).is_ok() && is_key_name(&w.name));
        if !distinct(&witnesses) || !witnesses_fit || self.witnesses.quorum > witnesses.len() as u64 {
            return Err(BadKeyring::Service("the witnesses"));
        }
        let recovery: Vec<_> = self.recovery.keys.iter().map(|key| &key.public_key).collect();
        let recovery_fits = self.recovery.keys.iter().all(|key| key.id == KeyId::of(&key.public_key));
        let threshold = self.recovery.threshold;
        let enough =
            if recovery.is_empty() { threshold == 0 } else { (1..=recovery.len() as u64).contains(&threshold) };
        if !distinct(&recovery) || !recovery_fits || !enough || recovery.len() > 6 {
            return Err(BadKeyring::Service("recovery"));
        }
        Ok(())
    }
}

/// Whether the host of an origin is the RP ID or lies below it, as browsers demand.
fn is_host_of(rp_id: &str, origin: &str) -> bool {
    let host = origin.split_once("://").map_or("", |(_, rest)| rest).split(':').next().unwrap_or_default();
    let below = host.strip_suffix(rp_id).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    !rp_id.is_empty() && below
}

/// A key name of C2SP `signed-note`: not empty, no spaces, no plus sign.
fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

/// `https://host`, or `http://localhost` and its subdomains, with an optional port and nothing after it.
fn is_origin(origin: &str) -> bool {
    let rest = match (origin.strip_prefix("https://"), origin.strip_prefix("http://")) {
        (Some(rest), _) => rest,
        (None, Some(rest)) => {
            let host = rest.split(':').next().unwrap_or_default();
            if host != "localhost" && !host.ends_with(".localhost") {
                return false;
            }
            rest
        }
        (None, None) => return false,
    };
    !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-:".contains(&b))
}
