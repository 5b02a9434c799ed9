//! The keys that sign tokens, as this node knows them. All nodes know the same ones: they lie sealed in the database.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use arc_swap::ArcSwap;
use lethe_server_core::oidc::algorithm::Algorithm;

use crate::{
    jose::Ring,
    usecase::{
        House,
        keep_signing_keys::{KeepSigningKeysError, keep_signing_keys, read_signing_keys},
    },
};

/// So often at most is looked for a key that somebody names and nobody knows.
const LOOK_EVERY_MS: u64 = 5_000;

/// Known keys.
#[derive(Default)]
pub struct Signing {
    ring: ArcSwap<Ring>,
    looked_at: AtomicU64,
}

impl Signing {
    /// The keys, one that signs for each algorithm among them. The first ones are made when somebody first needs them.
    pub async fn ring(&self, house: &House) -> Result<Arc<Ring>, KeepSigningKeysError> {
        let ring = self.ring.load_full();
        let now = house.store.clock().now();
        if Algorithm::ALL.iter().all(|algorithm| ring.signing(*algorithm, now).is_some()) {
            return Ok(ring);
        }
        keep_signing_keys(house).await?;
        self.look(house).await
    }

    /// The same, and another look where a token names a key that is not among them.
    pub async fn ring_with(
        &self,
        house: &House,
        kid_is_known: impl Fn(&Ring) -> bool,
    ) -> Result<Arc<Ring>, KeepSigningKeysError> {
        let ring = self.ring(house).await?;
        let (now, looked) = (house.store.clock().now().0, self.looked_at.load(Ordering::Acquire));
        if kid_is_known(&ring) || now < looked.saturating_add(LOOK_EVERY_MS) {
            return Ok(ring);
        }
        self.look(house).await
    }

    /// Reads them again.
    pub async fn look(&self, house: &House) -> Result<Arc<Ring>, KeepSigningKeysError> {
        self.looked_at.store(house.store.clock().now().0, Ordering::Release);
        let ring = Arc::new(read_signing_keys(house).await?);
        self.ring.store(ring.clone());
        Ok(ring)
    }
}
