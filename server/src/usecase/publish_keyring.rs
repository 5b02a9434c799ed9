//! T5: the next keyring of the chain. Its signatures decide; whoever carries it here only carries it.

use lethe_proto::{
    cbor::encode,
    chain::{BrokenChain, SignedKeyring, check_next},
    ids::PersonId,
    keyring::Keyring,
    leaf::LeafKind,
};
use lethe_server_core::{actor::Actor, audit::AuditEvent, permission::Permission};

use super::{By, House, failure::failures, steps::state_change::change_lists};
use crate::store::{
    StoreError, Tx,
    repo::{
        drafts::DraftState,
        mailbox::Mail,
        people::{NewPerson, Suspension},
    },
};

failures!(
    /// Why the keyring was not taken.
    PublishKeyringError {
        /// There is no first keyring.
        NoKeyring = Conflict "keyring.missing" "there is no keyring yet; make your approval key first, in the console or with `lethe init --keyring`",
        /// The chain breaks.
        Broken(#[from] BrokenChain) = Invalid "keyring.broken" "the keyring does not continue the chain: {0}",
    }
);

/// Takes a keyring that the thresholds of old and new have signed; gives its version. Publishing it again is no change.
pub async fn publish_keyring(house: &House, by: By, next: SignedKeyring) -> Result<u64, PublishKeyringError> {
    let carrier = by.may(Permission::Relay)?;
    let house_in = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let newest = tx.keyrings().newest().await?.ok_or(PublishKeyringError::NoKeyring)?;
            let version = next.keyring.version;
            if tx.keyrings().find_digest(&next.keyring.digest()).await?.is_some() {
                return Ok(tx.unchanged(version).await?);
            }
            let kept = kept_suspensions(&tx, &next.keyring).await?;
            check_next(&newest.keyring, &next, &kept)?;
            let event = take_next(&house_in, &mut tx, &next, &kept).await?;
            Ok(tx.commit(carrier, event, version))
        })
        .await
}

/// Who does not count in deciding about this keyring. As devices do: a key that is to go silences nobody.
pub(super) async fn kept_suspensions(tx: &Tx, next: &Keyring) -> Result<Vec<PersonId>, StoreError> {
    let kept = |suspension: &Suspension| next.service_key(suspension.by).is_some();
    Ok(tx.people().suspensions().await?.into_iter().filter(kept).map(|suspension| suspension.person).collect())
}

/// Stores a keyring that follows, and passes it on; gives the event that ends the transaction. The caller has checked the chain.
pub(super) async fn take_next(
    house: &House,
    tx: &mut Tx,
    next: &SignedKeyring,
    kept: &[PersonId],
) -> Result<AuditEvent, StoreError> {
    let leaf = tx.append_leaf(LeafKind::Keyring, &encode(next));
    tx.keyrings().insert(next, leaf, tx.now()).await?;
    know_people(tx, &next.keyring).await?;
    let alive = tx.enrollments().alive().await?;
    tx.send(0, Mail::Keyring(next.keyring.version), &alive).await?;
    if reinstate(tx, &next.keyring, kept).await? {
        // States that are still on their way would suspend the same people again.
        change_lists(house, tx, &alive).await?;
    }
    settle(tx, &next.keyring, next.keyring.digest()).await?;
    Ok(AuditEvent::KeyringPublished { version: next.keyring.version, digest: next.keyring.digest() })
}

/// The open draft is this keyring, or can no longer become one; proposed keys that stand in it are proposals no more.
async fn settle(tx: &mut Tx, keyring: &Keyring, digest: lethe_proto::ids::Digest) -> Result<(), StoreError> {
    if let Some(draft) = tx.drafts().open().await? {
        if draft.keyring.digest() == digest {
            tx.drafts().close(draft.no, DraftState::Published, tx.now()).await?;
        } else {
            tx.drafts().close(draft.no, DraftState::Stale, tx.now()).await?;
            tx.record(Actor::Server, &AuditEvent::DraftOutdated { digest: draft.keyring.digest() });
        }
    }
    for key in &keyring.keys {
        tx.proposals().delete_key(&key.public_key).await?;
    }
    Ok(())
}

/// Ends the suspensions that are older than the keyring, or by keys that it drops; tells whether there was one.
async fn reinstate(tx: &Tx, keyring: &Keyring, kept: &[PersonId]) -> Result<bool, StoreError> {
    let mut any = false;
    for person in &keyring.persons {
        let until = if kept.contains(&person.id) { keyring.issued } else { tx.now() };
        any |= tx.people().reinstate(person.id, until).await?;
    }
    Ok(any)
}

/// People of the keyring are people of the house, under the same ids.
pub(super) async fn know_people(tx: &Tx, keyring: &Keyring) -> Result<(), StoreError> {
    for person in &keyring.persons {
        if tx.people().find(person.id).await?.is_none() {
            let name = person.name.as_str().to_owned();
            let new = NewPerson { id: person.id, name, email: None, external_id: None, group: None };
            tx.people().insert(&new, tx.now()).await?;
        }
    }
    Ok(())
}
