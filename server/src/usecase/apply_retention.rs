//! What is known about sign-ins is forgotten when its time has come. A job runs it; running it twice is no change.

use lethe_proto::ids::{DAY_MS, Time};
use lethe_server_core::{actor::Actor, audit::AccessEvent};

use super::{House, failure::failures};
use crate::store::Forgotten;

/// How long records about people are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Days after which a sign-in is forgotten.
    pub sign_ins_days: u64,
    /// Days after which the address of a sign-in is cut to its network.
    pub addresses_days: u64,
}

impl Default for Keep {
    fn default() -> Self {
        Self { sign_ins_days: 90, addresses_days: 30 }
    }
}

failures!(
    /// Why nothing was forgotten.
    ApplyRetentionError {
    }
);

/// Forgets what is due, a bounded number at once, and puts down that it was looked.
pub async fn apply_retention(house: &House, keep: Keep) -> Result<Forgotten, ApplyRetentionError> {
    let forgotten = house
        .store
        .write(move |tx| async move {
            let now = tx.now();
            let before = |days: u64| Time(now.0.saturating_sub(days.saturating_mul(DAY_MS)));
            let tenant = tx.tenant().find().await?.map(|tenant| tenant.id);
            let forgotten = tx.forget_sign_ins(before(keep.sign_ins_days), before(keep.addresses_days)).await?;
            match tenant {
                Some(tenant) if forgotten.sign_ins + forgotten.addresses > 0 => {
                    let Forgotten { sign_ins, addresses, .. } = forgotten;
                    let event = AccessEvent::RetentionApplied { tenant, sign_ins, addresses };
                    Ok(tx.commit(Actor::Server, event.into(), forgotten))
                }
                _ => Ok::<_, ApplyRetentionError>(tx.unchanged(forgotten).await?),
            }
        })
        .await?;
    house.store.note_retention().await?;
    Ok(forgotten)
}
