//! Old drafts go: what nobody needs any more is not a decision of anybody, so no event tells of it.

use lethe_proto::ids::Time;

use super::{Committed, Store, StoreError};

impl Store {
    /// Forgets drafts that were closed longer ago than this, and that no keyring could come of; gives how many.
    pub async fn forget_drafts(&self, kept_ms: u64) -> Result<u64, StoreError> {
        self.write(move |tx| async move {
            let closed_before = Time(tx.now().0.saturating_sub(kept_ms));
            let forgotten = tx.drafts().forget(closed_before).await?;
            Ok::<Committed<u64>, StoreError>(tx.traffic(forgotten))
        })
        .await
    }
}
