//! The end of drafts that nobody finishes. A job runs it; running it twice is no change.
//!
//! A signature over a keyring must not lie about for ever, waiting for the one that completes it: what is not published in time is
//! withdrawn. Rows and signatures go later, once the chain has gone past them and would refuse them anyway; the log keeps their digests.

use lethe_proto::ids::DAY_MS;
use lethe_server_core::{actor::Actor, audit::AuditEvent};

use super::{House, failure::failures};
use crate::store::repo::drafts::DraftState;

/// How long a draft may collect signatures: thirty days.
pub const OPEN_MS: u64 = 30 * DAY_MS;

/// How long a draft that was published, withdrawn or overtaken is kept at least: thirty days.
pub const KEPT_MS: u64 = 30 * DAY_MS;

failures!(
    /// Why nothing ended.
    ExpireDraftsError {
    }
);

/// Withdraws the open draft if it is overdue, and forgets old ones; tells whether there was an overdue one.
pub async fn expire_drafts(house: &House) -> Result<bool, ExpireDraftsError> {
    let withdrawn = house
        .store
        .write(move |tx| async move {
            let overdue = tx.drafts().open().await?.filter(|draft| draft.created_at.plus(OPEN_MS) <= tx.now());
            let Some(draft) = overdue else { return Ok(tx.unchanged(false).await?) };
            tx.drafts().close(draft.no, DraftState::Withdrawn, tx.now()).await?;
            let event = AuditEvent::DraftWithdrawn { digest: draft.keyring.digest() };
            Ok::<_, ExpireDraftsError>(tx.commit(Actor::Server, event, true))
        })
        .await?;
    house.store.forget_drafts(KEPT_MS).await?;
    Ok(withdrawn)
}
