//! T5: the next keyring of the chain. Its signatures decide; whoever carries it here only carries it.

use lethe_proto::{
    cbor::encode,
    chain::{BrokenChain, SignedKeyring, check_next},
    ids::PersonId,
    keyring::Keyring,
    leaf::LeafKind,
};
use lethe_server_core::{audit::AuditEvent, permission::Permission};

use super::{By, House, failure::failures, steps::state_change::change_lists};
use crate::store::{
    StoreError, Tx,
    repo::{
        mailbox::Mail,
        people::{NewPerson, Suspension},
    },
};

failures!(
    /// Why the keyring was not taken.
    PublishKeyringError {
        /// There is no first keyring.
        NoTenant = Conflict "tenant.missing" "there is no company yet; run `lethe init` first",
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
            let newest = tx.keyrings().newest().await?.ok_or(PublishKeyringError::NoTenant)?;
            let (version, digest) = (next.keyring.version, next.keyring.digest());
            if tx.keyrings().find_digest(&digest).await?.is_some() {
                return Ok(tx.unchanged(version).await?);
            }
            // As devices do: a key that is to go silences nobody.
            let kept = |suspension: &Suspension| next.keyring.service_key(suspension.by).is_some();
            let kept = tx.people().suspensions().await?.into_iter().filter(kept).map(|suspension| suspension.person);
            let kept: Vec<PersonId> = kept.collect();
            check_next(&newest.keyring, &next, &kept)?;
            let leaf = tx.append_leaf(LeafKind::Keyring, &encode(&next));
            tx.keyrings().insert(&next, leaf, tx.now()).await?;
            know_people(&tx, &next.keyring).await?;
            let alive = tx.enrollments().alive().await?;
            tx.send(0, Mail::Keyring(version), &alive).await?;
            if reinstate(&tx, &next.keyring, &kept).await? {
                // States that are still on their way would suspend the same people again.
                change_lists(&house_in, &mut tx, &alive).await?;
            }
            Ok(tx.commit(carrier, AuditEvent::KeyringPublished { version, digest }, version))
        })
        .await
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
