//! The chain of keyrings: version N+1 is believed only when the thresholds of N and of N+1 signed it.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};

use crate::{
    approval::{Approval, Question},
    cbor::Exact,
    floor,
    ids::{Digest, PersonId},
    keyring::{BadKeyring, Key, Keyring, ServiceKey},
    kinds::{Decision, LadderAction, Role},
};

/// A keyring with the signatures that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(array)]
pub struct SignedKeyring {
    /// The keyring, as signed.
    #[n(0)]
    pub keyring: Exact<Keyring>,
    /// Root of the old keyring, root of the new one, and every new key.
    #[n(1)]
    pub approvals: Vec<Approval>,
}

/// Why a keyring does not follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BrokenChain {
    /// The content is wrong.
    #[error("the keyring is not sound: {0}")]
    Content(#[from] BadKeyring),
    /// Another company.
    #[error("the keyring is of another tenant")]
    Tenant,
    /// Not the next version, or it does not name the one in force as predecessor.
    #[error("the keyring does not follow the one in force")]
    NotNext,
    /// Issued before its predecessor, or `solo` or `demo` come back.
    #[error("the keyring loosens what only ever tightens")]
    Loosens,
    /// A signature does not hold, is doubled, or is by a key of neither keyring.
    #[error("a signature on the keyring does not hold")]
    Signature,
    /// Not enough root persons of the old keyring.
    #[error("not enough root persons of the keyring in force have signed")]
    OldRoot,
    /// Not enough root persons of the new keyring.
    #[error("not enough root persons of the new keyring have signed")]
    NewRoot,
    /// A new key has not signed the keyring that adds it.
    #[error("a new key has not countersigned")]
    Countersign,
}

/// What the signers of a keyring change sign. The keyring's own bytes name its predecessors.
pub fn question(next: &Exact<Keyring>) -> Question {
    Question { decision: Decision::Approve, tenant: next.tenant, keyring: Digest::ZERO, subject: next.digest() }
}

/// Checks the very first keyring: its own root threshold, and a countersignature by every key.
pub fn check_first(first: &SignedKeyring) -> Result<(), BrokenChain> {
    first.keyring.check()?;
    if first.keyring.version != 1 {
        return Err(BrokenChain::NotNext);
    }
    let signed = signatures(None, first)?;
    root(&first.keyring, &signed, &[], BrokenChain::NewRoot)?;
    countersigned(None, first, &signed)
}

/// Checks that `next` follows `current`.
///
/// `suspended` persons do not count. Suspension is the word of a server, which must not keep people from replacing that
/// server: who knows which server key suspended whom leaves out those whom only keys suspended that `next` drops; and where
/// `next` keeps no server key of `current`, nobody is suspended here.
pub fn check_next(current: &Exact<Keyring>, next: &SignedKeyring, suspended: &[PersonId]) -> Result<(), BrokenChain> {
    let new = &next.keyring;
    new.check()?;
    if new.tenant != current.tenant {
        return Err(BrokenChain::Tenant);
    }
    if Some(new.version) != current.version.checked_add(1) || !new.previous.contains(&current.digest()) {
        return Err(BrokenChain::NotNext);
    }
    let loosens = new.issued < current.issued
        || (new.limits.solo && !current.limits.solo)
        || (new.limits.demo && !current.limits.demo)
        || new.log.generation < current.log.generation;
    if loosens {
        return Err(BrokenChain::Loosens);
    }
    let suspended = if replaces_server(current, new) { &[] } else { suspended };
    let signed = signatures(Some(current), next)?;
    root(current, &signed, suspended, BrokenChain::OldRoot)?;
    root(new, &signed, suspended, BrokenChain::NewRoot)?;
    countersigned(Some(current), next, &signed)
}

/// Whether no server key of the old keyring stands in the new one.
fn replaces_server(current: &Keyring, new: &Keyring) -> bool {
    let kept = |key: &ServiceKey| new.service_keys.iter().any(|new| new.public_key == key.public_key);
    !current.service_keys.iter().any(kept)
}

/// A verified signature: the key's bytes and the role.
struct Signed<'a> {
    public_key: &'a [u8],
    role: Role,
}

/// Verifies every signature under the new keyring's entry for its key, or the old one's when the key is leaving.
fn signatures<'a>(current: Option<&'a Keyring>, next: &'a SignedKeyring) -> Result<Vec<Signed<'a>>, BrokenChain> {
    let question = question(&next.keyring);
    let mut seen = BTreeSet::new();
    let mut signed = Vec::new();
    for approval in &next.approvals {
        let entries = [next.keyring.key(approval.key), current.and_then(|keyring| keyring.key(approval.key))];
        let mut entries = entries.into_iter().flatten().peekable();
        let key: &Key = entries.peek().ok_or(BrokenChain::Signature)?;
        if !seen.insert(&key.public_key) || !entries.all(|entry| approval.verify(entry, &question).is_ok()) {
            return Err(BrokenChain::Signature);
        }
        signed.push(Signed { public_key: &key.public_key, role: approval.role });
    }
    Ok(signed)
}

/// Whether enough distinct persons signed as root of this keyring.
fn root(
    keyring: &Keyring,
    signed: &[Signed<'_>],
    suspended: &[PersonId],
    short: BrokenChain,
) -> Result<(), BrokenChain> {
    let persons: BTreeSet<PersonId> = signed
        .iter()
        .filter(|signed| signed.role == Role::Root)
        .filter_map(|signed| keyring.key_with(signed.public_key))
        .filter(|key| !key.is_for_demo_only() || keyring.limits.demo)
        .map(|key| key.person)
        .filter(|person| keyring.has_role(*person, Role::Root) && !suspended.contains(person))
        .collect();
    let rung = keyring.rung(LadderAction::Keyring, 1).ok_or(short)?;
    let least = floor::persons(LadderAction::Keyring, keyring.limits.solo);
    let enough = persons.len() >= least
        && rung
            .alternatives
            .iter()
            .any(|needs| needs.iter().all(|need| need.role == Role::Root && persons.len() as u64 >= need.count));
    if enough { Ok(()) } else { Err(short) }
}

/// Whether every key that the old keyring did not have signed the new one.
fn countersigned(current: Option<&Keyring>, next: &SignedKeyring, signed: &[Signed<'_>]) -> Result<(), BrokenChain> {
    let all = next
        .keyring
        .keys
        .iter()
        .filter(|key| current.is_none_or(|keyring| keyring.key_with(&key.public_key).is_none()))
        .all(|key| signed.iter().any(|signed| signed.public_key == key.public_key.as_slice()));
    if all { Ok(()) } else { Err(BrokenChain::Countersign) }
}
