//! Keys that sign tokens take turns by themselves: the next one is made long before its turn, and one of which nothing lives is forgotten.

use lethe_proto::ids::Time;
use lethe_server_core::{
    actor::Actor,
    audit::{AppEvent, AuditEvent},
    oidc::{
        algorithm::Algorithm,
        turns::{self, Due},
    },
};

use super::{House, failure::failures};
use crate::{
    jose::{JoseError, Known, NewKey, Ring, SigningKey},
    keys::{Cell, KeyError},
    store::{
        StoreError, Tx,
        repo::signing_keys::{self, StoredSigningKey},
    },
};

failures!(
    /// Why the keys are not as they should be.
    KeepSigningKeysError {
        /// The library refuses one.
        Jose(#[from] JoseError) = Internal "signing_key.refused" "{0}",
        /// One cannot be sealed.
        Key(#[from] KeyError) = Internal "signing_key.not_sealed" "{0}",
    }
);

fn cell(kid: &str) -> Cell<'_> {
    Cell { table: signing_keys::NAME, column: "sealed", row: kid.as_bytes() }
}

/// The keys that are known now.
pub async fn read_signing_keys(house: &House) -> Result<Ring, KeepSigningKeysError> {
    ring(house, house.store.read().signing_keys().list().await?)
}

fn ring(house: &House, stored: Vec<StoredSigningKey>) -> Result<Ring, KeepSigningKeysError> {
    let mut keys = Vec::with_capacity(stored.len());
    for row in stored {
        let private = house.vault.open(cell(&row.kid), &row.sealed)?;
        let key = SigningKey::new(row.algorithm, &row.public, &private)?;
        if key.kid() != row.kid {
            let id = row.kid;
            return Err(StoreError::Unreadable { table: signing_keys::NAME, column: "public", id }.into());
        }
        keys.push(Known { key, signs_from: row.signs_from });
    }
    Ok(Ring::new(keys))
}

async fn make(
    house: &House,
    tx: &Tx,
    algorithm: Algorithm,
    signs_from: Time,
) -> Result<AuditEvent, KeepSigningKeysError> {
    let NewKey { private, public, kid } = NewKey::make(algorithm)?;
    let sealed = house.vault.seal(cell(&kid), &private, tx.entropy())?;
    let row = StoredSigningKey { kid: kid.clone(), algorithm, public, sealed, signs_from };
    tx.signing_keys().insert(&row, tx.now()).await?;
    Ok(AppEvent::SigningKeyMade { kid, algorithm }.into())
}

/// Makes and forgets what is due; `false` where nothing was.
pub async fn keep_signing_keys(house: &House) -> Result<bool, KeepSigningKeysError> {
    let within = house.clone();
    house
        .store
        .write(move |mut tx| async move {
            let known = ring(&within, tx.signing_keys().list().await?)?;
            let mut events: Vec<AuditEvent> = Vec::new();
            for algorithm in Algorithm::ALL {
                if let Due::Make { signs_from } = turns::due(&known.turns(algorithm), tx.now()) {
                    events.push(make(&within, &tx, algorithm, signs_from).await?);
                }
            }
            for kid in known.dead(tx.now()) {
                tx.signing_keys().forget(kid).await?;
                events.push(AppEvent::SigningKeyForgotten { kid: kid.to_owned() }.into());
            }
            let Some(last) = events.pop() else { return Ok(tx.unchanged(false).await?) };
            for event in &events {
                tx.record(Actor::Server, event);
            }
            Ok(tx.commit(Actor::Server, last, true))
        })
        .await
}
