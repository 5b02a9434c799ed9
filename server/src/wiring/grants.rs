//! Access tokens and apps checked from memory, and proofs of possession that were seen lately.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use lethe_proto::{
    cbor::sha256,
    ids::{Digest, Time},
};
use lethe_server_core::access::app::AppId;

use super::remembered::Remembered;
use crate::{
    store::{StoreError, repo::apps::StoredApp},
    usecase::{
        House, Issuer,
        read_access_token::{Held, ReadAccessTokenError, read_access_token},
    },
};

/// More proofs than this at once, and new ones are refused: who forgets one lets it be used twice.
const MOST_PROOFS: usize = 100_000;

/// What apps hold, as far as it was looked up lately.
#[derive(Default)]
pub struct Grants {
    tokens: Remembered<Held>,
    apps: Remembered<Option<StoredApp>>,
    proofs: Mutex<HashMap<Digest, Time>>,
}

impl Grants {
    /// Whoever an access token speaks for.
    pub async fn find(&self, house: &House, issuer: Issuer<'_>, token: &str) -> Result<Held, ReadAccessTokenError> {
        let (hash, now, epoch) =
            (sha256(token.as_bytes()), house.store.clock().now(), house.store.news().revocations());
        let held = self.tokens.find(hash, now, epoch, read_access_token(house, issuer, token)).await?;
        if held.is_good(house, now) { Ok(held) } else { Err(ReadAccessTokenError::Worthless) }
    }

    /// An app by its id.
    pub async fn app(&self, house: &House, id: &AppId) -> Result<Option<StoredApp>, StoreError> {
        let (hash, now, epoch) =
            (sha256(id.as_str().as_bytes()), house.store.clock().now(), house.store.news().revocations());
        let read = house.store.read();
        let apps = read.apps();
        self.apps.find(hash, now, epoch, apps.find(id)).await
    }

    /// Whether a proof was taken note of.
    pub fn was_seen(&self, jkt: &Digest, jti: &str) -> bool {
        self.proofs.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&proof_name(jkt, jti))
    }

    /// Takes note of a proof by its key and its name. `false`: it was seen before, or there are too many to tell.
    pub fn first_time(&self, jkt: &Digest, jti: &str, until: Time, now: Time) -> bool {
        let name = proof_name(jkt, jti);
        let mut proofs = self.proofs.lock().unwrap_or_else(PoisonError::into_inner);
        if proofs.len() >= MOST_PROOFS {
            proofs.retain(|_, until| *until > now);
        }
        if proofs.len() >= MOST_PROOFS || proofs.contains_key(&name) {
            return false;
        }
        proofs.insert(name, until);
        true
    }
}

fn proof_name(jkt: &Digest, jti: &str) -> Digest {
    sha256(&[jkt.as_bytes().as_slice(), jti.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_good_once_for_each_key() {
        let (grants, until, now) = (Grants::default(), Time(60_000), Time(1_000));
        let (one, two) = (Digest::from([1; 32]), Digest::from([2; 32]));
        assert!(grants.first_time(&one, "a", until, now) && grants.first_time(&two, "a", until, now));
        assert!(grants.was_seen(&one, "a") && !grants.was_seen(&one, "b"));
        assert!(!grants.first_time(&one, "a", until, now) && grants.first_time(&one, "b", until, now));
    }

    #[test]
    fn whoever_floods_with_proofs_makes_none_be_forgotten_before_its_time() {
        let (grants, key) = (Grants::default(), Digest::from([1; 32]));
        for number in 0..MOST_PROOFS {
            assert!(grants.first_time(&key, &number.to_string(), Time(60_000), Time(1_000)));
        }
        assert!(!grants.first_time(&key, "more", Time(60_000), Time(1_000)), "full");
        assert!(!grants.first_time(&key, "0", Time(60_000), Time(1_000)), "seen");
        assert!(grants.first_time(&key, "later", Time(120_000), Time(60_000)), "the old ones are over");
    }
}
